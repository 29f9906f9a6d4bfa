import assert from "node:assert/strict";
import { test } from "node:test";
import { visitor } from "./world.mjs";

// data/examples/real_products.csv names two four-star products of Đại Lộc: one of 2022, whose term covers the whole of
// 2023 whatever its day, and one without a year.
export const real_list = (real) => test("how many four-star products did Đại Lộc have on 31/12/2023, by which decisions?", async (t) => {
    const { page, troubles, leave } = await visitor(real);
    const started = Date.now();
    await page.goto("/");
    await page.getByRole("navigation", { name: "Các phần chính" }).getByRole("link", { name: "Số liệu" }).click();
    await page.getByRole("link", { name: "2023", exact: true }).click();
    await page.getByRole("row", { name: /Tỉnh Quảng Nam/ }).getByRole("link").first().click();
    const district = page.getByRole("row", { name: /Huyện Đại Lộc/ });
    const answer = await district.locator("td").nth(2).innerText();
    await district.locator("td").nth(2).getByRole("link").click();
    const counted = await page.locator(".card h3").allInnerTexts();
    await page.locator(".card a").click();
    const decision = await page.locator(".timeline").innerText();
    await page.goBack();
    await page.getByRole("link", { name: "Những sản phẩm không được tính và lý do" }).click();
    const left_out = page.locator(".card").filter({ hasText: "Bánh tráng Đại Lộc" });
    const reason = await left_out.innerText();
    const seconds = (Date.now() - started) / 1000;

    assert.equal(answer, "1");
    assert.deepEqual(counted, ["Nước cốt chanh Thu Vân"]);
    assert.match(decision, /Năm 2022[^]*Được công nhận 4 sao[^]*Nguồn: top1quangnam\.com/);
    assert.match(reason, /Không rõ ngày công nhận/);
    assert.equal(await page.locator(".card").count(), await page.locator(".card .tag").count(), "each has its reason");
    await left_out.getByRole("link").click();
    assert.match(await page.locator(".timeline").innerText(), /Không rõ ngày[^]*Được công nhận 4 sao/);
    assert.deepEqual(troubles, []);
    t.diagnostic(`answered in ${seconds.toFixed(1)} s from the home page, by clicks alone`);
    await leave();
});
