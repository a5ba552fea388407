// The desk by the keyboard alone: no pointer touches anything here. A flight is notified, acknowledged and a question
// answered, the watch is taken and handed over; every listed shortcut does what the list says; order follows the script.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, choose, demo, enter } from "./demo.mjs";

let play, chrome, north, south;
const origin = (page) => new URL(page.url()).origin;
const cli = (member, ...args) =>
  execFileSync(play.binary, ["--node", join(play.dir, member.toLowerCase()), ...args], { encoding: "utf8" });

before(async () => {
  play = await demo("--scenario", new URL("quiet.md", import.meta.url).pathname);
  chrome = await browser();
  const desk = async (member, lang) => {
    const page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    await enter(page, play.links[member]);
    await choose(page, lang, "day");
    return page;
  };
  [north, south] = [await desk("NORTH", "en"), await desk("SOUTH", "ar")];
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

/** What has the focus, if it is one of these. */
const on = (page, selector) => page.evaluate((s) => document.activeElement?.matches(s) === true, selector);

/** Tab until one of these has the focus: it must be reachable, and its focus visible. */
async function tabTo(page, selector) {
  assert.ok(await page.locator(selector).count() > 0, `${selector} is not on ${page.url()}`);
  for (let n = 0; n < 150; n += 1) {
    await page.keyboard.press("Tab");
    if (await on(page, selector)) {
      const seen = await page.evaluate(() => {
        const e = document.activeElement, shown = e.matches(".seg input") ? e.nextElementSibling : e;
        return getComputedStyle(shown).outlineStyle !== "none";
      });
      assert.ok(seen, `the focus on ${selector} cannot be seen`);
      return;
    }
  }
  assert.fail(`Tab never comes to ${selector} on ${page.url()}`);
}

/** Down through a list or a row of choices until it holds this value. */
async function choice(page, selector, value) {
  await tabTo(page, selector);
  for (let n = 0; n < 40; n += 1) {
    if (await page.evaluate(([s, v]) => {
      const e = document.activeElement;
      return e.matches(s) && e.value === v && (e.type !== "radio" || e.checked);
    }, [selector, value])) return;
    await page.keyboard.press("ArrowDown");
  }
  assert.fail(`${selector} never holds ${value}`);
}
async function write(page, selector, text) {
  await tabTo(page, selector);
  await page.keyboard.press("Control+A");
  await page.keyboard.type(text);
}
/** Presses what has the focus, or a key, and waits until the address is another one. */
async function goes(page, key, where) {
  const from = page.url(), there = where instanceof RegExp ? (url) => where.test(url.href) : where;
  await Promise.all([page.waitForURL((url) => url.href !== from && there(url)), page.keyboard.press(key)]);
  await page.locator("#status").waitFor();
}
/** Down the strips until the one of this case is picked. */
async function pick(page, href) {
  await page.locator(`.strip a[href^="${href}"]`).first().waitFor();
  for (let n = 0; n < 60; n += 1) {
    await page.keyboard.press("j");
    if (await page.evaluate((h) => document.activeElement?.closest("[data-strip]")?.querySelector("h3 a").getAttribute("href").startsWith(h), href)) return;
  }
  assert.fail(`J never comes to ${href}`);
}

let flight;

test("a flight is notified without a pointer: written, reviewed, signed", async () => {
  await goes(north, "n", /\/compose$/);
  await tabTo(north, 'main a[href^="/compose/ntf-flight"]');
  await goes(north, "Enter", /\/drafts\//);
  await tabTo(north, '[name="to.SOUTH"]');
  await north.keyboard.press("Space");
  await choice(north, "#f-class", "rotary");
  await write(north, "#f-track", "Khān Arnabah > Al Qunayţirah");
  await write(north, '[name="f-altitude.max"]', "150");
  await write(north, '[name="f-window.from.time"]', "+30h");
  await write(north, '[name="f-window.to.time"]', "+31h");
  await tabTo(north, '[name="f-armed"]');
  await north.keyboard.press("Space");
  for (let n = 0; n < 3 && !(await north.locator('[name="f-armed"][value="no"]').isChecked()); n += 1) await north.keyboard.press("ArrowDown");
  await tabTo(north, 'button[name="do"][value="review"]:not(.vh)');
  await goes(north, "Enter", /review$/);
  await tabTo(north, 'form[action$="/sign"] button');
  await goes(north, "Enter", /\/sent\//);
  const link = north.locator(".cols a.btn.solid");
  await link.waitFor();
  flight = (await link.getAttribute("href")).split("#")[0];
});

test("the other officer comes to its strip by a letter and acknowledges it", async () => {
  await south.goto(origin(south) + "/");
  await pick(south, flight);
  await goes(south, "a", (url) => url.pathname === flight);
  await tabTo(south, "#opened form button");
  await goes(south, "Enter", /done=/);
});

test("a question is answered without a pointer", async () => {
  cli("NORTH", "send", "inc-query", "concern=troops", "place=Jabā~500m", "question=Who is here?", "--to", "SOUTH", "--lang", "en",
    "--yes", "--wait", "sequenced");
  await south.keyboard.press("g");
  await goes(south, "b", (url) => url.pathname === "/");
  const strip = south.locator(".strip", { hasText: "Who is here?" }).first();
  await strip.waitFor();
  const href = (await strip.locator("h3 a").getAttribute("href")).split("#")[0];
  await pick(south, href);
  await goes(south, "a", (url) => url.pathname === href);
  await tabTo(south, "#opened form button");
  await goes(south, "Enter", /done=/);
  await south.locator("#answer form").waitFor();
  await choice(south, '#answer [name="position"]', "own-investigation");
  const more = await south.locator('#answer select[required]:not([name="position"])').evaluateAll((all) => all.map((e) => [e.name, ([...e.options].find((o) => o.value === "unknown") ?? e.options[1]).value]));
  const order = await south.locator("#answer form [name]:not([type=hidden])").evaluateAll((all) => all.map((e) => e.name));
  for (const name of order.filter((n) => n === "account" || more.some(([m]) => m === n))) {
    const one = more.find(([m]) => m === name);
    if (one) await choice(south, `#answer [name="${name}"]`, one[1]);
    else await write(south, '#answer [name="account"]', "A supply unit.");
  }
  await tabTo(south, "#answer form button");
  await goes(south, "Enter", /done=/);
  assert.match(await south.locator("main").innerText(), /A supply unit\./);
});

test("the watch is taken and handed over without a pointer, and the act says whether the sounds were tested", async () => {
  cli("SOUTH", "desk", "invite", "R. Anders");
  const watch = async () => {
    await south.keyboard.press("g");
    await goes(south, "w", (url) => url.pathname === "/watch");
  };
  await watch();
  await tabTo(south, 'form[action="/watch/take"] button');
  await goes(south, "Enter", /done=/);
  for (let n = 0; n < 600 && !(await south.locator("#next").count()); n += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    await south.goto(origin(south) + "/watch");
  }
  assert.equal(await south.locator("#sounds .late").count(), 1, "nobody has tested the sounds in this watch");
  await south.keyboard.press("g");
  await goes(south, "a", (url) => url.pathname === "/alarms");
  await tabTo(south, 'button[name="do"][value="heard"]');
  await south.keyboard.press("Enter");
  // The page that comes says who heard them.
  await south.locator("#sound-test p.s:has(svg)").waitFor();
  await south.waitForLoadState();
  await watch();
  await south.locator("#sounds").waitFor();
  assert.equal(await south.locator("#sounds .late").count(), 0, "they are tested now");
  const next = await south.locator("#next option").nth(1).getAttribute("value");
  await choice(south, "#next", next);
  await tabTo(south, 'form[action="/watch/hand"] button');
  await goes(south, "Enter", /done=/);
  for (let n = 0; ; n += 1) {
    const said = cli("SOUTH", "--lang", "en", "record");
    if (/Alarm sounds: tested, all heard\./.test(said.replace(/[\u2066-\u2069]/g, ""))) break;
    assert.ok(n < 300, said);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
});

test("every shortcut is on the list behind the question mark, and each on the list does what it says", async () => {
  for (const key of ["?", "؟"]) {
    await north.goto(origin(north) + "/");
    const code = { key, code: "Slash", shiftKey: true, bubbles: true };
    await Promise.all([north.waitForURL(/\/keys$/), north.evaluate((k) => document.body.dispatchEvent(new KeyboardEvent("keydown", k)), code)]);
  }
  const rows = await north.locator("main table tr").evaluateAll((all) =>
    all.map((tr) => [[...tr.querySelectorAll("kbd")].map((k) => k.textContent), tr.lastElementChild.textContent]));
  const listed = rows.map(([keys]) => keys.join(" "));
  for (const must of ["J K", "Enter", "/", "L", "?", "A", "R", "T", "E", "N", "D", "S", "G B", "G I", "G M", "G A", "G W"]) {
    assert.ok(listed.includes(must), `${must} is not on the list`);
  }
  for (const [keys, title] of rows.filter(([keys]) => keys[0] === "G")) {
    await north.goto(origin(north) + "/keys");
    await north.keyboard.press("g");
    await Promise.all([north.waitForURL((url) => url.pathname !== "/keys"), north.keyboard.press(keys[1].toLowerCase())]);
    const here = north.locator("nav [aria-current=page]"), head = north.locator("h1").first();
    const told = (await here.count()) ? await here.innerText() : await head.innerText();
    assert.ok(told.includes(title), `${keys.join(" ")} leads to ${told}, not to ${title}`);
  }
  // What a page offers by a letter is on the list as well.
  for (const path of ["/", flight, "/compose", "/alarms", "/watch"]) {
    await north.goto(origin(north) + path);
    for (const key of await north.locator("kbd").allInnerTexts()) assert.ok(listed.includes(key.trim()), `${path} offers ${key}`);
  }
  // A keyboard that writes another script has the same keys in the same places.
  await south.goto(origin(south) + "/");
  const code = { key: "ى", code: "KeyN", bubbles: true };
  await Promise.all([south.waitForURL(/\/compose$/), south.evaluate((k) => document.body.dispatchEvent(new KeyboardEvent("keydown", k)), code)]);
});

test("the focus goes in reading order, from the right where the script does", async () => {
  for (const [page, sign] of [[north, 1], [south, -1]]) {
    await page.goto(origin(page) + "/");
    await page.keyboard.press("Tab");
    assert.ok(await on(page, "a.skip"), "first of all one can skip to the content");
    const stops = [];
    for (let n = 0; n < 40; n += 1) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const e = document.activeElement, box = e.getBoundingClientRect();
        const part = e.closest("#status, #alarms, #nav, main")?.id;
        return { part, x: box.x + box.width / 2, y: box.y + box.height / 2 };
      });
      stops.push(stop);
      if (stop.part === "main") break;
    }
    const parts = stops.map((s) => s.part).filter((p, n, all) => p !== all[n - 1]);
    assert.deepEqual(parts.filter((p) => p !== "alarms"), ["status", "nav", "main"]);
    const of = (part) => stops.filter((s) => s.part === part);
    for (const [a, b] of of("status").slice(1).map((s, n) => [of("status")[n], s])) assert.ok(sign * (b.x - a.x) > 0, "along the strip");
    for (const [a, b] of of("nav").slice(1).map((s, n) => [of("nav")[n], s])) assert.ok(b.y > a.y || sign * (b.x - a.x) > 0, "down the rail");
    assert.ok(sign * (of("main")[0].x - of("nav")[0].x) > 0, "the rail stands where reading begins");
  }
});
