// All journeys in one browser: node journeys.mjs. SAOLANG names the program, CHROMIUM the browser.
import { after } from "node:test";
import { auditor, other_units } from "./auditor.mjs";
import { buyer } from "./buyer.mjs";
import { english } from "./english.mjs";
import { keyboard, sheet } from "./keyboard.mjs";
import { all_kinds, kinds_of_page, pages, weight } from "./pages.mjs";
import { mistaken, repeated } from "./reader.mjs";
import { real_list } from "./real_list.mjs";
import { close, root, served } from "./world.mjs";

const sample = await served("sample", "demo");  // journeys that write take the next one
const written = await served("written", "demo");
const real = await served("real", "import", "recognitions", `${root}/data/examples/real_products.csv`, "--keep-good");
const kinds = await kinds_of_page(sample);

after(close);
buyer(sample);
auditor(sample);
other_units(sample);
english(sample, kinds);
mistaken(written);
repeated(written);
keyboard(sample);
sheet(sample);
real_list(real);
all_kinds(sample, kinds);
pages(sample, kinds);
weight(sample, ["/", "/san-pham", kinds.find((path) => /^\/san-pham\/[^/]+$/.test(path)), "/so-lieu?ngay=2023-12-31"]);
