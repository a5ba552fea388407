// Alarms as officers meet them: heard by what the page gives to the loudspeaker, seen in a real browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter } from "./demo.mjs";

const GRAVE = 494, URGENT = 392, LOST = 262;
let play, chrome, context, page;

/** Writes down every tone that a page makes: when it begins and ends on the loudspeaker's clock, and how high it is. */
function listen() {
  window.tones = [];
  window.speakers = [];
  const Real = AudioContext;
  window.AudioContext = class extends Real { constructor() { super(); window.speakers.push(this); } };
  const { start, stop } = OscillatorNode.prototype;
  OscillatorNode.prototype.start = function (at = 0) {
    this.tone = { at, ends: Infinity, hertz: Math.round(this.frequency.value) };
    window.tones.push(this.tone);
    return start.call(this, at);
  };
  OscillatorNode.prototype.stop = function (at = 0) { this.tone.ends = at; return stop.call(this, at); };
}

/** What a page still has to sound: hertz of each tone that is not over, and when, from now on. */
const tones = (of) => of.evaluate(() => {
  const now = window.speakers[0]?.currentTime ?? 0;
  return window.tones.filter((t) => t.ends > now + 0.2).map((t) => ({ hertz: t.hertz, at: t.at - now }));
});
const hears = async (of, hertz) => (await tones(of)).some((t) => t.hertz === hertz);
const until = async (what, holds, ms = 20_000) => {
  for (const end = Date.now() + ms; Date.now() < end;) {
    if (await holds()) return;
    await new Promise((r) => setTimeout(r, 200));
  }
  assert.fail(`not within ${ms} ms: ${what}`);
};
const origin = () => new URL(page.url()).origin;
const open = async (path = "/") => {
  const fresh = await context.newPage();
  await fresh.goto(origin() + path);
  return fresh;
};
const touch = (of) => of.locator("h1").first().click();
const say = (who, ...args) =>
  execFileSync(play.binary, ["--node", join(play.dir, who.toLowerCase()), ...args], { encoding: "utf8" });

before(async () => {
  play = await demo("--scenario", new URL("alarms.md", import.meta.url).pathname);
  chrome = await browser();
  context = await chrome.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addInitScript(listen);
  page = await context.newPage();
  await enter(page, play.links.NORTH);
  await page.locator("#alarms .band.grave").waitFor();
});

after(async () => {
  play?.thaw();
  await chrome?.close();
  await play?.stop();
});

test("before anybody has touched the page nothing sounds, and the strip says that sound is off", async () => {
  const another = await chrome.newContext({ storageState: await context.storageState() });
  await another.addInitScript(listen);
  const fresh = await another.newPage();
  await fresh.goto(origin() + "/");
  await fresh.waitForTimeout(1500);
  assert.equal(await fresh.locator("#sound.is-off").count(), 1);
  assert.match(await fresh.locator("#sound").innerText(), /Sound off/);
  assert.deepEqual(await fresh.evaluate(() => window.tones), []);
  await another.close();
});

test("what is grave sounds in five pulses, again every ten seconds, until it is silenced; silence ends by itself", async () => {
  await page.goto(origin() + "/");
  await touch(page);
  await until("grave tones", () => hears(page, GRAVE));
  assert.equal(await page.locator("#sound.is-off").count(), 0);
  const all = await page.evaluate(() => window.tones.map((t) => t.at));
  const first = all.slice(0, 10);
  assert.ok(Math.abs(first[5] - first[0] - 10) < 0.01, "again after ten seconds");
  assert.ok(first[4] - first[0] < 2 && first[3] - first[2] > first[1] - first[0], "three pulses and two");
  assert.ok(!(await hears(page, URGENT)), "one sound at a time, the gravest");

  await page.keyboard.press("s");
  await until("silence", async () => (await tones(page)).length === 0);
  await page.getByText("Nobody has acknowledged it.").count();
  await page.goto(origin() + "/alarms");
  assert.match(await page.locator(".alarm.p1 .stage").innerText(), /Silenced by .+ until .+; nobody has acknowledged it/);
  await touch(page);
  await page.waitForTimeout(1200);
  assert.deepEqual(await tones(page), [], "a new page keeps the silence");
  const [, , quiet] = (await page.locator("#alarms").getAttribute("data-sounds")).split(" ").map((s) => s.split(":").map(Number)).find(([, p]) => p === 1);
  const now = Number(await page.locator("#alarms").getAttribute("data-now"));
  assert.ok(quiet - now > 30_000 && quiet - now <= 60_000, `${quiet - now} ms`);
  // The silence's time comes: what the page was told is put back by as much as would have passed.
  await page.evaluate((ms) => {
    const bar = document.getElementById("alarms");
    bar.dataset.sounds = bar.dataset.sounds.split(" ").map((s) => s.split(":").map((v, n) => (n === 2 ? Math.max(0, v - ms) : v)).join(":")).join(" ");
  }, 60_000);
  await until("the sound again", () => hears(page, GRAVE));
});

test("a grave alarm cannot be shelved; acknowledged, it leaves the band and the urgent one sounds", async () => {
  await page.goto(origin() + "/alarms");
  assert.equal(await page.locator(".alarm.p1 details").count(), 0);
  const csrf = await page.locator('input[name="csrf"]').first().inputValue();
  const id = await page.locator(".alarm.p1").getAttribute("data-alarm");
  const answer = await page.request.post(origin() + "/alarms", { form: { csrf, do: "shelve", ids: id, minutes: "10", reason: "it can wait" }, headers: { origin: origin() } });
  assert.equal(answer.status(), 422);
  assert.match(await answer.text(), /What is grave cannot be shelved/);

  await touch(page);
  await page.locator("#alarms .band.grave button").click();
  await page.locator("#alarms .band.grave").waitFor({ state: "detached" });
  assert.match(page.url(), /\/alarms$/, "the bar's forms leave the page where it is");
  await page.goto(origin() + "/alarms");
  assert.match(await page.locator(".alarm.p1 .stage").innerText(), /Acknowledged by/);
  await touch(page);
  await page.waitForTimeout(800);
  assert.ok(!(await hears(page, GRAVE)));
});

test("what is shelved says who, until when and why, is silent, and comes back", async () => {
  await page.goto(origin() + "/alarms");
  const urgent = page.locator(".alarm.p2").first();
  await urgent.locator("summary").click();
  await urgent.locator("select").selectOption("30");
  await urgent.locator('input[name="reason"]').fill("They said by voice that it can wait.");
  await urgent.locator('button[value="shelve"]').click();
  const shelved = page.locator(".alarm.is-shelved");
  await shelved.waitFor();
  assert.match(await shelved.locator(".stage").innerText(), /Shelved by .+ until .+; then it comes back\. .*can wait/);
  assert.equal(await page.locator("#alarms .band.urgent").count(), 0);
  await touch(page);
  await page.waitForTimeout(800);
  assert.ok(!(await hears(page, URGENT)));
  await shelved.locator('button[value="unshelve"]').click();
  await page.locator(".alarm.p2.is-new").waitFor();
  await touch(page);
  await until("urgent tones", () => hears(page, URGENT));
  const all = await page.evaluate(() => window.tones.filter((t) => t.hertz === 392).map((t) => t.at));
  assert.ok(Math.abs(all[2] - all[0] - 60) < 0.01, "two pulses at this height, then again after sixty seconds");
});

test("what arises sounds by itself on an open page, and is told to those who listen to the page", async () => {
  await page.goto(origin() + "/");
  await touch(page);
  await page.keyboard.press("s");
  await until("silence", async () => (await tones(page)).length === 0);
  say("SOUTH", "send", "inc-query", "concern=troops", "place=Mas‘adah~1km", "question=Who is here?", "--to", "NORTH", "--precedence", "flash", "--lang", "en");
  await until("grave tones", () => hears(page, GRAVE));
  await page.locator("#alarms .band.grave").waitFor();
  await until("an announcement", async () => /SOUTH/.test(await page.locator("#say-grave").textContent()));
  assert.equal(await page.locator("#say-grave").getAttribute("role"), "alert");
  // The duty done, the alarm is over; being grave it stays until somebody has acknowledged it.
  await page.locator("#alarms .band.grave button").click();
  await page.locator("#alarms .band.grave").waitFor({ state: "detached" });
  await until("no grave tones", async () => !(await hears(page, GRAVE)));
});

test("of several open pages one sounds, and when it is closed the next does", async () => {
  say("SOUTH", "send", "inc-query", "concern=flight", "place=Jabā~500m", "question=And this one?", "--to", "NORTH", "--precedence", "immediate", "--lang", "en");
  const second = await open();
  await touch(second);
  await page.goto(origin() + "/");
  await touch(page);
  await second.waitForTimeout(1500);
  const both = [page, second];
  const counts = async () => Promise.all(both.map(async (p) => (await tones(p)).length > 0));
  await until("one that sounds", async () => (await counts()).some(Boolean));
  assert.deepEqual((await counts()).sort(), [false, true]);
  const loud = both[(await counts()).indexOf(true)], other = both.find((p) => p !== loud);
  assert.equal(await other.locator("#sound.is-off").count(), 0, "it knows that another page sounds");
  if (loud === page) page = other;
  await loud.close();
  await until("the other sounds", async () => (await tones(other)).length > 0);
});

test("a server that falls silent has a sound of its own, which ends when it is there again", async () => {
  await page.goto(origin() + "/");
  await touch(page);
  await page.keyboard.press("s");
  await page.waitForTimeout(500);
  play.freeze();
  try {
    await page.locator("html.is-lost").waitFor({ timeout: 60_000 });
    await until("the sound of a lost server", () => hears(page, LOST));
    assert.ok(await page.locator("#lost").isVisible());
  } finally {
    play.thaw();
  }
  await until("healed", async () => !(await page.locator("html.is-lost").count()), 60_000);
  await until("no such sound", async () => !(await hears(page, LOST)));
  assert.ok(!(await page.locator("#lost").isVisible()));
});

test("a flood is one line that says how many, with the first that is due", async () => {
  for (let n = 0; n < 11; n += 1) {
    say("SOUTH", "send", "inc-query", "concern=fire", "place=zone:demo-band", `question=Number ${n}?`, "--to", "NORTH", "--precedence", "routine", "--lang", "en");
  }
  await page.goto(origin() + "/alarms");
  const line = page.locator(".alarm", { hasText: "alarms alike" });
  await until("one line", async () => { await page.reload(); return /1[12] alarms alike, the first:/.test((await line.allInnerTexts()).join()); });
  assert.ok((await page.locator(".alarm:not(.is-cleared)").count()) < 8);
  const most = page.locator(".alarm.is-new", { hasText: /1[12] alarms alike/ });
  const ids = await most.locator('input[name="ids"]').first().inputValue();
  assert.ok(ids.split(",").length >= 11, ids);
  await most.locator('button[value="acknowledge"]').click();
  await until("all of them acknowledged at once", async () => (await most.count()) === 0);
  assert.match(await page.locator(".alarm.is-acknowledged", { hasText: "alarms alike" }).innerText(), /Acknowledged by/);
});

test("the sounds can be tested, and who heard them is kept with the time", async () => {
  await page.goto(origin() + "/alarms");
  for (const [button, hertz] of [["1", GRAVE], ["2", URGENT], ["3", 330], ["lost", LOST]]) {
    const before = await page.evaluate(() => window.tones.length);
    await page.locator(`[data-test="${button}"]`).click();
    await until(`sound ${button}`, () => page.evaluate(([n, h]) => window.tones.slice(n).some((t) => t.hertz === h), [before, hertz]));
  }
  await page.locator('button[value="heard"]').click();
  await page.getByText(/heard all four at/).waitFor();
  await page.locator('button[value="mute"]').click();
  await page.getByText(/Timed alarms were muted by/).waitFor();
  await page.locator('button[value="unmute"]').click();
  await page.locator('button[value="mute"]').waitFor();
  const deeds = await page.locator("aside .panel").last().innerText();
  for (const deed of ["Silenced", "Shelved", "Acknowledged", "Sound test: all heard", "Timed alarms muted"]) assert.match(deeds, new RegExp(deed));
});

test("the statistics count this desk's alarms by priority and condition", async () => {
  await page.goto(origin() + "/alarms#statistics");
  const rows = await page.locator("#statistics .tbl").first().locator("tbody tr").allInnerTexts();
  assert.equal(rows.length, 3);
  assert.ok(rows.every((row) => /\d+\s*%/.test(row)), rows.join());
  const frequent = await page.locator("#statistics .tbl").nth(1).innerText();
  assert.match(frequent, /answer owed/);
  assert.match(frequent, /read-back differs/);
});

test("without script alarms are shown and acknowledged, and the page says that sounds need script", async () => {
  const bare = await chrome.newContext({ javaScriptEnabled: false });
  const south = await bare.newPage();
  await enter(south, play.links.SOUTH);
  assert.match(await south.locator("#alarms").innerText(), /sounds need script/);
  assert.match(await south.locator("#sound").innerText(), /Sound off/);
  await south.locator("#alarms .band.grave button").first().click();
  assert.equal(new URL(south.url()).pathname, "/");
  await south.goto(new URL(south.url()).origin + "/alarms");
  assert.match(await south.locator(".alarm.p1 .stage").first().innerText(), /Acknowledged by/);
  assert.ok(await south.locator(".tests").isHidden());
  await bare.close();
});

test("the page of alarms has no fault that axe can find, in four languages, by day and by night", async () => {
  for (const lang of ["en", "fr", "ar", "he"]) {
    for (const theme of ["day", "night"]) {
      await choose(page, lang, theme);
      await page.goto(origin() + "/alarms");
      for (const summary of await page.locator("main summary").all()) await summary.click();
      const text = await page.locator("body").innerText();
      assert.doesNotMatch(text, /\[[a-z]+[_.][a-z-]+\]/, `${lang}: a phrase is missing`);
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      const faults = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" ")}`);
      assert.deepEqual(faults, [], `${lang} ${theme}`);
    }
  }
});
