import assert from "node:assert/strict";
import { test } from "node:test";
import { heading, phone, visitor } from "./world.mjs";

export const buyer = (sample) => test("a buyer with a phone and no script finds a product and trusts its star", async () => {
    const { page, troubles, leave } = await visitor(sample, { viewport: phone, javaScriptEnabled: false, reducedMotion: "reduce" });
    await page.goto("/");
    const search = page.getByRole("searchbox").filter({ visible: true }).first();
    await search.fill("nuoc mam");
    await search.press("Enter");
    const list = page.url();
    const first = page.locator(".card a").first();
    const name = await first.innerText();
    assert.match(name.normalize("NFC"), /nước mắm/i);
    await first.click();

    assert.equal(await heading(page), name);
    assert.match(await page.locator(".stars.large").innerText(), /^[345] sao$/);
    assert.match(await page.locator(".timeline").innerText(), /Quyết định .+ ngày \d\d\/\d\d\/\d{4} của UBND/);
    assert.match(await page.locator(".timeline").innerText(), /Có hiệu lực đến hết ngày \d\d\/\d\d\/\d{4}/);
    assert.match(await page.locator(".facts a[href^='/chu-the/']").innerText(), /\S/);
    await page.goBack();
    assert.equal(page.url(), list);
    assert.equal(await search_words(page), "nuoc mam");

    await page.getByRole("navigation", { name: "Các phần chính" }).getByRole("link", { name: "Sản phẩm" }).click();
    await page.getByRole("button", { name: "Bộ lọc" }).click();
    await page.locator("#filters").getByRole("link", { name: /^4 sao/ }).click();
    const names = () => page.locator(".card h3").allInnerTexts();
    const stars = () => page.locator(".card .stars").allInnerTexts();
    const first_page = await names();
    assert.deepEqual([...new Set(await stars())], ["4 sao"]);
    await page.getByRole("link", { name: "Trang sau" }).click();
    const second_page = await names();
    assert.deepEqual([...new Set(await stars())], ["4 sao"]);
    assert.deepEqual(second_page.filter((one) => first_page.includes(one)), []);
    await page.getByRole("link", { name: "Trang trước" }).click();
    assert.deepEqual(await names(), first_page);
    assert.deepEqual(troubles, []);
    await leave();
});

const search_words = (page) => page.locator("input[name=q]").first().inputValue();
