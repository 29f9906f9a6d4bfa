// Every kind of page behind the sign-in, as people of the sample registry meet it, and its states.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { links_out_of_english, said_in_the_year, vietnamese_in } from "./english.mjs";
import { headings, list_file, row } from "./office_list.mjs";
import { look, unvisited, with_axe } from "./pages.mjs";
import { somebody } from "./people.mjs";
import { desk, pages_behind_the_gate, phone, root, visitor } from "./world.mjs";

const file_route = /\.xlsx$|\/(khong-nhan|tep)$|\/tep\/\{code\}/;  // sent to be kept, not shown
const records = "main a:not([href*='?']):not([href$='/moi']):not([href$='/hang-loat'])";
const first_of = async (page, list) => {
    await page.goto(list);
    return page.locator(`${records}[href^='${list.split("?")[0]}/']`).first().getAttribute("href");
};

// What readers send: a report and a request about personal data.
async function readers_write(site) {
    const { page, leave } = await visitor(site, { javaScriptEnabled: false });
    await page.goto("/san-pham");
    await page.goto(await page.locator(".card a").first().getAttribute("href") + "/bao-sai");
    await page.getByLabel("Điều không đúng").fill("Sản phẩm này bốn sao.");
    await page.getByRole("button", { name: "Gửi" }).click();
    await ask_about_data(page, "Tôi đại diện cơ sở, xin sửa số điện thoại.", "0905 000 111");
    await leave();
}

export async function ask_about_data(page, words, contact) {
    await page.goto("/du-lieu-ca-nhan");
    await page.locator("main form input[type=radio]").first().check();
    await page.locator("main form textarea").fill(words);
    await page.locator("main form [name=lien-he]").fill(contact);
    await page.getByRole("button", { name: "Gửi yêu cầu" }).click();
}

// A list with every kind of row: new, unchanged, doubtful, refused.
async function send_list(page, producer) {
    await page.goto(producer);
    const owner = (await page.locator("h1").evaluate((title) => title.firstChild.textContent)).trim();
    await page.goto("/quan-ly/nhap");
    await page.getByLabel("Tệp danh sách").setInputFiles(list_file("danh-sach.csv", [
        row("Mứt dứa mẫu", "HTX Dứa mẫu", { "Xã": "Xã Đại Lộc", "Hạng sao": "3 sao" }),
        row("Món mới mẫu", owner, { "Hạng sao": "4 sao" }),
        row("Món mới nữa", owner.replace(/\S+$/, ""), { "Hạng sao": "4 sao" }),
        row("Nhang mẫu", "HTX Nhang mẫu", { "Hạng sao": "7 sao" }),
    ]));
    await page.getByLabel("Nơi gửi danh sách").fill("UBND xã mẫu");
    await page.getByRole("button", { name: "Gửi lên" }).click();
    return new URL(page.url()).pathname;
}

// A list of the programme's records, with rows of both kinds; its headings are codes, which are of no language.
async function send_records(page, producer) {
    await page.goto("/quan-ly/ho-so/cam-ket/nhap");
    const text = `producer_code,signed_on,body\n${producer.split("/").pop()},2019-03-02,X\nkhongcogi,2019-03-02,X\n`;
    await page.locator("main input[type=file]").setInputFiles({ name: "records.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
    await page.getByRole("button", { name: "Gửi lên" }).click();
    return new URL(page.url()).pathname;
}

// One picture at a record, so that its page has something to show.
async function add_picture(page, record) {
    await page.goto(`${record}/tai-lieu`);
    await page.getByLabel("Ảnh", { exact: true }).check();
    await page.getByLabel(/^Tên/).fill("Ảnh mẫu");
    await page.locator("main input[type=file]").setInputFiles(join(root, "tests/media/board.jpg"));
    await page.locator("main form[enctype] button").last().click();
    await page.goto(`${record}/tai-lieu`);
    await page.locator("main img").first().waitFor();
    return `${record}/tai-lieu`;
}

// A producer's pages: its pictures, its records, and the turnover of a product.
async function own_pages_of(site) {
    const { page, leave } = await somebody(site, "chuthe", { javaScriptEnabled: false });
    const code = await page.locator("main select[name=ve] option").last().getAttribute("value");
    const pictures = await add_picture(page, `/cua-toi/san-pham/${code}`);
    await page.goto("/cua-toi/ho-so");
    const record = await page.locator("main a[href^='/cua-toi/ho-so/cam-ket/']:not([href$='/moi'])").first().getAttribute("href");
    await leave();
    return [pictures, "/cua-toi/ho-so", record, `${record}/sua`, `${record}/tai-lieu`, "/cua-toi/ho-so/cam-ket/moi",
        "/cua-toi/ho-so/doanh-thu/moi", `/cua-toi/ho-so/doanh-thu/moi?san-pham=${code}`, `/cua-toi/ho-so/doanh-thu/moi?san-pham=${code}&ky=khac`];
}

const programme_pages = (producer) => ["/quan-ly/ho-so", `/quan-ly/ho-so?chu-the=${producer.split("/").pop()}`, "/quan-ly/ho-so/cam-ket",
    "/quan-ly/ho-so/cam-ket?viec=sap-het", "/quan-ly/ho-so/doanh-thu?viec=hoi-lai", "/quan-ly/ho-so/hoi-cho", "/quan-ly/ho-so/hoi-cho/moi",
    ...["", "/sua", "/xoa", "/tai-lieu"].map((part) => `/quan-ly/ho-so/ho-tro/support-1${part}`),
    "/quan-ly/ho-so/diem-ban/sales-point-1", "/quan-ly/ho-so/doanh-thu/turnover-1", "/quan-ly/ho-so/cam-ket/nhap", "/quan-ly/doanh-thu-tong"];

// The pages of a province officer, and those only others have, after a day of work.
export async function guarded_kinds(site) {
    const { page, leave } = await somebody(site, "canbotinh", { javaScriptEnabled: false });
    const product = await first_of(page, "/quan-ly/san-pham");
    const producer = await first_of(page, "/quan-ly/chu-the");
    await readers_write(site);
    await page.goto(`${product}/sua`);
    await page.getByLabel("Quy cách").fill("Gói 200 g");
    await page.getByLabel("Lý do sửa").fill("Theo nhãn");
    await page.locator("main").getByRole("button", { name: "Lưu", exact: true }).click();
    await page.goto(product);
    const recognition = (await page.locator("main a[href^='/quan-ly/cong-nhan/']").first().getAttribute("href")).replace(/\/[^/]+$/, "");
    const list = await send_list(page, producer);
    const records = await send_records(page, producer);
    const pictures = await add_picture(page, product);
    const change = await first_of(page, "/quan-ly/thay-doi");
    const report = await first_of(page, "/quan-ly/bao-sai");
    const request = await first_of(page, "/quan-ly/du-lieu-ca-nhan");
    await page.goto(request);
    await page.getByLabel("Loại hồ sơ").selectOption("producer");
    await page.getByLabel("Mã hồ sơ").fill(producer.split("/").pop());
    await page.getByRole("button", { name: "Chọn hồ sơ này" }).click();
    const decision = await first_of(page, "/quan-ly/quyet-dinh");
    const unit = await page.goto("/quan-ly/don-vi").then(() => page.locator("main a[href*='/sua']").first().getAttribute("href"));
    const person = await first_of(page, "/quan-ly/tai-khoan");
    await leave();
    return {
        quantri: [person],
        chuthe: ["/cua-toi", "/cua-toi/du-lieu-ca-nhan", ...await own_pages_of(site)],
        canbotinh: [...own_pages, ...lists, ...pages_of_plans, ...pages_of_records({ product, producer, recognition, decision }), ...pages_of_list(list), ...pages_of_list(records),
            ...programme_pages(producer), pictures, `${producer}/tai-lieu`, `${decision}/tai-lieu`, person, unit, report, change, `${change}/hoan-tac`, request, `${request}/xoa`],
    };
}

const plans = "/quan-ly/ke-hoach";
const pages_of_plans = [plans, `${plans}/2024`, `${plans}/2024?ngay=2024-06-30&biet=2024-06-30`, `${plans}/2024/man-hinh`,
    `${plans}/2024/target-18`, `${plans}/2024/target-23?ngay=2024-11-30`, `${plans}/2024/target-24`, `${plans}/moi`,
    ...["", "/sua", "/sua-doi", "/bo", "/them"].map((part) => `${plans}/ban/plan-3${part}`),
    ...["sua", "giao", "bo"].map((part) => `${plans}/chi-tieu/target-23/${part}`),
    `${plans}/2024/viec-can-lam`, "/quan-ly/chi-so/indicator-1/sua", "/quan-ly/chi-so/indicator-1/bo",
    "/quan-ly/chi-so", "/quan-ly/chi-so/moi", "/quan-ly/chi-so/moi?dem=standard"];

const own_pages = ["/quan-ly", "/tai-khoan", "/tai-khoan/mat-khau", "/tai-khoan/ma"];
const lists = ["/quan-ly/san-pham", "/quan-ly/san-pham?tinh=con&sao=4", "/quan-ly/san-pham?q=xyzxyz", "/quan-ly/chu-the",
    "/quan-ly/quyet-dinh", "/quan-ly/cong-nhan", "/quan-ly/nhap", "/quan-ly/ho-so/cam-ket/nhap", "/quan-ly/ho-so/doanh-thu/nhap", "/quan-ly/don-vi", "/quan-ly/so-tham-khao", "/quan-ly/so-tham-khao/haccp/sua", "/quan-ly/bao-sai", "/quan-ly/nghi-trung", "/quan-ly/nghi-trung?quan-he=cung-dong", "/quan-ly/nghi-trung?quan-he=cung-loai", "/quan-ly/sang-loc",
    "/quan-ly/thay-doi", "/quan-ly/thay-doi?ai=khong-co", "/quan-ly/tai-khoan", "/quan-ly/tai-khoan/moi",
    "/quan-ly/tim", "/quan-ly/tim?q=mat%20ong", "/quan-ly/tim?q=xyzxyz", "/quan-ly/du-lieu-ca-nhan", "/quan-ly/du-lieu-ca-nhan/moi"];
const pages_of_list = (list) =>
    ["moi", "thay-doi", "khong-doi", "nghi", "khong-nhan", "cot"].map((part) => `${list}?xem=${part}`);
const pages_of_records = ({ product, producer, recognition, decision }) => [
    product, `/quan-ly/sang-loc/${product.split("/").pop()}`, `${product}/sua`, `${product}/gop`, `${product}/cong-nhan/moi`, "/quan-ly/san-pham/moi",
    `/quan-ly/san-pham/hang-loat?sp=${product.split("/").pop()}&viec=san-xuat-ngung`,
    producer, `${producer}/sua`, `${producer}/gop`, "/quan-ly/chu-the/moi",
    decision, `${decision}/sua`, "/quan-ly/quyet-dinh/moi", `${recognition}/sua`, `${recognition}/thu-hoi`];

export const all_guarded_kinds = (kinds) => test("every route behind the sign-in is among the pages looked at", () => {
    const shown = pages_behind_the_gate().filter((path) => !file_route.test(path));
    assert.ok(shown.length >= 30);
    assert.deepEqual(unvisited(shown, Object.values(kinds).flat()), []);
});

const in_english = (path) => `/en${path}`;
const words_of = (page) => page.locator("main").evaluate((main) => main.textContent.replaceAll(/\s+/g, " ").trim());

// What the sample year writes into its records.
const composed = ["Bản cam kết an toàn thực phẩm (mẫu)", "Quyết định công nhận (mẫu)", "Đơn vị vận hành mẫu Tam Kỳ",
    "Dữ liệu mẫu: Điểm bán hàng OCOP", "Dữ liệu mẫu: Doanh thu, lợi nhuận"];

// Data that pages show in any language, longest first, so that a name within another takes nothing from it.
async function names_known(site) {
    const file = join(site.scratch, "products.csv");
    site.run("export", "products", "-o", file);
    const products = [...readFileSync(file, "utf8").matchAll(/^[^,\n]*,("?)([^"\n]+?)\1,/gm)].map(([, , name]) => name);
    const { page, leave } = await somebody(site, "quantri");
    await page.goto("/quan-ly/tai-khoan");
    const people = await page.locator("main tbody th").allInnerTexts();
    await page.goto("/quan-ly/thay-doi");
    const reasons = await page.locator("main td[data-label='Lý do']").allInnerTexts();
    await leave();
    return [...composed, ...said_in_the_year, ...products, ...people, ...headings, ...reasons.filter(Boolean)].sort((a, b) => b.length - a.length);
}

async function look_at(there, path, names, problems) {
    const { page } = there;
    const answer = await page.goto(path);
    if (answer.status() !== 200) problems.push(`${path}: ${answer.status()}`);
    await look(page, problems, path);
    if (!path.startsWith("/en/")) return;
    const said = [...await vietnamese_in(page, names), ...await links_out_of_english(page)];
    if (said.length > 0) problems.push(`${path}: says ${said.join(" | ")}`);
}

export const guarded_pages = (site, kinds) => {
    for (const viewport of [phone, desk]) {
        test(`every page behind the sign-in keeps WCAG 2.2 AA, its width at ${viewport.width} px and its language`, async () => {
            const problems = [];
            const names = await names_known(site);
            for (const [name, paths] of Object.entries(kinds)) {
                const there = await somebody(site, name, { viewport });
                await with_axe(there.context);
                for (const path of paths)
                    for (const at of [path, in_english(path)]) await look_at(there, at, names, problems);
                problems.push(...there.troubles);
                await there.leave();
            }
            assert.deepEqual(problems, []);
        });
    }
};

// What a page says does not hang on its script.
export const without_script = (site, kinds) => test("every page behind the sign-in says the same without JavaScript", async () => {
    const differing = [];
    for (const [name, paths] of Object.entries(kinds)) {
        const scripted = await somebody(site, name);
        const plain = await visitor(site, { javaScriptEnabled: false, storageState: await scripted.context.storageState() });
        for (const path of paths) {
            await Promise.all([scripted, plain].map(({ page }) => page.goto(path)));
            const [with_script, without] = await Promise.all([scripted, plain].map(({ page }) => words_of(page)));
            if (with_script !== without || without === "") differing.push(path);
        }
        await Promise.all([scripted.leave(), plain.leave()]);
    }
    assert.deepEqual(differing, []);
});
