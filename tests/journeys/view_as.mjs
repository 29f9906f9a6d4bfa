import assert from "node:assert/strict";
import { test } from "node:test";
import { somebody } from "./people.mjs";
import { heading, picture } from "./world.mjs";

export const view_as = (site) => test("an administrator sees the pages as a producer does and can send nothing", async () => {
    const admin = await somebody(site, "quantri");
    const { page } = admin;
    await page.goto("/quan-ly/tai-khoan");
    await page.getByRole("link", { name: "Chủ thể (mẫu)", exact: true }).click();
    const account = page.url();
    await page.getByRole("button", { name: /^Xem/ }).click();
    assert.equal(new URL(page.url()).pathname, "/cua-toi");
    assert.match(await page.locator("body").innerText(), /Đang xem như/i);
    await picture(page, "xem-nhu");
    assert.equal((await page.goto("/quan-ly/san-pham")).status(), 404, "what the producer cannot open");
    await page.goto("/cua-toi");
    await page.getByLabel("Điều cần sửa").fill("Không được ghi.");
    await page.getByRole("button", { name: "Gửi cho cơ quan OCOP" }).click();
    assert.equal(await heading(page), "Chưa gửi được");
    await page.goto("/cua-toi");
    await page.getByRole("button", { name: /^Thôi xem/ }).click();
    assert.equal(page.url(), account);
    const office = await somebody(site, "canbotinh");
    await office.page.goto("/quan-ly/bao-sai");
    assert.doesNotMatch(await office.page.locator("main").innerText(), /Không được ghi/);
    await Promise.all([admin.leave(), office.leave()]);
});
