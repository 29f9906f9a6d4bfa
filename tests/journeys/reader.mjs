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
const thanked = (page) => page.getByText("Đã nhận báo cáo của bạn");
const thanks = (page) => thanked(page).count();

const send = (page) => page.getByRole("button", { name: "Gửi" });
const words = (page) => page.getByLabel("Điều không đúng");
const contact = (page) => page.getByLabel("Điện thoại hoặc thư điện tử");

// The page of the first product, on the way to its form.
async function opened(own, options) {
    const there = await visitor(own, { viewport: phone, ...options });
    await there.page.goto("/san-pham");
    await there.page.locator(".card a").first().click();
    const product = there.page.url();
    await there.page.getByRole("link", { name: "Báo thông tin sai" }).click();
    return { ...there, product };
}

export const mistaken = (own) => test("a report without words is sent back with its contact still typed", async () => {
    const { page, leave } = await opened(own);
    const before = stored(own).length;
    await contact(page).fill("chi.hoa@example.vn");
    await page.locator("form[method=post]").evaluate((form) => { form.noValidate = true; });
    await send(page).click();
    assert.equal(await words(page).getAttribute("aria-invalid"), "true");
    const explained = (await words(page).getAttribute("aria-describedby")).split(" ");
    const explanation = await Promise.all(explained.map((id) => page.locator(`[id="${id}"]`).innerText()));
    assert.match(explanation.join(" "), /Cần/);
    assert.equal(await contact(page).inputValue(), "chi.hoa@example.vn");
    await page.locator("main a[href='#f-noi-dung']").click();
    assert.ok(await words(page).evaluate((field) => field === document.activeElement), "the summary leads to the field");
    assert.equal(stored(own).length, before);
    await leave();
});

export const repeated = (own) => {
    for (const javaScriptEnabled of [true, false]) {
        const script = javaScriptEnabled ? "with" : "without";
        test(`a report sent by a double click and once more after going back is stored once, ${script} script`, async () => {
            const { page, product, leave } = await opened(own, { javaScriptEnabled });
            const before = stored(own).length;
            const report = `Sản phẩm này bốn sao, không phải ba sao, ${script}.`;
            await words(page).fill(report);
            await send(page).dblclick();
            await thanked(page).waitFor();  // the second press may break off the first one's way to the page
            assert.equal(page.url(), product);
            assert.equal(await thanks(page), 1);
            assert.equal(stored(own).length, before + 1);
            await page.reload();
            assert.equal(await thanks(page), 0, "thanked once");

            await page.goBack();
            await words(page).fill(report);
            await send(page).click();
            await page.waitForURL(product);
            assert.equal(stored(own).length, before + 1, "sent again after going back");
            await leave();
        });
    }
};
