// What pages behind the sign-in look like when something is wrong, under way or contested.
import assert from "node:assert/strict";
import { test } from "node:test";
import { list_file, row } from "./office_list.mjs";
import { look, with_axe } from "./pages.mjs";
import { somebody } from "./people.mjs";
import { desk, phone } from "./world.mjs";

const send_empty = async (page) => {
    await page.locator("main form[method=post]").first().evaluate((form) => { form.noValidate = true; form.requestSubmit(); });
    await page.waitForLoadState();
};
const looked_at = async (page, problems, at) => {
    for (const viewport of [phone, desk]) {
        await page.setViewportSize(viewport);
        await look(page, problems, `${at} at ${viewport.width} px`);
    }
};
const refusals = /status of (401|403|404|409|422)/;  // the browser's words on answers meant to refuse

export const mistakes = (site) => test("a form sent empty names what is missing, leads to it and keeps what was typed", async () => {
    const there = await somebody(site, "canbotinh");
    const { page, troubles } = there;
    await with_axe(there.context);
    const problems = [];
    for (const path of ["/quan-ly/san-pham/moi", "/quan-ly/chu-the/moi", "/quan-ly/quyet-dinh/moi", "/quan-ly/nhap", "/quan-ly/tai-khoan/moi",
        "/quan-ly/du-lieu-ca-nhan/moi", "/tai-khoan/mat-khau"]) {
        for (const at of [path, `/en${path}`]) {
            await page.goto(at);
            const [answer] = await Promise.all([page.waitForResponse((one) => one.request().method() === "POST"), send_empty(page)]);
            if (answer.status() !== 422) problems.push(`${at}: ${answer.status()}`);
            await page.locator("main strong[id$='-error']").first().waitFor();
            await looked_at(page, problems, `${at} with errors`);
        }
    }
    await page.goto("/quan-ly/san-pham/moi");
    await page.getByLabel("Quy cách").fill("Hũ 200 g");
    await send_empty(page);
    await page.locator("main a[href='#f-ten']").click();
    assert.equal(await page.locator("#f-ten").evaluate((field) => field === document.activeElement), true);
    assert.equal(await page.getByLabel("Quy cách").inputValue(), "Hũ 200 g");
    assert.deepEqual([...problems, ...troubles.filter((one) => !refusals.test(one))], []);
    await there.leave();
});

export const contested = (site) => test("two texts of one record are shown side by side, on a phone too", async () => {
    const problems = [];
    const [first, second] = await Promise.all([somebody(site, "canbotinh"), somebody(site, "canbotinh")]);
    await with_axe(second.context);
    await first.page.goto("/quan-ly/san-pham?tinh=con");
    const form = await first.page.locator("main tbody th a").nth(3).getAttribute("href") + "/sua";
    await second.page.goto(`/en${form}`);
    for (const [{ page }, at, text] of [[first, form, "Gói 100 g"], [second, null, "Gói 300 g"]]) {
        if (at) await page.goto(at);
        await page.locator("[name=quy-cach]").fill(text);
        await page.locator("[name=ly-do]").fill("Theo nhãn");
        await page.locator("main form[method=post] button").last().click();
        await page.waitForLoadState();
    }
    const sides = await second.page.locator(".sides").innerText();
    assert.match(sides, /Gói 100 g[^]*Gói 300 g/);
    await looked_at(second.page, problems, "a conflict");
    assert.deepEqual(problems, []);
    await Promise.all([first.leave(), second.leave()]);
});

// So many rows that writing takes longer than the answer waits for it.
const many = 40_000;
export const long_list = (site) => test("a long list is written while the tab is closed, and says how far it is", async (t) => {
    const rows = Array.from({ length: many }, (_, at) => row(`Món mẫu ${at}`, `HTX mẫu ${at % 4000}`, { "Xã": "Xã Đại Lộc", "Hạng sao": "3 sao" }));
    const there = await somebody(site, "canbotinh");
    there.page.setDefaultTimeout(60_000);
    await with_axe(there.context);
    const { page } = there;
    await page.goto("/quan-ly/nhap");
    await page.getByLabel("Tệp danh sách").setInputFiles(list_file("dai.csv", rows));
    await page.getByRole("button", { name: "Gửi lên" }).click();
    await page.getByRole("button", { name: /^Ghi [\d.]+ dòng vào sổ/ }).click();
    const problems = [];
    await page.locator("main progress").waitFor();
    assert.match(await page.locator("main").innerText(), /Có thể đóng trang này, việc ghi vẫn tiếp tục/);
    await look(page, problems, "progress");
    const address = page.url();
    await page.close();
    const later = await there.context.newPage();
    later.setDefaultTimeout(60_000);
    const started = Date.now();
    await later.goto(address);
    await later.getByText(/^Đã ghi [\d.]+ mục/).waitFor();
    t.diagnostic(`${many} rows, ${((Date.now() - started) / 1000).toFixed(1)} s after the tab was closed`);
    assert.deepEqual(problems, []);
    await there.leave();
});
