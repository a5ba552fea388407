// What is said in public after a round: a joint statement and its signatures, rival accounts side by side, and what
// everybody may read of it without logging in.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

let play, chrome, page, path, number;

const go = (at) => page.goto(new URL(page.url()).origin + at);
const origin = () => new URL(page.url()).origin;

before(async () => {
  play = await demo("--scenario", new URL("../../scenarios/s12-rival-accounts.md", import.meta.url).pathname);
  chrome = await browser();
  page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enter(page, play.links.NORTH);
  await go("/rounds");
  path = await page.locator('main a[href^="/rounds/"]', { hasText: "Round 5:" }).getAttribute("href");
  number = path.split("/").pop();
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

const joint = "They will meet again within two weeks.";

test("a round shows its joint statement with every signature, and each side's own statements beside it", async () => {
  await go(path);
  const text = await page.locator("main").innerText();
  for (const must of ["text agreed by all", joint, "Joint: signed by all whose it is", "The suspension of flights was agreed as an initiative.",
    "The meeting was about the separation of forces.", "The meeting was also about a mechanism of communication."]) {
    assert.ok(text.includes(must), `${must}\n${text}`);
  }
  assert.equal(await page.locator(`#main a[href^="/verify/about/${number}"]`).count(), 1);
  await keep(page, "accounts-en", { fullPage: true });
});

test("a joint statement stands in each of its languages with the hash of its words, the reader's first, and a copy of any is found", async () => {
  const context = await chrome.newContext({ viewport: { width: 1440, height: 1000 } });
  const stranger = await context.newPage();
  await stranger.goto(`${origin()}/verify?lang=en`);
  const topic = stranger.locator("#topics a");
  assert.deepEqual(await topic.evaluateAll((all) => all.map((a) => a.getAttribute("href"))), [`/verify/about/${number}?lang=en`]);
  await topic.click();
  await stranger.locator("article", { hasText: joint }).locator("a.btn").click();
  const one = new URL(stranger.url()).pathname;
  const texts = () => stranger.locator("article .text").evaluateAll((all) => all.map((e) => {
    const [words, hash] = [e.querySelector("p bdi"), e.querySelector(".hash")];
    return [words.getAttribute("lang"), getComputedStyle(words).direction, words.textContent, hash.textContent];
  }));
  for (const [lang, order] of [["en", ["en", "ar", "he"]], ["he", ["he", "en", "ar"]], ["fr", ["en", "ar", "he"]]]) {
    await stranger.goto(`${origin()}${one}?lang=${lang}`);
    const found = await texts();
    assert.deepEqual(found.map(([tag]) => tag), order);
    for (const [tag, direction, words, hash] of found) {
      assert.equal(direction, tag === "en" ? "ltr" : "rtl", tag);
      const bare = words.replace(/[\u2066-\u2069]/g, "");
      assert.equal(hash, `SHA-256 ${createHash("sha256").update(bare).digest("hex")}`, "of the words alone");
    }
  }
  await stranger.goto(`${origin()}${one}?lang=en`);
  await stranger.locator("#compare").waitFor();
  await stranger.fill("#copy", "המשלחות הסכימו על  מנגנון קשר. הן ייפגשו שוב בתוך שבועיים.");
  await stranger.locator("#compare button").click();
  assert.equal(await stranger.locator("#compared").getAttribute("class"), "", "the same but for a blank");
  await stranger.fill("#copy", "המשלחות הסכימו על מנגנון קשר. הן ייפגשו שוב בתוך חודש.");
  await stranger.locator("#compare button").click();
  assert.equal(await stranger.locator("#compared").getAttribute("class"), "is-bad");
  await keep(stranger, "verify-joint-en", { fullPage: true });
  await stranger.goto(`${origin()}${one}?lang=ar`);
  await keep(stranger, "verify-joint-ar", { fullPage: true });
  await context.close();
});

test("rival accounts stand point by point: asserted, denied, silent, recorded; never who is right and never a sum", async () => {
  await go(path);
  const rows = await page.locator(".rivals tbody tr").evaluateAll((all) => all.map((tr) => [...tr.children].map((td) => td.innerText.replace(/\s+/g, " ").trim())));
  assert.equal(rows.length, 4);
  const heads = await page.locator(".rivals thead th [role=img]").evaluateAll((all) => all.map((m) => m.getAttribute("aria-label")));
  assert.deepEqual(heads, ["NORTH", "SOUTH"], "own first");
  const row = (words) => rows.find((cells) => cells[0].includes(words));
  const suspension = row("suspension");
  assert.match(suspension[1], /^has not said$/);
  assert.match(suspension[2], /^asserts/);
  assert.match(suspension[4], /no act of the record is named/);
  const mechanism = row("mechanism");
  assert.match(mechanism[1], /^asserts “There is a mechanism/);
  assert.match(mechanism[2], /^asserts/);
  assert.match(mechanism[4], /named by SOUTH, NORTH/);
  assert.match(row("A timetable was agreed")[1], /^denies/);
  const paper = row("Nothing moves");
  assert.match(paper[0], /said by no member/);
  assert.match(paper[3], /A daily paper[^]*an official of SOUTH who asked not to be named[^]*Entered by CHAIR/);
  for (const cells of [paper]) assert.deepEqual(cells.slice(1, 3), ["has not said", "has not said"]);
  const text = await page.locator(".rivals").innerText();
  assert.doesNotMatch(text, /\b(true|false|right|wrong|score|total)\b/i);
  // SOUTH's desk shows the same cells, its own first.
  const south = await (await chrome.newContext()).newPage();
  await enter(south, play.links.SOUTH);
  await south.goto(new URL(south.url()).origin + path);
  const theirs = await south.locator(".rivals thead th [role=img]").evaluateAll((all) => all.map((m) => m.getAttribute("aria-label")));
  assert.deepEqual(theirs, ["SOUTH", "NORTH"]);
  await south.context().close();
});

test("everybody reads what is public about the round, without logging in and without script, and nothing that is sealed", async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false, viewport: { width: 1440, height: 1000 } });
  const stranger = await context.newPage();
  await stranger.goto(`${origin()}/verify/about/${number}?lang=en`);
  const text = await stranger.locator("main").innerText();
  for (const must of [joint, "Joint: signed by all whose it is", "NORTH", "SOUTH", "unilateral"]) assert.ok(text.includes(must), `${must}\n${text}`);
  const html = await stranger.content();
  for (const sealed of ["A daily paper", "timetable", "Say when", "proximity"]) assert.ok(!html.includes(sealed), sealed);
  await keep(stranger, "about-en", { fullPage: true });
  // From there to the text itself with its proof, and to a signature.
  await stranger.locator("article", { hasText: joint }).locator("a.btn").click();
  await stranger.locator("#signed").waitFor();
  assert.match(await stranger.locator("#signed").innerText(), /NORTH[^]*signed[^]*SOUTH[^]*signed/);
  assert.equal(await stranger.locator("#later").count(), 0, "a signature is no correction");
  const proof = await stranger.request.get(stranger.url().replace(/\?.*/, "/proof"));
  assert.equal(proof.status(), 200);
  assert.equal((await stranger.request.get(`${origin()}/verify/about/1`)).status(), 404);
  assert.equal((await stranger.request.get(`${origin()}/verify/about/999999`)).status(), 404);
  const body = await (await stranger.request.get(`${origin()}/verify/about/${number}`)).body();
  const files = [...body.toString().matchAll(/(?:href|src)="(\/a\/[^"]+)"/g)].map((found) => found[1]);
  let all = gzipSync(body).length;
  for (const file of new Set(files)) all += gzipSync(await (await stranger.request.get(origin() + file)).body()).length;
  assert.ok(all <= 25_000, `${all} bytes`);
  await context.close();
});

test("no page of accounts has a fault that axe can find, in four languages, by day and night and on a phone", async () => {
  for (const [lang, theme] of [["en", "day"], ["ar", "night"], ["he", "day"], ["fr", "night"]]) {
    await choose(page, lang, theme);
    for (const at of [path, `/verify/about/${number}?lang=${lang}`]) {
      await go(at);
      assert.doesNotMatch(await page.locator("body").innerText(), /\[[a-z]+[_.][a-z_-]+\]/, `${lang} ${at}: a phrase is missing`);
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html).join(" ")}`), [], `${lang} ${theme} ${at}`);
      await page.setViewportSize({ width: 390, height: 844 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 390, `${lang} ${at}: ${wide}`);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    await go(path);
    await keep(page, `accounts-${lang}`, { fullPage: true });
    await go(`/verify/about/${number}?lang=${lang}`);
    await keep(page, `about-${lang}`, { fullPage: true });
    await go("/");
  }
});
