// Rounds of talks: the list, the page of one on both sides' desks, what is sealed, the calendar, and who may write what.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

let play, chrome;
const desks = {};

const desk = async (member, size = { width: 1440, height: 900 }, script = true) => {
  const page = await (await chrome.newContext({ viewport: size, javaScriptEnabled: script })).newPage();
  return page;
};
const go = (page, path) => page.goto(new URL(page.url()).origin + path);
const main = (page) => page.locator("main").innerText();
/** The address of the round with this number. */
const round = async (page, n) => {
  await go(page, "/rounds");
  return page.locator('main a[href^="/rounds/"]', { hasText: `Round ${n}:` }).getAttribute("href");
};

before(async () => {
  play = await demo("--scenario", new URL("../../scenarios/s10-round.md", import.meta.url).pathname);
  chrome = await browser();
  for (const member of ["NORTH", "SOUTH", "CHAIR", "GUAR1"]) {
    desks[member] = await desk(member);
    await enter(desks[member], play.links[member]);
  }
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("the list names each round with its mediator, its time and its items", async () => {
  const page = desks.NORTH;
  await go(page, "/rounds");
  const rows = await page.locator("main tbody tr").allInnerTexts();
  assert.equal(rows.length, 2);
  assert.match(rows[0], /Round 6: direct talks[^]*proposed, not agreed by all/);
  assert.match(rows[1], /Round 5: proximity talks[^]*2\s*closed[^]*record submitted/);
  assert.equal(await page.locator('nav a[href="/rounds"][aria-current="page"]').count(), 1);
});

test("a round shows what both share before what divides them, and each side in a box of one size", async () => {
  const path = await round(desks.NORTH, 5);
  for (const [member, first] of [["NORTH", "NORTH"], ["SOUTH", "SOUTH"]]) {
    const page = desks[member];
    await go(page, path);
    const text = await main(page);
    for (const must of ["Round 5 of talks", "In the room", "NORTH/1", "Seats: 4", "Withdrawal of forty pieces", "reservation made",
      "The count includes what stands in reserve.", "unconfirmed is not agreed", "The supervisor's verifiers count the pieces on both sides."]) {
      assert.ok(text.includes(must), `${member}: ${must}\n${text}`);
    }
    assert.ok(text.indexOf("What both share") < text.indexOf("What divides them"));
    const boxes = await page.locator(".item .pair").first().locator("> div").evaluateAll((all) => all.map((e) => [e.querySelector(".who").getAttribute("aria-label"), Math.round(e.getBoundingClientRect().width)]));
    assert.equal(boxes.length, 2);
    assert.equal(boxes[0][0], first, "own first");
    assert.ok(Math.abs(boxes[0][1] - boxes[1][1]) <= 1, JSON.stringify(boxes));
    await keep(page, `round-${member.toLowerCase()}`, { fullPage: true });
  }
});

test("a position for the supervisor alone is read by those who hold its key and is to others only that it exists", async () => {
  const path = await round(desks.NORTH, 5);
  const read = "The supervisor's verifiers count on both sides of it.";
  for (const [member, words] of [["NORTH", "For the supervisor alone"], ["CHAIR", "Sealed to a few"], ["SOUTH", "Sealed to a few"]]) {
    await go(desks[member], path);
    const text = await main(desks[member]);
    assert.ok(text.includes(read) && text.includes(words), `${member}: ${text}`);
  }
  await go(desks.GUAR1, path);
  const text = await main(desks.GUAR1);
  assert.ok(!text.includes(read) && !(await desks.GUAR1.content()).includes(read), text);
  assert.match(text, /For others’ eyes[^]*whether it concerns the round is not known here/);
});

test("each desk is offered what it may write about the round, with the round already named", async () => {
  const path = await round(desks.NORTH, 6);
  await go(desks.NORTH, path);
  const ways = (page) => page.locator("nav.more-ways a").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  const number = path.split("/").pop();
  const own = ["agenda-item", "delegation", "text-open", "talks-position", "joint-draft", "joint-statement", "statement", "account", "public-account", "press-claim"];
  assert.deepEqual((await ways(desks.NORTH)).sort(), own.map((f) => `/compose/${f}?about=${number}`).sort());
  await go(desks.CHAIR, path);
  assert.ok((await ways(desks.CHAIR)).some((href) => href.startsWith("/compose/round-record?about=")));
  await go(desks.GUAR1, path);
  const theirs = await ways(desks.GUAR1);
  assert.ok(theirs.includes(`/compose/delegation?about=${number}`) && !theirs.some((href) => /agenda-item|position|record/.test(href)), `${theirs}`);
  await desks.NORTH.locator(`nav.more-ways a[href^="/compose/agenda-item"]`).click();
  assert.equal(await desks.NORTH.locator("#f-round").inputValue(), number);
  // Answers are given where every case is answered.
  await go(desks.NORTH, path);
  await desks.NORTH.locator(`a[href="/contacts/${number}#reply"]`).click();
  await desks.NORTH.locator("#reply").waitFor();
});

test("the calendar is a file without anything that is said in the rounds", async () => {
  const page = desks.NORTH, origin = new URL(page.url()).origin;
  const path = await round(page, 5);
  for (const [file, events] of [["/rounds.ics", 2], [`${path}.ics`, 1]]) {
    const answer = await page.request.get(origin + file);
    assert.equal(answer.status(), 200);
    assert.match(answer.headers()["content-type"], /^text\/calendar/);
    const text = await answer.text();
    assert.equal(text.match(/^BEGIN:VEVENT\r$/gm).length, events);
    for (const closed of ["Withdrawal", "verifiers", "Arnabah", "33.", "NORTH/1"]) assert.ok(!text.includes(closed), closed);
  }
  assert.equal((await page.request.get(origin + "/rounds/999999.ics")).status(), 404);
  assert.equal((await page.request.get(origin + "/rounds/nothing")).status(), 404);
  const stranger = await (await chrome.newContext()).newPage();
  assert.notEqual((await stranger.request.get(origin + "/rounds.ics", { maxRedirects: 0 })).status(), 200);
});

test("the page of a round weighs what a page may, and what an open one asks for as little", async () => {
  const page = desks.NORTH, origin = new URL(page.url()).origin;
  const path = await round(page, 5);
  const get = async (at, headers) => (await page.request.get(origin + at, { headers })).body();
  const html = await get(path);
  const files = [...html.toString().matchAll(/(?:href|src)="(\/a\/[^"]+)"/g)].map((found) => found[1]);
  let all = gzipSync(html).length;
  for (const file of new Set(files)) all += gzipSync(await get(file)).length;
  assert.ok(all <= 40_000, `${all} bytes`);
  const part = gzipSync(await get(path, { "x-desk-part": "main" })).length;
  assert.ok(part <= 10_000, `${part} bytes`);
});

test("no page of talks has a fault that axe can find, in four languages, by day and night, on a phone and without script", async () => {
  const path = await round(desks.NORTH, 5);
  for (const [lang, theme] of [["en", "day"], ["ar", "night"], ["he", "day"], ["fr", "night"]]) {
    await choose(desks.NORTH, lang, theme);
    for (const at of ["/rounds", path]) {
      await go(desks.NORTH, at);
      assert.doesNotMatch(await main(desks.NORTH), /\[[a-z]+[_.][a-z_-]+\]/, `${lang} ${at}: a phrase is missing`);
      const found = await new AxeBuilder({ page: desks.NORTH }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html).join(" ")}`), [], `${lang} ${theme} ${at}`);
    }
    await keep(desks.NORTH, `round-${lang}`, { fullPage: true });
    await desks.NORTH.setViewportSize({ width: 390, height: 844 });
    const wide = await desks.NORTH.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${lang}: ${wide}`);
    await keep(desks.NORTH, `round-phone-${lang}`, { fullPage: true });
    await desks.NORTH.setViewportSize({ width: 1440, height: 900 });
  }
  await choose(desks.NORTH, "en", "day");
  await go(desks.NORTH, path);
  await desks.NORTH.emulateMedia({ media: "print" });
  assert.equal(await desks.NORTH.locator("nav.nav").isVisible(), false);
  await keep(desks.NORTH, "round-print", { fullPage: true });
  await desks.NORTH.emulateMedia({ media: null });
});
