import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { ask_about_data } from "./desk_pages.mjs";
import { somebody } from "./people.mjs";
import { phone, picture, visitor } from "./world.mjs";

export const personal_data = (site) => test("a person asks for the data kept about them and the office hands them over in time", async () => {
    const asker = await visitor(site, { viewport: phone, javaScriptEnabled: false });
    const words = "Tôi đứng tên cơ sở mẫu, xin một bản dữ liệu.";
    await ask_about_data(asker.page, words, "0905 000 333");
    assert.match(await asker.page.locator("body").innerText(), /Cảm ơn|Đã nhận/);
    await asker.leave();

    const office = await somebody(site, "canbotinh");
    const { page } = office;
    await page.goto("/quan-ly/chu-the");
    const producer = await page.locator("main tbody th a").first().getAttribute("href");
    await page.goto("/quan-ly/du-lieu-ca-nhan");
    const addresses = await page.locator("main a[href^='/quan-ly/du-lieu-ca-nhan/']:not([href$='/moi'])")
        .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    let request;
    for (const address of addresses) {
        await page.goto(address);
        if ((await page.locator("main").innerText()).includes(words)) { request = address; break; }
    }
    assert.ok(request, "the request waits at the office");
    assert.match(await page.locator("main").innerText(), /Hạn trả lời\s+26\/11\/2026/, "two working days after the 24th, a Tuesday");
    await page.getByLabel("Loại hồ sơ").selectOption("producer");
    await page.getByLabel("Mã hồ sơ").fill(producer.split("/").pop());
    await page.getByRole("button", { name: "Chọn hồ sơ này" }).click();
    await picture(page, "du-lieu-ca-nhan");
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Tải tệp dữ liệu (JSON)" }).click()]);
    const file = join(site.scratch, "du-lieu.json");
    await download.saveAs(file);
    assert.ok(Object.keys(JSON.parse(readFileSync(file, "utf8"))).length > 0);
    await page.locator("main form textarea").fill("Đã gửi bản dữ liệu tại cơ quan.");
    await page.getByRole("button", { name: "Ghi câu trả lời" }).click();
    assert.match(await page.locator("main").innerText(), /Đã trả lời/);
    await office.leave();
});
