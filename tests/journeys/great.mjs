// From a folder without people to figures the province trusts, as the office of a district and of a province do it.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { list_file, row } from "./office_list.mjs";
import { choose_entry, invite, password, sign_in } from "./people.mjs";
import { downloaded, heading, picture, visitor } from "./world.mjs";

const decided = { "Số quyết định": "01/QĐ-UBND-MẪU", "Ngày quyết định": "15/05/2025", "Cơ quan ban hành": "UBND tỉnh Quảng Nam" };
const made_at = (commune) => ({ "Huyện": "Đại Lộc", "Xã": commune });
const list = list_file("dai-loc.csv", [
    row("Mứt dứa mẫu", "HTX Dứa mẫu", { ...made_at("Đại Sơn"), "Nhóm sản phẩm": "Thực phẩm", "Hạng sao": "3 sao", ...decided }),
    row("Trà An Bằng", "HTX hữu cơ An Bằng", { ...made_at("Đại An"), "Nhóm sản phẩm": "Đồ uống" }),
    row("Mỳ sợi", "Công ty Badalok", { ...made_at("Đại Nghĩa"), "Hạng sao": "3 sao", ...decided }),
    row("Nhang mẫu", "HTX Nhang mẫu", { ...made_at("Đại Hồng"), "Nhóm sản phẩm": "Thủ công mỹ nghệ", "Hạng sao": "7 sao", ...decided }),
]);
const corrected = "Bánh tráng sấy";  // known before, and in no list sent here

async function first_administrator(empty) {
    const there = await visitor(empty);
    const { page } = there;
    await page.goto(await empty.line_with(/\/bat-dau\/\S+/));
    await page.getByLabel("Họ và tên").fill("Nguyễn Thị Quản");
    await page.getByLabel("Tôi cũng là cán bộ OCOP tỉnh").check();
    await picture(page, "quan-tri-dau-tien");
    await choose_entry(page, "quan.nguyen", "Bắt đầu");
    assert.match(await heading(page), /^Hôm nay/);
    return there;
}

async function district_officer(empty, admin) {
    const link = await invite(admin, { name: "Trần Văn Huyện", role: "district_officer", unit: "Huyện Đại Lộc" });
    const there = await visitor(empty);
    await there.page.goto(link);
    assert.match(await there.page.locator("main").innerText(), /Tài khoản của Trần Văn Huyện/);
    await choose_entry(there.page, "huyen.tran", "Lưu và đăng nhập");
    assert.match(await heading(there.page), /^Hôm nay/);
    const again = await visitor(empty);
    await again.page.goto(link);
    assert.match(await again.page.locator("main").innerText(), /Đường dẫn này đã dùng/);
    await again.leave();
    return there;
}

async function send(page, file, sender) {
    await page.goto("/quan-ly/nhap");
    await page.getByLabel("Tệp danh sách").setInputFiles(file);
    await page.getByLabel("Nơi gửi danh sách").fill(sender);
    await page.getByRole("button", { name: "Gửi lên" }).click();
    await page.getByRole("link", { name: /^Mới \d/ }).waitFor();
}

const parts = async (page) => Object.fromEntries((await page.locator(".chips a").allInnerTexts())
    .map((text) => /^(.+?)\s+([\d.]+)$/.exec(text).slice(1)).map(([name, count]) => [name, Number(count)]));
const part = async (page, name) => page.locator(".chips").getByRole("link", { name: new RegExp(`^${name}`) }).click();

// The refused row says why; the file of refused rows is kept.
async function look_at_the_list(page, scratch) {
    const { "Các cột": columns, ...counted } = await parts(page);
    assert.deepEqual(counted, { "Mới": 1, "Thay đổi": 1, "Không đổi": 0, "Nghi trùng": 1, "Không nhận": 1 });
    assert.equal(columns, 9);
    await part(page, "Mới");
    assert.match(await page.locator("main table").innerText(), /Mứt dứa mẫu[^]*chủ thể mới, sản phẩm mới, lần công nhận mới/);
    await picture(page, "nhap-xem");
    await part(page, "Thay đổi");
    assert.match(await page.locator(".cells").innerText(), /Nhóm sản phẩm: chưa có → Đồ uống/);
    await part(page, "Nghi trùng");
    assert.match(await page.locator(".doubt").innerText(), /Giống: Công ty TNHH Badalok/);
    await picture(page, "nhap-nghi-trung");
    await page.getByLabel(/Là một với “Công ty TNHH Badalok/).check();
    await page.getByRole("button", { name: "Lưu các lựa chọn" }).click();
    await part(page, "Không nhận");
    assert.match(await page.locator("main table").innerText(), /dòng 5[^]*Hạng sao[^]*7 sao[^]*Không có hạng sao này/);
    await picture(page, "nhap-khong-nhan");
    return downloaded(page, page.getByRole("link", { name: /^Tải các dòng không nhận/ }), scratch);
}

// What a person does in Excel: one cell changed, the rest as it came.
const typed_over = `import sys, zipfile
book, old, new = sys.argv[1:]
parts = [(i, zipfile.ZipFile(book).read(i)) for i in zipfile.ZipFile(book).infolist()]
with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as out:
    for i, data in parts: out.writestr(i, data.replace(f"<t>{old}</t>".encode(), f"<t>{new}</t>".encode()))`;
const type_over = (book, old, fresh) => execFileSync("python3", ["-c", typed_over, book, old, fresh]);

async function write(page, rows) {
    const leave_out = page.getByLabel(/^Bỏ \d+ dòng không nhận/);
    if (await leave_out.count()) await leave_out.check();
    await page.getByRole("button", { name: `Ghi ${rows} dòng vào sổ` }).click();
    const done = page.getByText(/^Đã ghi \d+ mục/);
    await done.waitFor();  // a long one loads itself again
}

async function open_form(page, product) {
    await page.goto(`/quan-ly/san-pham?q=${encodeURIComponent(product)}`);
    await page.locator("main table").getByRole("link", { name: product, exact: true }).click();
    await page.locator("main").getByRole("link", { name: "Sửa", exact: true }).first().click();
}
const save = (page) => page.locator("main").getByRole("button", { name: "Lưu", exact: true });
const history = (page) => page.locator("main").getByText(/^Sản phẩm: Sửa/);

async function correct_twice_clicked(page) {
    await open_form(page, corrected);
    await page.getByLabel("Quy cách").fill("Gói 200 g");
    await page.getByLabel("Lý do sửa").fill("Theo nhãn");
    await picture(page, "sua-san-pham", { around: page.getByLabel("Quy cách") });
    await save(page).dblclick();
    await page.getByText("Đã lưu.").waitFor();
    assert.equal(await history(page).count(), 1, "a double click stores once");
    const entry = page.locator("main li").filter({ hasText: "Lý do: Theo nhãn" }).last();
    assert.match(await entry.innerText(), /Người ghi: Trần Văn Huyện \(Cán bộ OCOP huyện\)/);
}

// Both have the form open; the second to save sees both texts and decides.
async function conflict(page, admin) {
    for (const one of [page, admin]) await open_form(one, corrected);
    await admin.getByLabel("Quy cách").fill("Gói 250 g");
    await admin.getByLabel("Lý do sửa").fill("Nhãn mới");
    await save(admin).click();
    await admin.getByText("Đã lưu.").waitFor();
    await page.getByLabel("Quy cách").fill("Gói 300 g");
    await page.getByLabel("Lý do sửa").fill("Cân lại");
    await save(page).click();
    await page.getByText("Có người vừa sửa hồ sơ này").waitFor();
    const both = await page.locator(".sides").innerText();
    assert.match(both, /Người khác vừa lưu [(].+, .+[)]: Gói 250 g[^]*Bạn gõ: Gói 300 g/);
    await picture(page, "hai-nguoi-cung-sua");
    await page.getByLabel("Bạn gõ: Gói 300 g").check();
    await save(page).click();
    await page.getByText("Đã lưu.").waitFor();
    assert.match(await page.locator("main .facts, main dl").first().innerText(), /Gói 300 g/);
    assert.equal(await history(page).count(), 3);
    await picture(page, "lich-su", { around: history(page).first() });
}

// What is typed when the session is over is kept, and sent after signing in.
async function nothing_lost(there) {
    const { page, context } = there;
    await open_form(page, corrected);
    await page.getByLabel("Thành phần").fill("Gạo, muối");
    await page.getByLabel("Lý do sửa").fill("Bổ sung thành phần");
    const elsewhere = await context.newPage();
    await elsewhere.goto("/quan-ly");
    await elsewhere.locator("summary").filter({ hasText: "Trần Văn Huyện" }).click();
    await elsewhere.getByRole("button", { name: "Đăng xuất" }).click();
    assert.equal(new URL(elsewhere.url()).pathname, "/dang-nhap");
    await elsewhere.close();
    await save(page).click();
    assert.match(await page.locator("main").innerText(), /Những gì bạn vừa gõ được giữ lại/);
    await sign_in(page, "huyen.tran", password);
    assert.match(await page.locator("main").innerText(), /Gạo, muối/);
    await page.getByRole("button", { name: "Gửi lại" }).click();
    await page.getByText("Đã lưu.").waitFor();
    assert.match(await page.locator("main").innerText(), /Gạo, muối/);
}

// Of Đại Lộc: three- and four-star products that count today, by three doors.
async function figures(page, scratch) {
    await page.goto("/so-lieu");
    const cells = await page.getByRole("row", { name: /Huyện Đại Lộc/ }).locator("td").allInnerTexts();
    const stars = { 4: Number(cells[2]), 3: Number(cells[3]) };
    for (const star of [3, 4]) {
        await page.goto(`/quan-ly/san-pham?tinh=con&sao=${star}&noi=506`);
        const words = await page.locator("main p.soft b").first().innerText();
        assert.equal(Number.parseInt(words, 10) || 0, stars[star], `${star} stars: list and figures agree`);
    }
    await page.goto("/quan-ly/san-pham?tinh=con&noi=506");
    if (stars[3] + stars[4] > 0) assert.equal(await rows_downloaded(page, scratch), Number(cells[0]), "export and figures agree");
    return cells.map(Number);
}

const first_sheet = `import sys, zipfile
sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read("xl/worksheets/sheet1.xml"))`;
async function rows_downloaded(page, scratch) {
    const file = await downloaded(page, page.locator("main").getByRole("link", { name: /Excel/ }), scratch);
    const sheet = execFileSync("python3", ["-c", first_sheet, file], { encoding: "utf8" });
    return sheet.match(/<row /g).length - 1;
}

async function undo_lists(admin) {
    for (let left = 2; left > 0; --left) {  // the later one first
        await admin.goto("/quan-ly/thay-doi");
        const imports = admin.locator("main table tr").filter({ hasText: "Trần Văn Huyện" }).filter({ hasText: /\.(csv|xlsx)/ })
            .filter({ hasNotText: "Đã hoàn tác" });
        assert.equal(await imports.count(), left);
        await imports.first().getByRole("link").click();
        await admin.getByRole("link", { name: "Hoàn tác thay đổi này" }).click();
        if (left === 2) await picture(admin, "hoan-tac");
        await admin.getByRole("button", { name: "Hoàn tác thay đổi này" }).click();
        await admin.getByText("Đã hoàn tác. Việc hoàn tác cũng là").waitFor();
    }
}

export const great = (empty) => test("first start, invitation, a list, a correction, its history, an export, the same figures, taken back", async () => {
    const admin = await first_administrator(empty);
    const officer = await district_officer(empty, admin.page);
    const { page } = officer;
    const before = await figures(page, empty.scratch);

    await send(page, list, "UBND huyện Đại Lộc");
    const refused = await look_at_the_list(page, empty.scratch);
    await write(page, 3);
    type_over(refused, "7 sao", "4 sao");
    await send(page, refused, "UBND huyện Đại Lộc");
    assert.deepEqual((({ "Mới": fresh, "Không nhận": none }) => [fresh, none])(await parts(page)), [1, 0]);
    await write(page, 1);
    await picture(page, "nhap-da-ghi");

    await correct_twice_clicked(page);
    await conflict(page, admin.page);
    const after = await figures(page, empty.scratch);
    assert.deepEqual([after[2] - before[2], after[3] - before[3]], [1, 2], "one of four stars, two of three");
    await nothing_lost(officer);
    await undo_lists(admin.page);
    assert.deepEqual(await figures(page, empty.scratch), before);
    const refusals = /status of (401|409)/;  // the browser's words on answers meant to refuse
    assert.deepEqual([...admin.troubles, ...officer.troubles].filter((one) => !refusals.test(one)), []);
    for (const one of [admin, officer]) await one.leave();
});
