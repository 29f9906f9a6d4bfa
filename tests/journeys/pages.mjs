// Every kind of page, as a visitor of the sample registry meets it, and what must hold on each.
import assert from "node:assert/strict";
import { test } from "node:test";
import axe from "axe-core";
import { desk, pages_for_everybody, phone, scrolls_sideways, visitor } from "./world.mjs";

export async function kinds_of_page(site) {
    const { page, leave } = await visitor(site, { javaScriptEnabled: false });
    await page.goto("/san-pham?sao=4");
    const product = await page.locator(".card a").first().getAttribute("href");
    await page.goto("/san-pham?tinh=khong&ngay=2023-12-31");
    const lapsed = await page.locator(".card a").first().getAttribute("href");
    await page.goto(product);
    const producer = await page.locator(".facts a[href^='/chu-the/']").getAttribute("href");
    await leave();
    return ["/", "/san-pham", "/san-pham?q=mat%20ong&sao=4&nhom=thuc-pham", "/san-pham?q=xyzxyz", "/san-pham?q=nuoc%20mma",
        "/san-pham?tinh=khong&ngay=2023-12-31", product, lapsed, `${product}/lich-su`, `${product}/bao-sai`, producer,
        `${producer}/lich-su`, "/so-lieu", "/so-lieu?ngay=2023-12-31", "/so-lieu?ngay=2023-12-31&dia-gioi=2025",
        "/so-lieu?ngay=2023-12-31&noi=506", "/so-lieu?ngay=hom%20qua", "/so-lieu/doanh-thu", "/so-lieu/ke-hoach", "/so-lieu/ke-hoach/2024",
        "/so-lieu/ke-hoach/2024/6", "/diem-ban", "/diem-ban/sales-point-1", "/hoi-cho", "/chu-the?ngay=2023-12-31", "/tieu-chi", "/tieu-chi?q=nhan%20hieu",
        "/tieu-chi/26-2026", "/tieu-chi/148-2023", "/tieu-chi/26-2026/7", "/tieu-chi/26-2026/26", "/tieu-chi/1048-2019/10",
        "/tieu-chi/so-sanh?a=1048-2019.7&b=26-2026.7", "/tieu-chi/cach-cham?diem=70%3B%2069&lam-tron=0&thieu=4", "/tu-danh-gia", "/tu-danh-gia?q=tr%C3%A0%20s%C3%A2m",
        "/tu-danh-gia?chon=che-bien", "/tu-danh-gia/7", "/tu-danh-gia/26?phan=3",
        "/tu-danh-gia/7/ket-qua?t=qd26-7-21314x2421212xx143x213111142x1x2000000&dich=4", "/thoi-han",
        "/thoi-han?loai=danh-gia-lai&nop=05/10/2026&het-han=22/12/2026", "/thoi-han?nop=30/02/2026&gui-tinh=hom%20qua", "/du-lieu", "/kieu-mau",
        "/dang-nhap", "/dang-nhap/ma", "/dang-nhap/ma/abcdefghjkmn", "/dang-nhap/quen", "/dang-nhap/mat-khau/abcdefghjkmnabcdefghjkmn",
        "/bat-dau/abcdefghjkmnabcdefghjkmn", "/du-lieu-ca-nhan"];
}

// For a context whose pages are looked at.
export const with_axe = (context) => context.addInitScript({ content: axe.source });

const rules = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    resultTypes: ["violations"], preload: false,
    rules: { "target-size": { enabled: true } } };

export async function look(page, troubles, at) {
    const found = await page.evaluate((options) => globalThis.axe.run(document, options), rules);
    for (const { id, help, nodes } of found.violations)
        troubles.push(`${at}: ${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
    if (await scrolls_sideways(page)) troubles.push(`${at}: scrolls sideways`);
}

export function unvisited(routes, paths) {
    const visited = (route) => new RegExp(`^${route.replaceAll(/\{\w+\}/g, "[^/?]+")}(\\?|$)`);
    const literal = (path) => routes.find((route) => route === path.split("?")[0]);  // "/moi" is no code
    return routes.filter((route) => !paths.some((path) => (literal(path) ?? route) === route && visited(route).test(path)));
}

// A route of pages that no kind visits would go unseen.
export const all_kinds = (kinds) => test("every route that shows a page to everybody is among the pages looked at", () => {
    const shown = pages_for_everybody().filter((path) => !/^\/(healthz|readyz|metrics|t|api|anh)(\/|$)|\.\w+$/.test(path));
    assert.ok(shown.length >= 10);
    assert.deepEqual(unvisited(shown, kinds), []);
});

export const pages = (site, kinds) => {
    for (const viewport of [phone, desk]) {
        test(`every page keeps WCAG 2.2 AA and its width at ${viewport.width} px, asks nobody else and breaks no rule of its own`, async () => {
            const { page, context, troubles, leave } = await visitor(site, { viewport });
            await with_axe(context);
            for (const path of kinds) {
                for (const at of [path, `/en${path}`.replace(/\/$/, "")]) {
                    const answer = await page.goto(at);
                    if (answer.status() !== 200) troubles.push(`${at}: ${answer.status()}`);
                    await look(page, troubles, at);
                }
            }
            await page.goto(kinds.find((path) => path.endsWith("/bao-sai")));
            await page.locator("form[method=post]").evaluate((form) => { form.noValidate = true; });
            await page.locator("form[method=post] button").click();
            await look(page, troubles, "a form sent back");
            for (const at of ["/khong-co-trang-nay", "/en/khong-co-trang-nay"]) {
                assert.equal((await page.goto(at)).status(), 404);
                await look(page, troubles, at);
                assert.equal(await page.getAttribute("html", "lang"), at.startsWith("/en") ? "en" : "vi");
            }
            const refused = /status of (404|422)/;  // the browser's own words on an answer meant to refuse
            assert.deepEqual(troubles.filter((one) => !refused.test(one)), []);
            await leave();
        });
    }
};

// Ten packets of 1,460 bytes: what a server may send before it waits for the first answer.
const first_flight = 14_600;
export const weight = (site, kinds) => test("the first view of a main page fits into the first flight of packets", async (t) => {
    for (const path of kinds) {
        const { page, context, leave } = await visitor(site, { viewport: phone });
        const answers = [];
        context.on("requestfinished", (request) => {
            if (["document", "stylesheet"].includes(request.resourceType())) answers.push(request);
        });
        const answer = await page.goto(path, { waitUntil: "load" });
        assert.equal(answer.headers()["content-encoding"], "br", path);
        assert.equal(answers.length, 2, path);
        const sizes = await Promise.all(answers.map((request) => request.sizes()));
        const bytes = sizes.reduce((all, one) => all + one.responseBodySize, 0);
        t.diagnostic(`${path}: ${bytes} bytes`);
        assert.ok(bytes <= first_flight, `${path}: ${bytes} bytes`);
        await leave();
    }
});
