// People who sign in: the sample accounts of `saolang demo`, and whoever a journey makes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { picture, root, visitor } from "./world.mjs";

export const sample_password =
    /sample_password = "([^"]+)"/.exec(readFileSync(join(root, "src/people/sample_accounts.hpp"), "utf8"))[1];

export async function sign_in(page, name, password = sample_password) {
    await page.getByLabel(/^Tên đăng nhập/).fill(name);
    await page.getByLabel(/^Mật khẩu/).fill(password);
    await page.locator("main").getByRole("button", { name: "Đăng nhập" }).click();
    assert.equal(await page.locator("main input[type=password]").count(), 0, `${name} is let in`);
}

// A fresh profile in which somebody has just signed in.
export async function somebody(site, name, options = {}, password = sample_password) {
    const there = await visitor(site, options);
    await there.page.goto("/dang-nhap");
    await sign_in(there.page, name, password);
    return there;
}

export const password = "hoa sen ruong lua xanh";

// The name and password somebody chooses on the page a link opened.
export async function choose_entry(page, name, press) {
    await page.getByLabel(/^Tên đăng nhập/).fill(name);
    await page.getByLabel(/^Mật khẩu mới/).fill(password);
    await page.getByLabel("Gõ lại mật khẩu mới").fill(password);
    await page.getByRole("button", { name: press }).click();
}

// The page that shows the one-time link or code, once.
export async function invite(page, { name, role, unit, producer }) {
    await page.goto("/quan-ly/tai-khoan/moi");
    await page.getByLabel("Họ và tên").fill(name);
    await page.getByLabel(/^Vai trò/).selectOption(role);
    if (unit) await page.getByLabel(/^Đơn vị/).fill(unit);
    if (producer) await page.getByLabel(/^Chủ thể/).fill(producer);
    await picture(page, `moi-${role}`);
    await page.getByRole("button", { name: "Mời", exact: true }).click();
    const sheet = page.locator("article.sheet");
    await picture(page, `giay-${role}`);
    const said = await sheet.innerText();
    return /\/dang-nhap\/mat-khau\/\w+/.exec(said)?.[0] ?? await sheet.locator(".sheet-code").innerText();
}
