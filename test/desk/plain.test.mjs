// The desk without script, page by page: every link leads somewhere, every button does something, and nothing waits for a
// script to be seen but what only a script can do.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, choose, demo, enter } from "./demo.mjs";

let play, chrome, page;
const origin = () => new URL(page.url()).origin;

/** What only a script can do, and is hidden until there is one: live connection, sounds, printing by a button, keys, passkeys. */
const ONLY_SCRIPTED = "#lost, #fresh, #ended, .scripted, [data-print], #keys-switch, [data-passkey], [data-passkey] *, [role=alert]";

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

test("no page that can be reached by links is dead anywhere or keeps anything back", async () => {
  const shape = (path) => path.split("#")[0].replace(/[0-9a-f]{8,}|\d+/g, "N");
  const waiting = ["/"], seen = new Set(["/"]), pages = [];
  while (waiting.length) {
    const path = waiting.shift();
    const answer = await page.goto(origin() + path);
    assert.ok([200, 304].includes(answer.status()), `${path}: ${answer.status()}`);
    if (!/html/.test(answer.headers()["content-type"] ?? "")) continue;
    pages.push(path);
    const links = await page.locator("a[href]").evaluateAll((all) => all.map((a) => a.getAttribute("href")));
    for (const link of links) {
      const anchor = link.split("#")[1];
      if (link.startsWith("#")) assert.equal(await page.locator(`[id="${anchor}"]`).count(), 1, `${path}: ${link} leads nowhere`);
      // A file is saved, not shown; whatever else is linked is one of our own pages.
      if (!link.startsWith("/") || /\/proof|\/a\/|\/tools\/|\/offline/.test(link) || seen.has(shape(link))) continue;
      seen.add(shape(link));
      waiting.push(link.split("#")[0]);
    }
    const dead = await page.locator("button").evaluateAll((all) =>
      all.filter((b) => b.checkVisibility() && !b.form).map((b) => b.outerHTML.slice(0, 120)));
    assert.deepEqual(dead, [], `${path}: buttons that do nothing`);
    const kept = await page.locator("[hidden]").evaluateAll((all, only) =>
      all.filter((e) => !e.matches(only) && !e.closest(only)).map((e) => e.outerHTML.slice(0, 120)), ONLY_SCRIPTED);
    assert.deepEqual(kept, [], `${path}: hidden without script`);
    const empty = await page.locator("main").innerText();
    assert.ok(empty.trim().length > 20, `${path}: nothing on it`);
  }
  for (const must of ["/", "/channels", "/movements", "/incidents", "/contacts", "/record", "/rulebook", "/report", "/outbox", "/keys",
    "/wall", "/watch", "/alarms", "/compose", "/me"]) {
    assert.ok(pages.some((p) => p.split("?")[0] === must), `${must} is linked from nowhere`);
  }
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
