// A whole night, S2 and S3 of the scenarios, by officers in real browsers: NORTH reads Arabic and later Hebrew, SOUTH
// English, the supervisor French. Acts are written on the desk, and each is awaited at the other desks without a reload.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

let play, chrome, north, south, chair;
const origin = (page) => new URL(page.url()).origin;

before(async () => {
  play = await demo("--scenario", new URL("quiet.md", import.meta.url).pathname);
  chrome = await browser();
  for (const member of ["NORTH", "SOUTH", "CHAIR"]) {
    // The night leaps over hours in which nobody touches a page; the officers are not to be sent out meanwhile.
    const config = join(play.dir, member.toLowerCase(), "node.toml"), text = readFileSync(config, "utf8");
    assert.match(text, /^desk_idle_s = /m);
    writeFileSync(config, text.replace(/^desk_idle_s = .*$/m, "desk_idle_s = 43200"));
    await play.steer(`stop ${member}`);
    await play.steer(`start ${member}`);
  }
  const desk = async (member, lang, theme) => {
    const page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    await enter(page, play.links[member]);
    await choose(page, lang, theme);
    return page;
  };
  [north, south, chair] = [await desk("NORTH", "ar", "night"), await desk("SOUTH", "en", "day"), await desk("CHAIR", "fr", "day")];
});

after(async () => {
  // What stood on each screen last, should something have failed.
  for (const [name, page] of Object.entries({ north, south, chair })) await keep(page, `night-last-${name}`).catch(() => {});
  await chrome?.close();
  await play?.stop();
});

/** Marks a page, so that a reload would show: the script alone must bring what comes. */
const stay = (page) => page.evaluate(() => { window.stayed = true; });
const stayed = async (page) => assert.equal(await page.evaluate(() => window.stayed === true), true, "the page was loaded anew");

const fill = async (page, values) => {
  for (const [name, value] of Object.entries(values)) {
    const field = page.locator(`#draft [name="${name}"]`).first(), kind = await field.getAttribute("type");
    if (kind === "radio") await page.locator(`#draft [name="${name}"][value="${value}"]`).check({ force: true });
    else if (kind === "checkbox") await field.setChecked(value);
    else if ((await field.evaluate((e) => e.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
};

/** Answers a case by its form: the fields by name, then its button. */
const reply = async (page, what, values = {}) => {
  const form = page.locator(`#${what} form`);
  await form.waitFor();
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`);
    if ((await field.evaluate((e) => e.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  await Promise.all([page.waitForURL(/done=/), form.locator("button").first().click()]);
};

const signed = async (page) => {
  await Promise.all([page.waitForURL(/\/sent\//), page.locator('form[action$="/sign"] button').click()]);
  // The page's own link to the case: the bar of alarms above it leads to others.
  const link = page.locator(".cols a.btn.solid");
  await link.waitFor();
  return link.getAttribute("href");
};

test("a flight is refused, sent as an emergency, misread, read back rightly, answered, told, flown and ended", async () => {
  await play.steer("clock 05:00");
  await south.goto(origin(south) + "/");
  await stay(south);
  // Twenty-five minutes' notice is too short; what was typed stays.
  await north.goto(`${origin(north)}/compose/ntf-flight`);
  const day = "2031-03-14";
  await fill(north, {
    "to.SOUTH": true, "f-class": "medevac", "f-track": "Khān Arnabah > Al Qunayţirah", "f-altitude.min": "300",
    "f-altitude.max": "600", "f-window.from.day": day, "f-window.from.time": "05:25", "f-window.to.day": day,
    "f-window.to.time": "05:55", "f-armed": "no", "f-purpose": "medical", lang: "ar", precedence: "immediate",
  });
  await north.locator('#draft [name="do"][value="review"]').click();
  await north.locator("#errors, .errors").first().waitFor();
  await keep(north, "night-1-refused-ar");
  // An emergency lifts the lead time, never the ladder.
  if (!(await north.locator('#draft [name="emergency"]').count())) await north.goto(north.url().replace(/\/review.*/, ""));
  assert.equal(await north.locator('#draft [name="f-altitude.max"]').inputValue(), "600");
  await fill(north, { emergency: "medevac" });
  await north.locator('#draft [name="do"][value="review"]').click();
  await north.locator('form[action$="/sign"] button').waitFor();
  await keep(north, "night-2-review-ar", { fullPage: true });
  const flight = await signed(north);
  // SOUTH's board stands open: the strip comes by itself.
  await south.locator(`.strip a[href^="${flight}"]`).first().waitFor();
  await stayed(south);
  await keep(south, "night-3-board-en");
  await play.steer("clock 05:02");
  await south.goto(origin(south) + flight);
  assert.match(await south.locator("#opened").innerText(), /Acknowledging is not agreeing/);
  await reply(south, "opened");
  await north.goto(origin(north) + flight);
  await stay(north);
  await play.steer("clock 05:04");
  await south.goto(origin(south) + flight);
  const heard = { track: "Khān Arnabah > Al Qunayţirah", window: "05:25Z/05:55Z" };
  await reply(south, "read-back", { ...heard, altitude: "300-900m agl" });
  // Both desks see the difference, the author's without a reload.
  await north.locator(".rungs .bad").first().waitFor();
  await stayed(north);
  await south.goto(origin(south) + flight);
  await south.locator(".rungs .bad").first().waitFor();
  await keep(north, "night-4-misread-ar", { fullPage: true });
  await keep(south, "night-4-misread-en", { fullPage: true });
  await play.steer("clock 05:06");
  await reply(south, "read-back", { ...heard, altitude: "300-600m agl" });
  await north.locator(".rungs .bad").first().waitFor({ state: "detached" });
  await play.steer("clock 05:09");
  await south.goto(origin(south) + flight);
  await reply(south, "position", { stance: "comply" });
  await play.steer("clock 05:14");
  await south.goto(origin(south) + flight);
  const units = await south.locator('#disseminated [name^="unit-"]').evaluateAll((all) => all.map((e) => e.name));
  assert.ok(units.includes("unit-air-defence"));
  const told = Object.fromEntries(units.map((unit) => [unit, ["unit-air-defence", "unit-air"].includes(unit) ? "told" : "not-told"]));
  await reply(south, "disseminated", { ...told, reason: "Fire control is closed; no aircraft in the area." });
  await keep(south, "night-5-told-en", { fullPage: true });
  await play.steer("clock 05:25");
  await north.goto(origin(north) + flight);
  await reply(north, "start");
  await play.steer("clock 05:52");
  await chair.goto(origin(chair) + flight);
  await stay(chair);
  const before = await chair.locator("main article.act").count();
  await north.goto(origin(north) + flight);
  await reply(north, "end");
  await chair.waitForFunction((count) => document.querySelectorAll("main article.act").length > count, before);
  await stayed(chair);
  await keep(chair, "night-6-ended-fr", { fullPage: true });
  await north.goto(origin(north) + flight);
  assert.equal(await north.locator("#start, #end").count(), 0, "what is over offers nothing more");
  await keep(north, "night-6-ended-ar", { fullPage: true });
});

let question;

test("a question is asked in Hebrew, and the desk whose server dies under an open page says so and heals", async () => {
  await play.steer("clock 08:00");
  await choose(north, "he", "night");
  await north.goto(`${origin(north)}/compose/inc-query`);
  await fill(north, {
    "to.SOUTH": true, "f-concern": "troops", "f-place": "Jabā", "f-place.within": "500",
    "f-question": "אילו כוחות שוהים במקום, ועד מתי?", lang: "he", precedence: "flash",
  });
  await north.locator('#draft [name="do"][value="review"]').click();
  await north.locator('form[action$="/sign"] button').waitFor();
  await keep(north, "night-7-review-he", { fullPage: true });
  question = await signed(north);
  await south.goto(origin(south) + question);
  await reply(south, "opened");
  // A draft is kept by the node, and half a sentence stands in a form.
  await south.goto(`${origin(south)}/compose/inc-report`);
  const draft = south.url();
  await south.locator('#draft [name="f-text"]').fill("Two vehicles seen");
  await south.locator('#draft [name="do"][value="keep"]').click();
  await south.waitForLoadState();
  await south.goto(origin(south) + question);
  const account = south.locator('#answer [name="account"]');
  await account.fill("A supply unit passed");
  const board = await south.context().newPage();
  await board.goto(origin(south) + "/");
  await stay(board);
  await stay(south);
  await play.steer("stop SOUTH");
  await board.locator("#lost").waitFor({ state: "visible" });
  await south.locator("#lost").waitFor({ state: "visible" });
  await keep(board, "night-8-server-dead-en");
  await play.steer("start SOUTH");
  await board.locator("#lost").waitFor({ state: "hidden" });
  await south.locator("#lost").waitFor({ state: "hidden" });
  await stayed(board);
  await stayed(south);
  assert.equal(await account.inputValue(), "A supply unit passed");
  await keep(board, "night-8-server-back-en");
  await board.goto(draft);
  assert.equal(await board.locator('#draft [name="f-text"]').inputValue(), "Two vehicles seen");
  await board.close();
});

test("silence is a default on every desk, climbs, and is met late", async () => {
  await play.steer("clock 09:01");
  await chair.goto(origin(chair) + question);
  await north.goto(origin(north) + "/");
  await north.locator(`.strip a[href^="${question}"]`).first().waitFor();
  await keep(north, "night-9-silent-he");
  await keep(chair, "night-9-silent-fr", { fullPage: true });
  await play.steer("clock 10:31");
  await play.steer("clock 15:00");
  await south.goto(origin(south) + question);
  const facts = await south.locator('#answer [name^="facts-"]').evaluateAll((all) => all.filter((e) => e.required).map((e) => e.name));
  await reply(south, "answer", {
    position: "own-investigation", account: "A supply unit passed through and has left.",
    ...Object.fromEntries(facts.map((name) => [name, "unknown"])),
  });
  await north.goto(origin(north) + question);
  await north.getByText("A supply unit passed through and has left.").first().waitFor();
  assert.equal(await north.locator("#ask-time, #answer").count(), 0);
  await keep(north, "night-10-late-he", { fullPage: true });
  await keep(south, "night-10-late-en", { fullPage: true });
  // What one desk says it owes is what the other says it is owed: nothing of this question any more, on either side.
  for (const page of [north, south]) {
    await page.goto(origin(page) + "/");
    assert.equal(await page.locator(`.strip a[href^="${question}"]`).count(), 0);
  }
});
