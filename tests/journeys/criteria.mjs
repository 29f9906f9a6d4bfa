import assert from "node:assert/strict";
import { test } from "node:test";
import { phone, scrolls_sideways, visitor } from "./world.mjs";

// A reader's task, timed for whoever reads the log: from the home page to the answer.
export const how_seventy = (sample) => test("a reader with a phone and no script learns how 70 is decided", async (t) => {
    const { page, troubles, leave } = await visitor(sample, { viewport: phone, javaScriptEnabled: false });
    await page.goto("/");
    const began = performance.now();
    await page.locator(".foot").getByRole("link", { name: "Tiêu chí" }).click();
    await page.getByRole("link", { name: "Điểm và sao được quyết định thế nào" }).click();
    const answer = page.locator(".answer");
    const words = await answer.innerText();
    t.diagnostic(`how is 70 decided: 2 presses, ${((performance.now() - began) / 1000).toFixed(2)} s`);
    assert.match(words, /69,9 điểm: 3 sao\./);
    assert.match(words, /Đúng 70 điểm: 4 sao, chỉ khi đạt mọi mức tối thiểu \*\*\* và \*\*\*\*\./);
    assert.match(words, /trừ khi Quy chế hoạt động của Hội đồng quy định làm tròn/);
    const box = await answer.boundingBox();
    assert.ok(box.y + box.height <= phone.height, `the answer is seen without scrolling: ${JSON.stringify(box)}`);

    const result = page.locator("#ket-qua");
    assert.match(await result.innerText(), /Trung bình: 69,8\.[^]*Khung điểm: 3 sao/);
    await page.getByLabel("Quy chế của Hội đồng về làm tròn").selectOption({ label: "Làm tròn đến số nguyên" });
    await page.getByRole("button", { name: "Xem kết quả" }).click();
    assert.match(await result.innerText(), /Làm tròn theo quy chế: 70\.[^]*Khung điểm: 4 sao/);
    assert.equal(await result.locator(".stars").innerText(), "4 sao");
    await page.getByLabel("Có thiếu mức tối thiểu nào không").selectOption("4");
    await page.getByRole("button", { name: "Xem kết quả" }).click();
    assert.equal(await result.locator(".stars").innerText(), "3 sao");
    await page.getByLabel("Tổng điểm của từng thành viên").fill("bảy mươi");
    await page.getByRole("button", { name: "Xem kết quả" }).click();
    assert.equal(await page.getByLabel("Tổng điểm của từng thành viên").getAttribute("aria-invalid"), "true");
    assert.equal(await result.count(), 0);
    assert.deepEqual(troubles, []);
    await leave();
});

export const criteria = (sample) => test("a reader finds a word in the criteria, the level that says it, and what another set asks", async () => {
    const { page, troubles, leave } = await visitor(sample, { viewport: phone });
    await page.goto("/tieu-chi");
    await page.getByLabel("Tìm trong tiêu chí").fill("truy xuat nguon goc");
    await page.locator(".look").getByRole("button", { name: "Tìm" }).click();
    await page.locator(".chips a", { hasText: "7. Chế biến từ rau" }).click();
    await page.waitForURL("**/tieu-chi/26-2026/7#*");
    const target = page.locator(":target");
    assert.equal(await target.count(), 1);
    const jump = page.locator(".jump");
    const covered = await target.evaluate((heading) => {
        const bar = document.querySelector(".jump").getBoundingClientRect();
        return heading.getBoundingClientRect().top < bar.bottom;
    });
    assert.equal(covered, false, "the row of sections does not cover what is led to");
    assert.ok(await jump.evaluate((bar) => bar.getBoundingClientRect().top >= 0), "the row of sections stays in sight");
    assert.equal(await scrolls_sideways(page), false);

    await page.getByRole("link", { name: "So với bộ khác" }).click();
    await page.getByLabel("Bộ B").selectOption("26-2026.26");
    await page.getByRole("button", { name: "So sánh" }).click();
    assert.equal(new URL(page.url()).searchParams.get("a"), "26-2026.7");
    assert.match(await page.locator("main").innerText(), /chỉ bộ B có/);
    assert.equal(await scrolls_sideways(page), false);
    assert.deepEqual(troubles, []);
    await leave();
});

export const printed_criteria = (sample) => test("a set prints with every criterion and without what is only for the screen", async () => {
    const { page, leave } = await visitor(sample);
    await page.goto("/tieu-chi/26-2026/7");
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(".jump").isVisible(), false);
    assert.equal(await page.locator("h4:visible, h3[id]:visible").count(), 32 + 6, "32 criteria and the 6 sections of several");
    assert.ok(await page.locator(".levels li:visible").count() >= 104);
    await leave();
});
