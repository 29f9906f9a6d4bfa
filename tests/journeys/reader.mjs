import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { phone, visitor } from "./world.mjs";

function stored(site) {
    const file = join(site.scratch, "remarks.csv");
    site.run("export", "remarks", "-o", file);
    return readFileSync(file, "utf8").trim().split("\r\n").slice(1);
}
const thanks = (page) => page.getByText("Đã nhận báo cáo của bạn").count();

export const reader = (own) => test("a reader's report arrives once, however often it is sent", async () => {
    for (const javaScriptEnabled of [true, false]) {
        const { page, leave } = await visitor(own, { viewport: phone, javaScriptEnabled });
        const before = stored(own).length;
        await page.goto("/san-pham");
        await page.locator(".card a").first().click();
        const product = page.url();
        await page.getByRole("link", { name: "Báo thông tin sai" }).click();

        await page.getByLabel("Điện thoại hoặc thư điện tử").fill("chi.hoa@example.vn");
        await page.locator("form[method=post]").evaluate((form) => { form.noValidate = true; });
        await page.getByRole("button", { name: "Gửi" }).click();
        const words = page.getByLabel("Điều không đúng");
        assert.equal(await words.getAttribute("aria-invalid"), "true");
        const explains = await words.getAttribute("aria-describedby");
        assert.match((await Promise.all(explains.split(" ").map((id) => page.locator(`[id="${id}"]`).innerText()))).join(" "),
            /Cần/);
        assert.equal(await page.getByLabel("Điện thoại hoặc thư điện tử").inputValue(), "chi.hoa@example.vn");
        assert.equal(stored(own).length, before);

        await words.fill(`Sản phẩm này bốn sao, không phải ba sao (${javaScriptEnabled}).`);
        await page.getByRole("button", { name: "Gửi" }).dblclick();
        await page.waitForURL(product);
        assert.equal(await thanks(page), 1);
        assert.equal(stored(own).length, before + 1);
        await page.reload();
        assert.equal(await thanks(page), 0, "thanked once");

        await page.goBack();
        await page.getByLabel("Điều không đúng").fill(`Sản phẩm này bốn sao, không phải ba sao (${javaScriptEnabled}).`);
        await page.getByRole("button", { name: "Gửi" }).click();
        await page.waitForURL(product);
        assert.equal(stored(own).length, before + 1, "sent again after going back");
        await leave();
    }
});
