// The case file of talks that the press tells of: each matter with what is told of it, and the table of rival accounts,
// row by row beside the file that people have written. No state that it names has said a word in it.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

let play, chrome, page, file;

const origin = () => new URL(page.url()).origin;
const go = (at) => page.goto(origin() + at);
const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ").trim();

/** The points of the case file: enough of TOML for what stands there. */
function points(text) {
  const blocks = text.split("[[point]]").slice(1).map((block) => block.split(/\n\[\[/)[0]);
  const value = (block, key) => block.match(new RegExp(`^${key} = "(.*)"$`, "m"))?.[1];
  return blocks.map((block) => ({
    id: value(block, "id"), about: value(block, "about"), claim: value(block, "claim"), kind: value(block, "kind"), agenda: value(block, "agenda"),
    cites: [...(block.match(/^asserted = \[(?:\n[^]*?\n\]|.*\])$/m)?.[0] ?? "").matchAll(/"(\d+):(\d+)"/g)].map(([, r, s]) => [r, s]),
    unanswered: /^unanswered/m.test(block),
  }));
}

before(async () => {
  file = points(await readFile(new URL("../../scenarios/paris-talks/points.toml", import.meta.url), "utf8"));
  play = await demo("--scenario", "paris-talks");
  chrome = await browser();
  page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enter(page, play.links.SY);
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

async function matter(title) {
  await go("/rounds");
  return page.locator('main a[href^="/matters/"]', { hasText: title }).getAttribute("href");
}

const rows = () => page.locator(".rivals tbody tr").evaluateAll((all) => all.map((tr) => [...tr.children].map((td) => td.innerText)));

test("every point of the file stands in the table of its matter, with report and sentence, and nowhere as a member's word", async () => {
  assert.ok(file.length > 50, `${file.length} points`);
  const titles = { M1: "reports 1, 2 and 4", M2: "told of in report 3", M3: "told of in report 5", B1: "Baku", C1: "Indirect contacts", "": "Beside the meetings" };
  for (const [about, title] of Object.entries(titles)) {
    await go("/rounds");
    const links = page.locator('main a[href^="/matters/"]', { hasText: title });
    await go(await links.last().getAttribute("href"));
    const table = (await rows()).map((cells) => cells.map(plain));
    const mine = file.filter((p) => p.about === about);
    for (const point of mine) {
      const row = table.find(([head]) => head.includes(point.claim));
      assert.ok(row?.[0].includes(` · ${point.agenda.replace("-", " ")} · `), `${point.id}: ${row?.[0]} without ${point.agenda}`);
      assert.ok(row, `${about}: no row for ${point.id}\n${table.map((r) => r[0]).join("\n")}`);
      for (const [report, sentence] of point.cites) {
        assert.match(row.join(" "), new RegExp(`report ${report}: (\\d+, )*${sentence}\\b`), `${point.id} without ${report}:${sentence}`);
      }
      assert.match(row[1], /^has not said/, point.id);
      assert.match(row[2], /^has not said/, point.id);
      if (point.unanswered) assert.match(row.join(" "), /is said not to have answered/, point.id);
    }
    const figures = about === "" ? 2 : 0;
    assert.equal(table.length, mine.length + figures, `${about}: a row that no point of the file is`);
  }
});

test("what only one side asserts stands in its column, set apart from its own words, and the other's silence beside it", async () => {
  await go(await matter("told of in report 5"));
  const heads = await page.locator(".rivals thead th [role=img]").evaluateAll((all) => all.map((m) => m.getAttribute("aria-label")));
  assert.deepEqual(heads, ["SY", "IL"], "own first");
  const suspension = (await rows()).map((cells) => cells.map(plain)).find(([head]) => head.includes("initiative to suspend"));
  assert.match(suspension[1], /^has not said asserts “EconoTimes \(report 5, undated\)”; ascribed to “Syrian official” The outlet adds: “unconfirmed/);
  assert.match(suspension[2], /^has not said is said not to have answered/);
  assert.match(suspension[4], /no act of the record is named/);
  const text = await page.locator("main").innerText();
  assert.doesNotMatch(text, /\b(verified|proven|true|false|guilty|liar)\b/i);
  await keep(page, "casefile-m3-en", { fullPage: true });
});

test("where reports differ the values stand side by side, each with its place, and none is settled", async () => {
  await go(await matter("reports 1, 2 and 4"));
  const when = await page.locator(".told-of").innerText();
  for (const must of ["none given; recent", "in the week to 27 July 2025", "report 4: 1, 4"]) assert.ok(plain(when).includes(must), `${must}\n${when}`);
  await keep(page, "casefile-m1-en", { fullPage: true });
  await page.emulateMedia({ media: "print" });
  assert.ok(await page.locator(".rivals").isVisible());
  await keep(page, "casefile-m1-print", { fullPage: true });
  await page.emulateMedia({ media: "screen" });
});

test("figures keep who counted and how sure that one is", async () => {
  await go(await matter("Beside the meetings"));
  const row = (await rows()).map((cells) => plain(cells.join(" "))).find((text) => text.includes("814"));
  assert.match(row, /at least 814 killed/);
  assert.match(row, /graded preliminary/);
  assert.match(row, /Syrian Network for Human Rights/);
});

test("its pages hold to WCAG 2.2 A and AA in each language, and lie the right way round", async () => {
  const path = await matter("told of in report 5");
  for (const lang of ["en", "fr", "ar", "he"]) {
    for (const theme of lang === "en" || lang === "ar" ? ["day", "night"] : ["day"]) {
      await go("/");
      await choose(page, lang, theme);
      for (const at of ["/rounds", path]) {
        await go(at);
        const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
        assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], `${at} in ${lang}`);
      }
      assert.equal(await page.evaluate(() => document.documentElement.dir), ["ar", "he"].includes(lang) ? "rtl" : "ltr");
      assert.doesNotMatch(await page.locator("main").innerText(), /desk_|press-/, `a phrase is missing in ${lang}`);
      if (theme === "day") await keep(page, `casefile-m3-${lang}`, { fullPage: true });
    }
  }
  await go("/");
  await choose(page, "en", "day");
});

test("it is read without a script, a matter that is none is not found, and an officer may add a claim", async () => {
  const path = await matter("told of in report 5");
  await go(path);
  assert.equal(await page.locator('.more-ways a[href^="/compose/press-claim"]').count(), 1);
  assert.equal((await page.request.get(`${origin()}/matters/999999`)).status(), 404);
  const quiet = await (await chrome.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() })).newPage();
  await quiet.goto(origin() + path);
  assert.equal(await quiet.locator(".rivals tbody tr").count(), (await rows()).length);
  await quiet.context().close();
});
