// The desk without script: what the server alone writes reads rightly in every language.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, choose, demo, enter } from "./demo.mjs";

let play, chrome, page;
const origin = () => new URL(page.url()).origin;

before(async () => {
  play = await demo("--scenario", new URL("board.md", import.meta.url).pathname);
  chrome = await browser();
  page = await (await chrome.newContext({ javaScriptEnabled: false })).newPage();
  await enter(page, play.links.NORTH);
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("a date and its time stand in reading order, whatever the direction", async () => {
  for (const [lang, sign] of [["en", 1], ["fr", 1], ["ar", -1], ["he", -1]]) {
    await page.goto(origin() + "/");
    await choose(page, lang, "day");
    const dated = page.locator(".strip .clock time:has(bdi:nth-of-type(2))").first();
    await dated.waitFor();
    const places = await dated.locator("bdi:not(:has(bdi))").evaluateAll((all) => all.map((b) => b.getBoundingClientRect().x));
    assert.ok(places.length >= 3, "day, month, clock");
    for (const [n, x] of places.slice(1).entries()) assert.ok(sign * (x - places[n]) > 0, `${lang}: ${places}`);
  }
  await choose(page, "en", "day");
});
