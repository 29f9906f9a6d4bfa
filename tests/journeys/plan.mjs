// The year's plan: next year's is copied from this one's, and the district that endangers a target is found with its reason.
import assert from "node:assert/strict";
import { test } from "node:test";
import { somebody } from "./people.mjs";
import { heading, picture } from "./world.mjs";

const main = (page) => page.locator("main");
const press = (page, name) => main(page).getByRole("button", { name, exact: true }).click();
const follow = (page, name) => main(page).getByRole("link", { name }).first().click();

async function copy_the_plan(page) {
    await page.getByRole("link", { name: "Kế hoạch năm" }).first().click();
    await follow(page, "Lập kế hoạch");
    await page.getByLabel("Chép chỉ tiêu từ kế hoạch").selectOption({ label: "Kế hoạch 2024 – Tỉnh Quảng Nam (SĐ-973-MẪU, 05/09/2024)" });
    await page.getByLabel(/^Năm/).fill("2025");
    await page.getByLabel(/^Đơn vị/).fill("Tỉnh Quảng Nam");
    await page.getByLabel(/^Số văn bản/).fill("25/KH-MẪU");
    await page.getByLabel(/^Ngày ban hành/).fill("31/02/2025");
    await press(page, "Lưu");
    assert.match(await main(page).innerText(), /Cần một ngày có thật/, "what is wrong is said at its field");
    assert.equal(await page.getByLabel(/^Số văn bản/).inputValue(), "25/KH-MẪU", "nothing typed is lost");
    await page.getByLabel(/^Ngày ban hành/).fill("20/01/2025");
    await press(page, "Lưu");
    assert.equal(await heading(page), "Kế hoạch 2025 – Tỉnh Quảng Nam: 25/KH-MẪU, 20/01/2025");
    const rows = page.getByRole("table", { name: "Chỉ tiêu" }).locator("tbody tr");
    assert.equal(await rows.count(), 10);
    assert.match(await rows.first().innerText(), /31\/12\/2025/);
    assert.match(await rows.first().innerText(), /lặp lại từ 2024/);
}

async function raise_a_goal(page) {
    await page.getByRole("row", { name: /sản phẩm đăng ký/ }).getByRole("link", { name: "Sửa", exact: true }).click();
    await page.getByLabel("Mức", { exact: true }).fill("75,5 %");
    await page.getByLabel(/^Lý do sửa/).fill("Theo kế hoạch 2025");
    await press(page, "Lưu");
    assert.match(await page.getByRole("row", { name: /sản phẩm đăng ký/ }).innerText(), /ít nhất 75,5 %/);
}

// Down to the sales point and the paper behind the verdict.
async function find_the_district(page) {
    await page.goto("/quan-ly/ke-hoach");
    await follow(page, "Kế hoạch 2024");
    await picture(page, "ke-hoach-nam");
    const card = page.locator("article.target").filter({ hasText: "18 huyện, thị xã, thành phố" });
    await card.getByRole("link", { name: /^Nơi cản trở: / }).click();
    const lagging = page.locator(".lagging li");
    const district = await lagging.first().getByRole("link").innerText();
    const reason = await lagging.first().locator("small").innerText();
    await picture(page, "vi-sao-chi-tieu");
    await lagging.first().getByRole("link").click();
    const records = page.getByRole("table", { name: "Hồ sơ đằng sau con số" }).locator("tbody tr");
    assert.equal(await records.count(), 1);
    assert.match(await records.first().innerText(), new RegExp(district));
    assert.match(await records.first().innerText(), new RegExp(reason));
    await records.first().locator("a[href^='/quan-ly/ho-so/diem-ban/']").first().click();
    assert.match(await main(page).innerText(), new RegExp(district.replace("Huyện ", "")));
    return { district, reason };
}

// The same target on a day, as true and as known then.
async function ask_about_june(page) {
    await page.goto("/quan-ly/ke-hoach/2024");
    const day = (row) => page.locator(".question ul").nth(row).getByRole("link", { name: "30/06/2024" });
    const fairs = () => page.locator("article.target").filter({ hasText: "hội chợ chuyên đề" }).innerText();
    await day(0).click();
    assert.match(await page.locator(".question").innerText(), /Điều đúng vào cuối ngày 30\/06\/2024, theo mọi hồ sơ có đến hôm nay/);
    const in_truth = await fairs();
    await day(1).click();
    assert.match(await page.locator(".question").innerText(), /theo những gì hệ thống đã biết vào cuối ngày 30\/06\/2024/);
    return [in_truth, await fairs()];
}

export const plan = (written) => test("a new officer copies the plan of 2024 to 2025 and finds the district that endangers the sales points", async () => {
    const { page, troubles, leave } = await somebody(written, "canbotinh");
    const start = performance.now();
    await copy_the_plan(page);
    await raise_a_goal(page);
    const found = await find_the_district(page);
    const seconds = (performance.now() - start) / 1000;
    console.log(`${found.district}: ${found.reason} (${seconds.toFixed(1)} s of the machine)`);
    await ask_about_june(page);
    const refused = /status of 422/;  // the browser's own words on an answer meant to refuse
    assert.deepEqual(troubles.filter((one) => !refused.test(one)), []);
    await leave();
});
