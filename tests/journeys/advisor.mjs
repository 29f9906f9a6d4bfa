import assert from "node:assert/strict";
import { test } from "node:test";
import { heading, phone, scrolls_sideways, visitor } from "./world.mjs";

// Readers' tasks, timed for whoever reads the log.
const seconds_since = (began) => `${((performance.now() - began) / 1000).toFixed(2)} s`;

export const find_my_set = (sample) => test("a producer with a phone and no script finds the criteria set of the product", async (t) => {
    const { page, troubles, leave } = await visitor(sample, { viewport: phone, javaScriptEnabled: false });
    await page.goto("/");
    let began = performance.now();
    await page.getByRole("link", { name: "Sản phẩm của tôi thiếu gì để đạt sao?" }).click();
    await page.getByLabel("Gõ tên sản phẩm").fill("trà sâm");
    await page.locator("main").getByRole("button", { name: "Tìm" }).click();
    await page.locator(".ways a").first().click();
    t.diagnostic(`find my set by its name: 3 presses, ${seconds_since(began)}`);
    assert.equal(new URL(page.url()).pathname, "/tu-danh-gia/12");
    assert.equal(await heading(page), "Sản phẩm trà từ thực vật khác");

    began = performance.now();
    await page.getByRole("link", { name: "Chọn lại từ đầu" }).click();
    for (const answer of ["Đồ ăn, nguyên liệu", "Đã chế biến", "Rau, củ, quả, hạt"])
        await page.locator(".ways").getByRole("link", { name: answer }).click();
    t.diagnostic(`find my set by questions: 4 presses, ${seconds_since(began)}`);
    assert.equal(new URL(page.url()).pathname, "/tu-danh-gia/7");
    await page.getByRole("link", { name: "Đã chế biến" }).click();
    assert.equal(await heading(page), "Sản phẩm đã làm đến đâu khi đem bán?");
    assert.deepEqual(troubles, []);
    await leave();
});

// Answers the n-th level of every question on the page.
async function answer_all(page, n) {
    const questions = page.locator("fieldset");
    for (let at = 0; at < await questions.count(); ++at) await questions.nth(at).getByRole("radio").nth(n).check();
}

export const four_stars = (sample) => test("a producer without script answers, sees what is missing for four stars, keeps it by a link and prints it", async (t) => {
    const { page, context, troubles, leave } = await visitor(sample, { viewport: phone, javaScriptEnabled: false });
    await page.goto("/tu-danh-gia/7");
    await answer_all(page, 1);  // nothing in the way
    const next = page.getByRole("button", { name: "Tiếp", exact: true });
    while (await next.count()) {
        await next.click();
        assert.equal(await scrolls_sideways(page), false);
        if (await next.count()) await answer_all(page, 1);
    }
    assert.match(await page.locator("#da-tra-loi").innerText(), /26\/36/);
    await page.getByRole("button", { name: "Quay lại" }).click();
    assert.equal(await page.locator("fieldset").first().getByRole("radio").nth(1).isChecked(), true, "the answers came along");
    await page.getByRole("button", { name: "Xem kết quả" }).click();
    assert.deepEqual([...new URL(page.url()).searchParams.keys()], ["t"], "the address holds the answers alone");
    assert.match(await page.locator(".panel").first().innerText(), /Còn 10 câu chưa biết/);

    const began = performance.now();
    await page.locator(".chips").getByRole("link", { name: "4 sao" }).click();
    const missing = page.locator("details[open]");
    const words = await missing.innerText();
    t.diagnostic(`what do I lack for four stars: 1 press, ${seconds_since(began)}`);
    assert.match(words, /^4 sao: thiếu \d+ điểm và \d+ tiêu chí chưa tới mức tối thiểu/);
    assert.match(words, /4 sao cần từ 70 điểm \(QĐ 26\/2026, Điều 3\)/);
    assert.match(words, /2\.3 .+ cần: .+mã truy xuất nguồn gốc điện tử/);
    const plan = await page.locator(".plan").innerText();
    assert.match(plan, /mức tối thiểu của 4 sao \(Phụ lục II, bộ 7, tiêu chí 2\.3\)/);
    assert.match(plan, /₫/);
    await page.getByRole("link", { name: "Nhanh nhất" }).click();
    assert.ok(await page.locator(".plan li").count() > 0);

    const kept = page.url();
    const shown = await page.locator(".plan").innerText();
    assert.deepEqual(await context.cookies(), []);
    await page.setViewportSize({ width: 1280, height: 900 });
    const pdf = (await page.pdf({ format: "A4", preferCSSPageSize: true })).toString("latin1");
    t.diagnostic(`printed pages: ${[...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length}`);
    assert.equal([...pdf.matchAll(/\/Type\s*\/Page\b(?!s)/g)].length, 1, "one page of paper");
    await leave();

    const other = await visitor(sample, { viewport: phone });
    await other.page.goto(kept);
    assert.equal(await other.page.locator(".plan").innerText(), shown, "the link is enough");
    await other.page.getByRole("link", { name: "Trả lời tiếp" }).click();
    assert.match(await other.page.locator("#da-tra-loi").innerText(), /26\/36/);
    assert.deepEqual([...troubles, ...other.troubles], []);
    await other.leave();
});
