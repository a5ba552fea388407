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

/** What only a script can do, and is hidden until there is one: live connection, sounds, printing by a button, keys, passkeys. */
const ONLY_SCRIPTED = "#lost, #fresh, #ended, .scripted, #keys-switch, [data-passkey], [data-passkey] *, [role=alert], #verdict, #found, #opened, #check, #compare, #print";

/** Pages of one kind have one shape: an act's number or a draft's name makes no other page. */
const shape = (path) => path.split("#")[0].replace(/back=[^&]*/, "back=").replace(/[0-9a-f]{8,}|\d+/g, "N");

/** Every page that links lead to from the Board, each kind once. */
async function crawl(lang) {
  // The strip leads to the outbox while something waits in it.
  const waiting = ["/", "/outbox"], seen = new Set(waiting), pages = [];
  while (waiting.length) {
    const path = waiting.shift();
    const answer = await page.goto(origin() + path, { waitUntil: "domcontentloaded" });
    assert.ok([200, 304].includes(answer.status()), `${lang} ${path}: ${answer.status()}`);
    if (!/html/.test(answer.headers()["content-type"] ?? "")) continue;
    pages.push(path.split("?")[0]);
    const found = await page.evaluate((only) => ({
      lang: document.documentElement.lang,
      links: [...document.querySelectorAll("a[href]")].map((a) => a.getAttribute("href")),
      dead: [...document.querySelectorAll("button")].filter((b) => b.checkVisibility() && !b.form).map((b) => b.outerHTML.slice(0, 120)),
      nowhere: [...document.querySelectorAll('a[href^="#"]')].filter((a) => !document.getElementById(a.hash.slice(1))).map((a) => a.outerHTML),
      kept: [...document.querySelectorAll("[hidden]")].filter((e) => !e.matches(only) && !e.closest(only)).map((e) => e.outerHTML.slice(0, 120)),
      unsaid: document.body.innerText.match(/\[[a-z]+[_-][a-z_.-]+\]|undefined/g) ?? [],
      text: document.querySelector("main").innerText.trim().length,
      forms: [...document.forms].filter((f) => f.method === "post").map((f) => [f.getAttribute("action"), f.querySelector("button, [type=submit]") !== null]),
    }), ONLY_SCRIPTED);
    const { links, text, forms, lang: speaks, ...faults } = found;
    for (const [what, all] of Object.entries(faults)) assert.deepEqual(all, [], `${lang} ${path}: ${what}`);
    assert.ok(text > 20, `${lang} ${path}: nothing on it`);
    for (const [action, button] of forms) assert.ok(action.startsWith("/") && button, `${lang} ${path}: a form to ${action}`);
    const back = path.startsWith("/verify") ? "/verify" : "/";
    assert.ok(links.includes(back), `${lang} ${path}: no way back`);
    if (!path.startsWith("/verify")) assert.equal(speaks, lang, path);
    for (const link of links) {
      // A file is saved, not shown; whatever else is linked is one of our own pages.
      assert.ok(/^[/#]/.test(link), `${lang} ${path}: ${link} leads elsewhere`);
      if (link.startsWith("#") || /\/proof|\/a\/|\/tools\/|\/offline|\?lang=/.test(link) || seen.has(shape(link))) continue;
      seen.add(shape(link));
      waiting.push(link.split("#")[0]);
    }
  }
  return pages;
}

test("no page that links lead to is dead anywhere, keeps anything back or has no way back, in either direction", async () => {
  for (const lang of ["en", "ar"]) {
    await page.goto(origin() + "/");
    await choose(page, lang, "day");
    const pages = await crawl(lang);
    for (const must of ["/", "/channels", "/movements", "/incidents", "/contacts", "/rounds", "/commitments", "/record", "/rulebook", "/report", "/keys",
      "/wall", "/watch", "/alarms", "/compose", "/danger", "/me", "/language", "/witnesses", "/openings"]) {
      assert.ok(pages.includes(must), `${lang}: ${must} is linked from nowhere`);
    }
    const forms = pages.filter((path) => path.startsWith("/compose/"));
    assert.ok(forms.length > 10, `${lang}: ${forms}`);
  }
  await choose(page, "en", "day");
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
