import assert from "node:assert/strict";
import { test } from "node:test";
import { heading, visitor } from "./world.mjs";

// The published totals of 31/12/2023: products, producers, five, four and three stars.
const published = ["395", "314", "0", "61", "334"];
const totals = (page) => page.locator(".figure b:first-child").filter({ hasText: /^\d+$/ }).allInnerTexts();

const units = (page) => page.getByRole("table", { name: "Theo địa bàn" });

export const auditor = (sample) => test("an auditor follows a figure down to the decision behind it", async () => {
    const { page, troubles, leave } = await visitor(sample);
    await page.goto("/so-lieu");
    await page.getByLabel("Đến hết ngày").fill("31/12/2023");
    await page.getByRole("button", { name: "Xem", exact: true }).click();
    assert.deepEqual(await totals(page), published);
    const by_district = await units(page).locator("tbody tr").evaluateAll((rows) =>
        rows.map((row) => Number(row.cells[1].innerText)));
    assert.equal(by_district.reduce((all, one) => all + one), 395);

    const district = page.getByRole("row", { name: /Đại Lộc/ });
    const four_stars = district.locator("td").nth(2);
    const counted = Number(await four_stars.innerText());
    assert.ok(counted > 0);
    await four_stars.getByRole("link").click();
    const products = await page.locator(".card a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    assert.equal(products.length, counted);
    for (const product of products) {
        await page.goto(product);
        const history = await page.locator(".timeline").innerText();
        assert.match(history, /Được công nhận 4 sao/, product);
        assert.match(history, /Quyết định .+ ngày \d\d\/\d\d\/\d{4} của UBND/, product);
    }
    await page.getByRole("link", { name: /^Lịch sử hồ sơ/ }).click();
    assert.match(await heading(page), /^Lịch sử hồ sơ: /);
    const entries = await page.locator("main").getByRole("listitem").filter({ hasText: "Thêm mới" }).allInnerTexts();
    assert.ok(entries.some((entry) => entry.includes("Lần công nhận: Thêm mới")));
    assert.ok(entries.some((entry) => entry.includes("Sản phẩm: Thêm mới")));
    for (const entry of entries) assert.match(entry, /[0-9a-f]{64}/, "each entry shows its hash");
    assert.deepEqual(troubles, []);
    await leave();
});

export const other_units = (sample) => test("the units of 2025 change the rows and not the totals", async () => {
    const { page, leave } = await visitor(sample);
    await page.goto("/so-lieu?ngay=2023-12-31");
    const rows = () => units(page).locator("tbody tr").count();
    assert.equal(await rows(), 18);
    await page.getByLabel("Theo địa giới").selectOption("2025");
    await page.getByRole("button", { name: "Xem", exact: true }).click();
    assert.deepEqual(await totals(page), published);
    assert.ok((await rows()) > 18);
    assert.equal(await page.locator("main").getByText(/Huyện Đại Lộc/).count(), 0);
    await leave();
});
