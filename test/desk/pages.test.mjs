// The pages behind the Board: facts, amendments, the record and who has seen it, the rulebook, a day on paper.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

const run = promisify(execFile);
let play, chrome, page, paths, query;

before(async () => {
  play = await demo("--scenario", new URL("board.md", import.meta.url).pathname);
  chrome = await browser();
  page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enter(page, play.links.NORTH);
  const first = async (shelf, text) => {
    await go(shelf);
    return page.locator(`main a[href^="${shelf}/"]`, { hasText: text }).first().getAttribute("href");
  };
  query = await first("/incidents", "What burns here");
  paths = {
    incident: await first("/incidents", "rotor").catch(() => null) ?? await first("/incidents", "מסוק"),
    movement: await first("/movements", "medical evacuation"),
    contact: await first("/contacts", ""),
  };
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

const go = (path) => page.goto(new URL(page.url()).origin + path);

test("no page has a fault that axe can find, in either direction, by day and by night", async () => {
  const all = ["/report", "/press", "/outbox", "/keys", "/contacts", "/channels/security", "/record", "/rulebook", ...Object.values(paths)];
  for (const [lang, theme] of [["en", "day"], ["ar", "night"], ["he", "day"], ["fr", "night"]]) {
    await choose(page, lang, theme);
    for (const path of all) {
      await go(path);
      const text = await page.locator("body").innerText();
      assert.doesNotMatch(text, /\[[a-z]+[_.][a-z_-]+\]/, `${lang} ${path}: a phrase is missing`);
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html).join(" ")}`), [], `${lang} ${theme} ${path}`);
    }
    await go(paths.incident);
    await keep(page, `incident-${lang}`, { fullPage: true });
  }
  await choose(page, "en", "day");
});

test("what both parties accept stands before what divides them, and silence is not a word", async () => {
  await go(paths.incident);
  const standings = await page.locator(".facts tbody td:last-child").allInnerTexts();
  const order = ["agreed", "differs", "open"];
  const places = standings.map((s) => order.indexOf(s.trim()));
  assert.ok(!places.includes(-1), standings.join());
  assert.deepEqual(places, [...places].sort());
  assert.equal(standings.filter((s) => s.trim() === "agreed").length, 1, "the place");
  assert.equal(standings.filter((s) => s.trim() === "differs").length, 1, "the time, which NORTH denies");
  assert.match(await page.locator(".facts").innerText(), /has not said/);
  assert.match(await page.locator("main").innerText(), /It is no finding/);
  const heads = await page.locator(".facts thead th [role=img]").evaluateAll((all) => all.map((m) => m.getAttribute("aria-label")));
  assert.deepEqual(heads.slice(0, 2), ["NORTH", "SOUTH"], "own first");
});

test("an amendment shows each field before and since, and that acknowledgements start again", async () => {
  await go(paths.movement);
  const rows = await page.locator(".changes tbody tr").allInnerTexts();
  assert.deepEqual(rows.map((r) => r.split("\t")[0]).sort(), ["Altitude", "Window"]);
  assert.match(rows.join(), /300 to 600 m[^]*300 to 900 m/);
  assert.match(await page.locator(".changes").innerText(), /acknowledgements start again/);
  assert.equal(await page.locator(".rungs > li").count(), 5);
  assert.match(await page.locator(".told").innerText(), /not informed/);
});

test("the record finds a word however it is spelt", async () => {
  for (const [asked, found] of [["القنيطره", "دخان"], ["הַמָּסוֹק", "המסוק"], ["CONSTRUIT", "construit-on"], ["rotór", "Rotor"]]) {
    await go("/record?text=" + encodeURIComponent(asked));
    const text = await page.locator("main table").innerText();
    assert.ok(text.includes(found), `${asked}: ${text.slice(0, 300)}`);
  }
  await go("/record?text=nothinglikethis");
  assert.equal(await page.locator("main .none").count(), 1);
});

test("any act's proof can be saved from its line, and others say what they have seen", async () => {
  await go("/record");
  const link = page.locator('main table a[href$="/proof"]').first();
  const [file] = await Promise.all([page.waitForEvent("download"), link.click()]);
  assert.match(file.suggestedFilename(), /^\d+\.tlog-proof$/);
  assert.match(await readFile(await file.path(), "utf8"), /^c2sp\.org\/tlog-proof@v1\n/);
  await page.waitForTimeout(6000);
  await go("/record");
  const seen = await page.locator("aside").innerText();
  assert.match(seen, /shows the same record/);
  assert.match(seen, /had seen \d+ when it wrote \d+/);
  assert.doesNotMatch(seen, /ANOTHER RECORD/);
});

test("the rulebook is read without script: members, keys, clocks, ladder and every format with its fields", async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await enter(plain, play.links.SOUTH);
  await plain.goto(new URL(plain.url()).origin + "/rulebook");
  const text = await plain.locator("main").innerText();
  for (const words of ["NORTH", "SOUTH", "CHAIR", "to answer a query", "political principals", "Flight notification", "Both parties alike"]) {
    assert.ok(text.includes(words), words);
  }
  assert.ok((await plain.locator('main a[href^="/rulebook/"]').count()) >= 20);
  await plain.locator('a[href="/rulebook/ntf-flight"]').click();
  assert.match(await plain.locator("main").innerText(), /Lead time[^]*Altitude[^]*is read back/);
  assert.equal((await plain.request.get(new URL("/rulebook/nothing", plain.url()).href)).status(), 404);
  await context.close();
});

test("a day is one sheet: what moved, happened and fell due; an empty day says so", async () => {
  await go("/report");
  assert.match(await page.locator("h1").innerText(), /Daily report, 14 Mar/);
  assert.match(await page.locator("main").innerText(), /parties change places with each UTC day/);
  const acts = Number(await page.locator(".sums dd").first().innerText());
  assert.ok(acts > 20, `${acts}`);
  await go("/report?day=2030-01-01");
  assert.ok((await page.locator(".none").count()) >= 4, "each empty list says so");
  await go("/report?day=nonsense");
  assert.match(await page.locator("h1").innerText(), /14 Mar/);
});

test("paper carries who, when and for whom, and nothing that only works on a screen", async () => {
  for (const [path, name] of [[paths.incident, "incident"], ["/report", "report"], [paths.movement, "movement"], ["/", "board"]]) {
    await go(path);
    await page.emulateMedia({ media: "print" });
    await page.setViewportSize({ width: 794, height: 1123 });
    const shown = (selector) => page.locator(selector).evaluateAll((all) => all.filter((e) => e.checkVisibility()).length);
    assert.equal(await shown("nav, button, .btn, #lost, #fresh, .reply"), 0, name);
    assert.equal(await shown(".print-only"), 1, name);
    assert.match(await page.locator(".print-only").innerText(), /Printed .*UTC, record size \d+/);
    if (name !== "board") assert.equal(await shown(".alarms"), 0, "what cannot wait at the desk is no part of the paper");
    if (name === "incident") assert.match(await page.locator(".print-only").innerText(), /Keep sealed/);
    await keep(page, `print-${name}`, { fullPage: true });
    await page.emulateMedia({ media: "screen" });
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});

test("the button that prints is heard, also on a page that an act has changed meanwhile", async () => {
  await go(query);
  await page.evaluate(() => { window.printed = 0; window.print = () => { window.printed += 1; }; });
  const press = () => page.locator("main [data-print]").click();
  await press();
  assert.equal(await page.evaluate(() => window.printed), 1);
  const acts = await page.locator("article.act").count(), number = query.split("/").pop();
  await run(play.binary, ["--node", join(play.dir, "south"), "dispute", number, "--grounds", "This is not what was asked."]);
  await page.waitForFunction((before) => document.querySelectorAll("article.act").length > before, acts, { timeout: 60_000 });
  await press();
  assert.equal(await page.evaluate(() => window.printed), 2, "the page was not loaded anew, and its button works");
});

test("what is empty says so and when it was last not", async () => {
  await go("/outbox");
  assert.match(await page.locator("main").innerText(), /Nothing waits\.[^]*\d\d:\d\d:\d\d UTC/);
  await go("/channels/commerce");
  assert.equal(await page.locator("main .none").count(), 1);
  assert.match(await page.locator("aside").innerText(), /line not yet known/);
});
