// A producer without mail: a sheet of paper from the commune, a phone, one sentence to the office.
import assert from "node:assert/strict";
import { test } from "node:test";
import { invite, somebody } from "./people.mjs";
import { heading, phone, picture, visitor } from "./world.mjs";

// A producer of the commune without people of its own yet.
async function producer_without_account(page) {
    await page.goto("/quan-ly/chu-the");
    return (await page.locator("main tbody th a").last().innerText()).trim();
}

export const producer = (site) => test("a producer signs in on a phone with the code on the commune's sheet and asks for a correction", async () => {
    const officer = await somebody(site, "canboxa");
    const name = await producer_without_account(officer.page);
    const code = await invite(officer.page, { name: "Bà Mẫu", role: "producer_owner", producer: name });
    assert.match(code, /^\w{4}-\w{4}-\w{4}$/);

    const { page, troubles, leave } = await visitor(site, { viewport: phone, javaScriptEnabled: false });
    await page.goto("/dang-nhap");
    await page.getByRole("link", { name: "Đăng nhập bằng mã in trên giấy" }).click();
    await page.getByLabel("Mã đăng nhập").fill(code.toUpperCase().replaceAll("-", " "));
    await picture(page, "chu-the-ma");
    await page.getByRole("button", { name: "Đăng nhập" }).click();
    assert.equal(new URL(page.url()).pathname, "/cua-toi");
    assert.equal(await heading(page), name);
    await picture(page, "chu-the-cua-toi");
    await page.getByLabel("Điều cần sửa").fill("Số điện thoại mới là 0905 000 222.");
    await picture(page, "chu-the-xin-sua", { around: page.getByLabel("Điều cần sửa") });
    await page.getByRole("button", { name: "Gửi cho cơ quan OCOP" }).click();
    assert.equal(await page.getByText("Đã gửi cho cơ quan OCOP.").count(), 1);

    const again = await visitor(site, { viewport: phone });
    await again.page.goto("/dang-nhap/ma");
    await again.page.getByLabel("Mã đăng nhập").fill(code);
    await again.page.getByRole("button", { name: "Đăng nhập" }).click();
    assert.match(await again.page.locator("main").innerText(), /Mã chưa đúng, đã dùng/);

    const office = await somebody(site, "canbotinh");
    await office.page.goto("/quan-ly/bao-sai");
    await office.page.locator("main a").filter({ hasText: "Ghi kết quả xử lý" }).first().click();
    assert.match(await office.page.locator("main").innerText(), /0905 000 222/);
    await office.page.getByLabel("Đã xem và làm gì?").fill("Đã gọi lại và sửa số điện thoại.");
    await picture(office.page, "bao-sai");
    await office.page.getByRole("button", { name: "Đã xử lý xong" }).click();
    await office.page.getByText(/^Đã xử lý \(/).waitFor();
    assert.deepEqual(troubles, []);
    for (const one of [officer, again, office]) await one.leave();
    await leave();
});
