// The Board as an officer meets it at 03:00: what it says of itself, who said what to whom, what both share, and its keys.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

let play, other, chrome, north, south;

before(async () => {
  const scenario = ["--scenario", new URL("board.md", import.meta.url).pathname];
  // The second is there to have its clock moved and its power fail.
  [play, other] = await Promise.all([demo(...scenario), demo(...scenario)]);
  chrome = await browser();
  const desk = async (member) => {
    const page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await enter(page, play.links[member]);
    return page;
  };
  north = await desk("NORTH");
  south = await desk("SOUTH");
});

after(async () => {
  await chrome?.close();
  await Promise.all([play?.stop(), other?.stop()]);
});

const origin = (page) => new URL(page.url()).origin;
const board = (page) => page.goto(origin(page) + "/");

test("the status strip has the time of day at both parties beside UTC, and it runs", async () => {
  await board(north);
  const read = async () => ({
    utc: await north.locator("#utc").innerText(),
    locals: await north.locator(".locals dd").allInnerTexts(),
    names: await north.locator(".locals dt").allInnerTexts(),
  });
  const { utc, locals, names } = await read();
  assert.deepEqual(names, ["NORTH", "SOUTH"]);
  const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
  assert.deepEqual(locals.map((l) => (minutes(l) - minutes(utc) + 1440) % 1440), [120, 180]);
  await board(south);
  assert.deepEqual(await south.locator(".locals dt").allInnerTexts(), ["SOUTH", "NORTH"], "each desk names its own first");
  await north.waitForFunction((was) => document.getElementById("utc").textContent !== was, utc);
});

test("a strip says who said it to whom, in few words, and the picked one has three ways on at most", async () => {
  await board(north);
  const works = north.locator(".strip", { hasText: "Que construit-on ici" }).first();
  assert.deepEqual(await works.locator(".from-to [role=img]").evaluateAll((all) => all.map((m) => m.getAttribute("aria-label"))), ["SOUTH", "NORTH"]);
  const flight = north.locator(".strip", { hasText: "Read back" }).first();
  assert.deepEqual(await flight.locator(".from-to [role=img]").evaluateAll((all) => all.map((m) => m.getAttribute("aria-label"))), ["SOUTH", "NORTH"], "the notification came from SOUTH though NORTH owes");
  for (const title of await north.locator(".strip h3").allInnerTexts()) {
    assert.ok(title.length <= 90, title);
    assert.doesNotMatch(title, /\(\d+\.\d{4}/, "no coordinates in a title");
  }
  const picked = north.locator(".strip.is-picked");
  assert.equal(await picked.count(), 1);
  assert.ok((await picked.locator(".acts a").count()) <= 3);
});

test("what both parties take part in stands on the axis, and neither half is taller than the other", async () => {
  await board(north);
  const joint = await north.locator(".ribbon .joint").boundingBox();
  const axis = await north.locator(".ribbon .axis").boundingBox();
  const ribbon = await north.locator(".ribbon").boundingBox();
  assert.ok(joint.y >= axis.y - 1 && joint.y + joint.height <= axis.y + axis.height + 2);
  const above = axis.y - ribbon.y, below = ribbon.y + ribbon.height - axis.y - axis.height;
  assert.ok(Math.abs(above - below) <= 2, `${above} ${below}`);
});

test("in the ribbon a value stands whole or not at all, so that none of the other direction loses its beginning", async () => {
  for (const lang of ["he", "ar", "en"]) {
    await choose(north, lang, "day");
    await board(north);
    // Whatever is one box a browser leaves out whole where there is no room for all of it.
    const cut = await north.locator(".ribbon :is(.mv, .joint, .due) bdi:not(:has(*))").evaluateAll((all) => all.filter((value) => {
      const room = value.closest(".mv, .joint, .due > span").getBoundingClientRect();
      return getComputedStyle(value).display !== "inline-block" || value.getBoundingClientRect().width > room.width + 1;
    }).map((value) => value.textContent));
    assert.deepEqual(cut, [], lang);
  }
  await choose(north, "en", "day");
});

test("a zone is never called quiet without a date, and what nobody reported is not known", async () => {
  await board(north);
  const cells = await north.locator(".zones tbody td:not(:first-child)").allInnerTexts();
  assert.ok(cells.length >= 2);
  for (const cell of cells) {
    assert.match(cell, /not known|\d\d:\d\d UTC/, cell);
  }
  for (const tick of await north.locator('.zones td:has(use[href="#check"])').allInnerTexts()) assert.match(tick, /\d\d:\d\d/);
});

test("both desks count alike: what one owes the other is what the other is owed", async () => {
  const owed = async (page, who) => {
    await board(page);
    const bay = page.locator(".bay", { has: page.locator("h2", { hasText: who }) }).first();
    return Number(await bay.locator("header .num").innerText());
  };
  for (const member of ["NORTH", "SOUTH"]) assert.equal(await owed(north, member), await owed(south, member), member);
});

test("keys move, open and lead to a page; none signs, and they can be switched off", async () => {
  await board(north);
  const before = await north.locator(".log tbody tr").first().innerText();
  const picked = () => north.evaluate(() => { const a = document.activeElement; return a.dataset.key && a.getAttribute("href") + a.dataset.key; });
  await north.keyboard.press("j");
  const first = await picked();
  await north.keyboard.press("j");
  const second = await picked();
  assert.ok(first && second && first !== second);
  await north.keyboard.press("k");
  assert.equal(await picked(), first);
  await north.keyboard.press("Enter");
  await north.waitForURL(/\/(incidents|movements|contacts)\/\d+/);
  await north.keyboard.press("g");
  await north.keyboard.press("b");
  await north.waitForURL(origin(north) + "/");
  await north.keyboard.press("a");
  await north.waitForURL(/#reply|#opened/);
  assert.ok(await north.locator("#reply form button").first().isVisible(), "acknowledging is a page with a button");
  await north.keyboard.press("?");
  await north.waitForURL(/\/keys$/);
  await north.locator("#keys-switch").click();
  await north.keyboard.press("g");
  await north.keyboard.press("m");
  await north.waitForTimeout(300);
  assert.match(north.url(), /\/keys$/, "switched off");
  await north.locator("#keys-switch").click();
  await board(north);
  assert.equal((await north.locator(".log tbody tr").first().innerText()).split("\t")[2], before.split("\t")[2], "nothing was signed");
});

test("on a wall there is nothing to press and everything to read", async () => {
  const wall = await north.context().newPage();
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto(origin(north) + "/wall");
  assert.equal(await wall.locator("form, button, input, nav").count(), 0);
  assert.equal(await wall.locator("main a[href]").count(), 0);
  assert.match(await wall.locator("h1").innerText(), /You owe \d+ answers/);
  assert.equal(await wall.locator(".bay").count(), 3);
  const size = await wall.locator("h1").evaluate((h) => parseFloat(getComputedStyle(h).fontSize));
  assert.ok(size >= 36, `${size}px`);
  const found = await new AxeBuilder({ page: wall }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
  assert.deepEqual(found.violations.map((v) => v.id), []);
  await keep(wall, "wall");
  await wall.close();
});

test("in each language the Board fits a phone and reads in its own direction", async () => {
  for (const lang of ["en", "fr", "ar", "he"]) {
    await choose(north, lang, "day");
    await board(north);
    await keep(north, `board-${lang}`);
    const now = await north.locator(".ribbon .now").boundingBox();
    const rtl = lang === "ar" || lang === "he";
    assert.equal(now.x > 720, rtl, `${lang}: now stands where reading begins`);
    await north.setViewportSize({ width: 390, height: 1300 });
    const wide = await north.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 0, `${lang}: ${wide}px too wide`);
    await north.setViewportSize({ width: 1440, height: 900 });
  }
  await choose(north, "en", "day");
});

test("a number, a time and a reference never turn the sentence around them", async () => {
  await choose(north, "ar", "day");
  await board(north);
  const loose = await north.locator("main").evaluate((main) => {
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT), out = [];
    while (walker.nextNode()) {
      const node = walker.currentNode, text = node.textContent;
      const mixed = /[\u0600-\u06ff].*\d\d:\d\d|\d\d:\d\d.*[\u0600-\u06ff]/.test(text);
      if (mixed && !node.parentElement.closest("bdi,time")) out.push(text);
    }
    return out;
  });
  assert.deepEqual(loose, []);
  await choose(north, "en", "day");
});

test("when a deadline passes and nobody says anything, an open page asks again by itself", async () => {
  const page = await (await chrome.newContext()).newPage();
  await enter(page, other.links.CHAIR);
  await page.clock.install();
  // No word from the node: what the page does it does by its own clock.
  await page.route("**/live*", () => {});
  await board(page);
  const rungs = page.locator(".strip.is-over .tag");
  assert.equal(await rungs.count(), 0);
  const turns = await page.locator("#status").evaluate((strip) => Number(strip.dataset.turns));
  const now = await page.locator("html").evaluate((root) => Number(root.dataset.now));
  assert.ok(turns > now && turns <= now + 3_600_000);
  const asked = [];
  page.on("request", (request) => { if (request.headers()["x-desk-part"]) asked.push(request.url()); });
  await other.steer(`clock ${new Date(turns + 60_000).toISOString().slice(11, 16)}`);
  assert.deepEqual(asked, []);
  await page.clock.fastForward(turns - now + 5_000);
  await rungs.first().waitFor();
  assert.ok(asked.length > 0);
  assert.ok(await page.locator("#status").evaluate((strip) => Number(strip.dataset.turns)) > turns, "and again the next time");
  await page.context().close();
});

test("a node that is killed under an open Board is said at once; the Board heals by itself when it is back", async () => {
  const page = await (await chrome.newContext()).newPage();
  await enter(page, other.links.GUAR1);
  await board(page);
  await page.evaluate(() => { window.stayed = true; });
  assert.equal(await page.locator("#lost").isVisible(), false);
  await other.fail();
  await page.locator("#lost").waitFor({ state: "visible", timeout: 60_000 });
  assert.match(await page.locator("#lost").innerText(), /since \d\d:\d\d:\d\d/);
  const utc = await page.locator("#utc").innerText();
  await page.waitForFunction((was) => document.getElementById("utc").textContent !== was, utc);
  const strips = await page.locator(".strip").count();
  await keep(page, "board-killed");
  const node = spawn(other.binary, ["run", "--dir", join(other.dir, "guar1")], { stdio: "ignore" });
  try {
    await page.locator("#lost").waitFor({ state: "hidden", timeout: 60_000 });
    // The node is back and its sequencer is not: the Board says so, holds what it held, and has not been loaded anew.
    await page.locator("#picture .late").waitFor({ timeout: 60_000 });
    assert.equal(await page.locator(".strip").count(), strips);
    assert.equal(await page.evaluate(() => window.stayed), true);
    await keep(page, "board-healed");
  } finally {
    const ended = new Promise((resolve) => node.once("exit", resolve));
    node.kill("SIGTERM");
    await ended;
  }
  await page.context().close();
});
