import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root, screen_words, visitor } from "./world.mjs";

// Names, stories and sources are data and stay Vietnamese; what the program itself says must not.
// A short word may be part of a name, so it counts only where it is the whole text; a long one anywhere.
const long = 14;
const data = ["Dữ liệu mẫu", "Bộ Nông nghiệp và Môi trường"];  // the source and an authority that records of the sample name
const watched = [...screen_words().keys()].map((word) => word.trim()).filter((word) => !word.includes("{}") && !data.includes(word));
const texts_of = (page) => page.evaluate(() => {
    const found = [document.title.split(" · ")[0]];
    const own = (node) => !node.parentElement.closest("[lang=vi],script,style");
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) if (own(walker.currentNode)) found.push(walker.currentNode.data);
    for (const element of document.querySelectorAll("[aria-label],[placeholder],[title],[alt],[data-label],meta[name=description]"))
        for (const name of ["aria-label", "placeholder", "title", "alt", "data-label", "content"])
            if (element.hasAttribute(name)) found.push(element.getAttribute(name));
    return found.map((text) => text.trim()).filter(Boolean);
});

// What people wrote in the records of the year.
export const said_in_the_year = ["target", "indicator", "sales_point", "event"].flatMap((kind) =>
    [...readFileSync(join(root, `data/reference_year/year/${kind}.csv`), "utf8").matchAll(/"([^"\n]+)"|[^,\n]+/g)]
        .map(([cell, quoted]) => quoted ?? cell).filter((words) => /[À-ỹ]/.test(words)));

// What a page says in the Vietnamese of the program; `names` are data it shows.
export async function vietnamese_in(page, names = []) {
    const bare = (text) => text.replace(/[\s:.,…?]+$/, "");
    const said = (text) => names.reduce((rest, name) => rest.replaceAll(name, ""), text).trim();
    return (await texts_of(page)).map(said).filter((text) =>
        watched.some((word) => word === text || word === bare(text) || (word.length >= long && text.includes(word))));
}

export const english = (sample, kinds) => test("an English reader stays on the same page and meets no Vietnamese word of the program", async () => {
    assert.ok(watched.length > 200, "the pairs of words were found in the sources");
    const { page, leave } = await visitor(sample);
    for (const path of kinds) {
        await page.goto(path);
        assert.equal(await page.getAttribute("html", "lang"), "vi", path);
        const title = await page.title();
        assert.notDeepEqual(await vietnamese_in(page), [], `${path}: the words watched for are those of its Vietnamese page`);
        await page.getByRole("link", { name: "English" }).click();
        const address = new URL(page.url());
        const stays = new URL(path, sample.origin);
        assert.equal(address.pathname, ("/en" + stays.pathname).replace(/\/$/, ""), path);
        assert.deepEqual([...address.searchParams].sort(), [...stays.searchParams].sort(), path);
        assert.equal(await page.getAttribute("html", "lang"), "en", path);
        assert.deepEqual(await vietnamese_in(page, said_in_the_year), [], `${address.pathname}${address.search}`);
        assert.deepEqual(await links_out_of_english(page), [], `${path}: links that leave English`);
        await page.getByRole("link", { name: "Tiếng Việt" }).click();
        assert.equal(await page.title(), title, path);
    }
    await leave();
});

export async function links_out_of_english(page) {
    const inside = await page.locator("a[href^='/']:not(.tongue)").evaluateAll((links) =>
        links.map((link) => link.getAttribute("href")).filter((href) => !/^\/en(\/|\?|$)/.test(href)));
    return inside.filter((href) => !href.match(/\.(csv|xlsx|json|xml|atom)/) && !href.startsWith("/api/"));
}
