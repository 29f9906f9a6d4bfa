// The program and a browser: served registries in folders of their own, and pages that note whatever goes wrong on them.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

export const root = join(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "..", "..");
export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };
const today = "2026-11-24";  // the pages under test do not change with the calendar
const saolang = process.env.SAOLANG ?? join(root, "build/release/saolang");
const scratch = mkdtempSync(join(tmpdir(), "saolang-journeys-"));
const running = [];
process.on("exit", () => running.forEach((server) => server.kill("SIGKILL")));  // when it all broke off

// A folder filled by one command, and the program serving it.
export const served = (name, ...fill) => served_on(today, name, fill);

// A folder filled by commands, and the program serving it on a day; `printed` is what it says at its start.
export async function served_on(day, name, ...commands) {
    const data = join(scratch, name);
    const run = (...words) => execFileSync(saolang, [...words, "--data", data], { encoding: "utf8" });
    for (const command of commands) run(...command);
    const server = spawn(saolang, ["serve", "--data", data, "--listen", "127.0.0.1:0", "--today", day],
        { stdio: ["ignore", "pipe", "inherit"] });
    running.push(server);
    server.once("exit", (code, signal) => {
        if (running.includes(server)) console.error(`saolang serve of ${name} ended: ${signal ?? code}`);
    });
    const lines = createInterface({ input: server.stdout });
    const printed = [];
    lines.on("line", (line) => printed.push(line));
    const line_with = async (wanted) => {
        const ended = once(server, "exit").then(() => { throw new Error(`saolang serve ended without ${wanted}`); });
        ended.catch(() => {});
        for (;;) {
            const found = printed.map((line) => wanted.exec(line)).find(Boolean);
            if (found) return found[0];
            await Promise.race([once(lines, "line"), ended]);
        }
    };
    return { origin: await line_with(/http:\/\/[^/\s]+/), line_with, run, scratch };
}

// The paths that can be opened, by everybody or by people who sign in.
function routes(act_of_everybody) {
    const table = execFileSync(saolang, ["routes"], { encoding: "utf8" }).trim().split("\n").map((line) => line.split("\t"));
    return table.filter(([method, , act]) => method === "GET" && (act === "public") === act_of_everybody)
        .map(([, path]) => path);
}
export const pages_for_everybody = () => routes(true);
export const pages_behind_the_gate = () => routes(false);

export const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync"],
});

// A visitor: a fresh profile whose `troubles` hold console errors, broken rules of the content policy, failed answers
// and requests to anybody but the server.
export async function visitor(site, options = {}) {
    const context = await browser.newContext({ baseURL: site.origin, locale: "vi-VN", viewport: desk, ...options });
    const troubles = [];
    context.on("console", (message) => {
        if (message.type() === "error" || message.type() === "warning")
            troubles.push(`${message.location().url}: ${message.text()}`);
    });
    context.on("weberror", (error) => troubles.push(String(error.error())));
    context.on("request", (request) => {
        if (!request.url().startsWith(site.origin + "/")) troubles.push(`asks ${request.url()}`);
    });
    if (options.javaScriptEnabled !== false) {
        await context.addInitScript(() => addEventListener("securitypolicyviolation",
            (event) => console.error(`content policy: ${event.violatedDirective} ${event.blockedURI}`)));
    }
    const page = await context.newPage();
    page.setDefaultTimeout(10_000);
    return { page, context, troubles, leave: () => context.close() };
}

export const heading = (page) => page.locator("h1").innerText();
export const scrolls_sideways = (page) =>
    page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

// What a press sends to be kept, in a folder.
export async function downloaded(page, press, folder) {
    const [download] = await Promise.all([page.waitForEvent("download"), press.click()]);
    const file = join(folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
}

// "sao", "đến"…: the pairs of the sources, so that a new word is watched from its first day.
export function screen_words() {
    const files = execFileSync("find", [join(root, "src"), "-name", "*.?pp", "-not", "-name", "*_test.cpp"],
        { encoding: "utf8" }).trim().split("\n");
    const text = String.raw`"((?:[^"\\]|\\.|"\s+")*)"`;
    const pair = new RegExp(String.raw`\{\s*${text},\s*${text}\s*\}`, "g");
    const joined = (written) => written.replaceAll(/"\s+"/g, "");
    const words = new Map();
    for (const file of files) {
        for (const [, vi, en] of readFileSync(file, "utf8").matchAll(pair))
            if (vi !== en && /[à-ỹđĐ]/i.test(vi)) words.set(joined(vi), joined(en));
    }
    return words;
}

export async function close() {
    await browser.close();
    for (const server of running.splice(0)) {
        const ended = new Promise((done) => server.once("exit", done));
        server.kill("SIGTERM");
        await ended;
    }
    rmSync(scratch, { recursive: true });
}

// A picture for docs/guides, when they are asked for (tests/journeys/run --pictures): what the screen shows down to the
// end of the page, or the part around an element.
const album = process.env.SAOLANG_PICTURES;
export async function picture(page, name, { around } = {}) {
    if (!album) return;
    await page.evaluate(() => document.activeElement?.blur());
    if (around) await around.evaluate((element) => element.scrollIntoView({ block: "center" }));
    const { width, height } = page.viewportSize();
    const content = await page.locator("main").evaluate((main) =>
        Math.max(...[...main.querySelectorAll("*")].map((element) => element.getBoundingClientRect().bottom)));
    await page.screenshot({ path: join(album, `${name}.png`), animations: "disabled",
        clip: { x: 0, y: 0, width, height: Math.min(height, Math.max(360, Math.ceil(content) + 32)) } });
}
