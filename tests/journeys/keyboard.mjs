import assert from "node:assert/strict";
import { test } from "node:test";
import { sample_password } from "./people.mjs";
import { phone, visitor } from "./world.mjs";

const focused = (page) => page.evaluate(() => {
    const here = document.activeElement;
    const style = getComputedStyle(here);
    const box = here.getBoundingClientRect();
    return {
        id: here.id, name: here.tagName, words: here.innerText,
        ring: style.outlineStyle === "none" ? 0 : Number.parseFloat(style.outlineWidth),
        seen: box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth,
    };
});

export const keyboard = (sample) => test("everything is reached and seen with the keyboard alone", async () => {
    const { page, troubles, leave } = await visitor(sample);
    await page.goto("/san-pham");
    await page.keyboard.press("Tab");
    assert.equal((await focused(page)).words, "Đến nội dung chính");
    assert.ok((await focused(page)).seen, "the skip link shows when it has the focus");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.ok(await page.evaluate(() => document.activeElement.closest("main") !== null), "skipped into the content");

    await page.goto("/san-pham");
    await page.keyboard.press("/");
    assert.equal((await focused(page)).id, "q");
    await page.keyboard.type("mat ong/");
    assert.equal(await page.locator("#q").inputValue(), "mat ong/");
    await page.keyboard.press("Escape");
    assert.notEqual((await focused(page)).id, "q");

    await page.goto("/san-pham");
    for (let step = 0; step < 25; ++step) {
        await page.keyboard.press("Tab");
        const here = await focused(page);
        assert.ok(here.seen && here.ring >= 2, `step ${step}: ${JSON.stringify(here)}`);
    }
    assert.deepEqual(troubles, []);
    await leave();
});

export const sheet = (sample) => test("the filter sheet of a phone opens, keeps the focus in reach and closes", async () => {
    for (const javaScriptEnabled of [true, false]) {
        const { page, leave } = await visitor(sample, { viewport: phone, javaScriptEnabled });
        await page.goto("/san-pham");
        const sheet = page.locator("#filters");
        const open = page.getByRole("button", { name: "Bộ lọc" });
        assert.equal(await sheet.isVisible(), false);
        await open.focus();
        await page.keyboard.press("Enter");
        assert.equal(await sheet.isVisible(), true);
        await page.keyboard.press("Tab");
        assert.equal(await page.locator("#filters :focus").count(), 1, "the next stop lies in the sheet");
        await page.keyboard.press("Escape");
        assert.equal(await sheet.isVisible(), false);
        assert.equal(await open.evaluate((button) => button === document.activeElement), true, "back where it was");
        await page.keyboard.press("Enter");
        await sheet.getByRole("button", { name: "Xem kết quả" }).press("Enter");
        assert.equal(await sheet.isVisible(), false);
        await leave();
    }
});

const pressed = async (page, keys) => { for (const key of keys) await page.keyboard.press(key); };
// Tab by tab, as one without a mouse goes; every stop is seen.
async function tab_to(page, wanted) {
    for (let step = 0; step < 150; ++step) {
        await page.keyboard.press("Tab");
        const here = await focused(page);
        assert.ok(here.seen && here.ring >= 2, `${page.url()}: ${JSON.stringify(here)}`);
        if (wanted(here)) return;
    }
    assert.fail(`${page.url()}: never reached`);
}

export const keyboard_of_officers = (site) => test("an officer signs in, finds a product, corrects it and searches, by keys alone", async () => {
    const { page, troubles, leave } = await visitor(site);
    await page.goto("/dang-nhap");
    await tab_to(page, (here) => here.id === "f-ten");
    await page.keyboard.type("canbotinh");
    await pressed(page, ["Tab"]);
    await page.keyboard.type(sample_password);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/quan-ly");
    await tab_to(page, (here) => here.words === "Sản phẩm");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/quan-ly/san-pham");
    const product = await page.locator("main tbody th a").first().innerText();
    await tab_to(page, (here) => here.words === product);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/quan-ly/san-pham/*");
    await tab_to(page, (here) => here.words.trim() === "Sửa");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/sua");
    await tab_to(page, (here) => here.id === "f-quy-cach");
    await page.keyboard.type("Hộp 12 gói");
    await tab_to(page, (here) => here.id === "f-ly-do");
    await page.keyboard.type("Theo nhãn");
    await page.keyboard.press("Enter");
    await page.getByText("Đã lưu.").waitFor();
    await page.keyboard.press("/");
    assert.equal((await focused(page)).id, "q");
    await page.keyboard.type("mat ong");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/quan-ly/tim?q=mat+ong");
    assert.match((await page.locator("main").innerText()).normalize("NFC"), /mật ong/i);
    assert.deepEqual(troubles, []);
    await leave();
});
