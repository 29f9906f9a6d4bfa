// All journeys in one browser: node journeys.mjs. SAOLANG names the program, CHROMIUM the browser.
import { after, describe } from "node:test";
import { find_my_set, four_stars } from "./advisor.mjs";
import { auditor, other_units } from "./auditor.mjs";
import { buyer } from "./buyer.mjs";
import { criteria, how_seventy, printed_criteria } from "./criteria.mjs";
import { all_guarded_kinds, guarded_kinds, guarded_pages, without_script } from "./desk_pages.mjs";
import { english } from "./english.mjs";
import { great } from "./great.mjs";
import { keyboard, keyboard_of_officers, sheet } from "./keyboard.mjs";
import { all_kinds, kinds_of_page, pages, weight } from "./pages.mjs";
import { personal_data } from "./personal_data.mjs";
import { plan } from "./plan.mjs";
import { producer } from "./producer.mjs";
import { mistaken, repeated } from "./reader.mjs";
import { real_list } from "./real_list.mjs";
import { contested, long_list, mistakes } from "./states.mjs";
import { view_as } from "./view_as.mjs";
import { close, root, served, served_on } from "./world.mjs";

const list = ["import", "recognitions", `${root}/data/examples/real_products.csv`, "--keep-good"];
const [sample, written, busy, real, empty, long] = await Promise.all([
    served("sample", "demo"),
    served("written", "demo"),  // for journeys that write
    served("busy", "demo"),     // holds one of everything; nothing is written after that
    served("real", ...list),
    served_on("2025-05-20", "empty", list, ["province", "49"]),  // nobody has an account; the districts stand until 30/06/2025
    served("long", "demo"),
]);
const kinds = await kinds_of_page(sample);
const guarded = await guarded_kinds(busy);

const in_turn = { concurrency: 1 };

after(close);
// Those of one registry run one after the other, the registries beside each other.
describe("journeys", { concurrency: 2 }, () => {
    describe("an office from its first day", in_turn, () => {
        great(empty);
        real_list(real);
        long_list(long);
    });
    describe("people who write", in_turn, () => {
        mistaken(written);
        repeated(written);
        producer(written);
        plan(written);
        view_as(written);
        personal_data(written);
        keyboard_of_officers(written);
        contested(written);
        mistakes(written);
    });
    describe("pages behind the sign-in", in_turn, () => {
        all_guarded_kinds(guarded);
        guarded_pages(busy, guarded);
        without_script(busy, guarded);
    });
    describe("pages for everybody", in_turn, () => {
        buyer(sample);
        find_my_set(sample);
        four_stars(sample);
        how_seventy(sample);
        criteria(sample);
        printed_criteria(sample);
        auditor(sample);
        other_units(sample);
        english(sample, kinds);
        keyboard(sample);
        sheet(sample);
        all_kinds(kinds);
        pages(sample, kinds);
        weight(sample, ["/", "/san-pham", kinds.find((path) => /^\/san-pham\/[^/]+$/.test(path)), "/so-lieu?ngay=2023-12-31"]);
    });
});
