// Reports from the press: an article is pasted or handed in, a program proposes who is said to have said what, and an
// officer accepts, edits or rejects each. The articles are our own words; their speakers are offices.
import assert from "node:assert/strict";
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

const FIRST = `Both sides to meet again

Published: 12 March 2031

The foreign ministry said that the bridge road would be open to aid convoys from 14 March. The ministry denied that any flight had crossed the line on Monday.

An official who asked not to be named said that nothing would move without a timetable. There was no immediate confirmation from the other side of any timetable.

A spokesman for the joint commission said that both sides agreed to meet again within two weeks. "The room was small," the spokesman said, "and nobody left it."

This article was translated from the original.
`;
// The same agency text in other words.
const AGAIN = `Talks go on

The foreign ministry stated on Wednesday that the bridge road will be open to aid convoys from 14 March, and denied that any flight had crossed the line on Monday.

An official who asked not to be named said nothing would move without a timetable. A spokesman for the joint commission said both sides agreed to meet again in two weeks.
`;
const HOSTILE = "An official said that the <b onmouseover=alert(1)>road</b> <script>window.owned = 1</script> \"><img src=/x onerror=window.owned=2> would be closed on Monday.\n";

let play, chrome, page, origin, files, matter, reading;

const go = (at) => page.goto(origin + at);
const plain = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/g, "").replace(/\s+/g, " ").trim();
const cli = (member, ...args) => execFileSync(play.binary, ["--node", join(play.dir, member.toLowerCase()), ...args], { encoding: "utf8" });
const file = (name, content) => (writeFileSync(join(files, name), content), join(files, name));
/** What the command line proposes of the same files. */
const drafted = (...paths) => execFileSync(play.binary, ["account", "draft", "--json", ...paths], { encoding: "utf8" })
  .trim().split("\n").map((line) => JSON.parse(line));
const read = () => page.getByRole("button", { name: "Read and propose" }).click();
const proposal = (key) => page.locator(`#${key}`);
const button = (key, name) => proposal(key).getByRole("button", { name });
const row = async (key, label) => plain(await proposal(key).locator("dt", { hasText: label }).first().locator("xpath=following-sibling::dd[1]").innerText());
const counts = async () => plain(await page.locator(".lead").innerText()).match(/(\d+) proposed: (\d+) open, (\d+) accepted, (\d+) rejected/).slice(1).map(Number);

before(async () => {
  files = mkdtempSync(join(tmpdir(), "press-"));
  play = await demo("--scenario", new URL("quiet.md", import.meta.url).pathname);
  chrome = await browser();
  page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enter(page, play.links.NORTH);
  origin = new URL(page.url()).origin;
  cli("NORTH", "send", "press-matter", "title=A meeting about the bridge road", "told=what=where; value=No place is named", "--channel", "plenary", "--lang", "en");
  for (let tries = 0; !matter && tries < 50; tries += 1) {
    await go("/rounds");
    matter = await page.locator('main a[href^="/matters/"]').first().getAttribute("href", { timeout: 1000 }).catch(() => undefined);
  }
  assert.ok(matter, "the matter is in the record");
});

after(async () => {
  await chrome?.close();
  await play?.stop();
  if (files) rmSync(files, { recursive: true, force: true });
});

test("the page is found from the rounds and from a matter, and nothing is read from an empty form", async () => {
  await go("/rounds");
  await page.locator('main a[href="/press"]').click();
  assert.match(await page.locator("h1").innerText(), /Reports from the press/);
  await read();
  assert.match(await page.locator("#errors").innerText(), /No article was given\.[^]*Paste the text/);
  await page.locator("#errors a").click();
  assert.equal(await page.evaluate(() => document.activeElement.id), "text");
  await go(matter);
  assert.equal(await page.locator(`main a[href="/press?about=${matter.split("/").pop()}"]`).count(), 1);
});

test("what is no article is refused with its name, the rule and what to do, and what was typed stays", async () => {
  for (const [name, content, told] of [
    ["long.txt", "It said so. ".repeat(90_000), /long\.txt is longer than 1 MiB\.[^]*one article a file/],
    ["packed.zip", Buffer.from("PK\u0003\u0004\u0000\u0000"), /packed\.zip is no text\.[^]*Save the article as plain text or HTML/],
    ["old.txt", Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x20]), /old\.txt is not UTF-8 \(byte 3\)\./],
    ["empty.txt", "  \n 12 \n", /empty\.txt holds no words\./],
  ]) {
    await go("/press");
    await page.locator("#outlet").fill("A daily paper");
    await page.locator("#files").setInputFiles(file(name, content));
    await read();
    assert.match(plain(await page.locator("#errors").innerText()), told, name);
    assert.equal(await page.locator("#outlet").inputValue(), "A daily paper");
  }
  await go("/press");
  await page.locator("#published").fill("12 March");
  await page.locator("#text").fill(FIRST);
  await read();
  assert.match(plain(await page.locator("#errors").innerText()), /“12 March” is not a day\. Write it as 2031-03-12/);
  assert.equal(await page.locator("#text").inputValue(), FIRST);
  await go("/press");
  await page.locator("#files").setInputFiles(Array.from({ length: 9 }, (_, n) => file(`n${n}.txt`, FIRST)));
  await read();
  assert.match(plain(await page.locator("#errors").innerText()), /These are 9 articles; at most 8 are read together/);
  // A text beyond what the form takes, and a file of many times the limit, are answered as well.
  const mark = await page.locator('main input[name="csrf"]').inputValue();
  for (const multipart of [{ csrf: mark, text: "a ".repeat(600_000) },
    { csrf: mark, files: { name: "huge.txt", mimeType: "text/plain", buffer: Buffer.alloc(20 << 20, "a ") } }]) {
    const answer = await page.request.post(origin + "/press", { multipart, headers: { origin } });
    assert.match(plain(await answer.text()), /More was typed than this form takes|huge\.txt(<\/bdi>)? is longer than/);
    assert.ok([413, 422].includes(answer.status()), `${answer.status()}`);
  }
  await go("/press");
  assert.equal(await page.locator('main a[href^="/press/"]').count(), 0, "nothing of it was kept");
});

test("the proposals are those of the command line, in its order, each with its place and what is not stated", async () => {
  await go(matter);
  await page.locator('main a[href^="/press?about="]').click();
  await page.locator("#text").fill(FIRST);
  await page.locator("#outlet").fill("A daily paper");
  await read();
  reading = new URL(page.url()).pathname;
  const told = drafted(file("first.txt", FIRST));
  assert.ok(told.length >= 5, JSON.stringify(told));
  const shown = await page.locator(".proposal .words q").allInnerTexts();
  assert.deepEqual(shown.map(plain), told.map((s) => plain(s.told.words)));
  for (const [n, s] of told.entries()) {
    const key = `A${n + 1}`, tags = plain(await proposal(key).locator("header").innerText()).toLowerCase();
    assert.ok(tags.includes(s.kind), `${key}: ${tags}`);
    assert.ok((await row(key, "Said by")).startsWith(s.speaker.replaceAll("-", " ")), key);
    assert.equal(await row(key, "Side"), s.side === "unstated" ? "not stated" : s.side);
    assert.equal(await row(key, "Through"), s.via.join(" ").replaceAll("-", " ") || "not stated", key);
    assert.equal(await row(key, "Point of the agenda"), s.told.agenda.replaceAll("-", " ") || "not stated", key);
    assert.ok((await row(key, "Speaks of")).startsWith(s.date || "not stated"), key);
    assert.equal(await row(key, "The outlet's caveat"), s.caveat.length ? "not confirmed by the other side" : "none found", key);
    const place = proposal(key).locator(".words q");
    assert.deepEqual([await place.getAttribute("lang"), await place.getAttribute("dir")], ["en", "ltr"]);
  }
  assert.match(await row("A3", "Said by"), /without a name/);
  assert.match(await row("A3", "Place"), /^sentence 3$/);
  const about = plain(await page.locator(".meta").first().innerText());
  assert.match(about, /Outlet: A daily paper Published on: 2031-03-12 \d proposals from \d sentences/);
  assert.deepEqual(await counts(), [told.length, told.length, 0, 0]);
});

test("what is rejected is struck and can be brought back, and all of it is there after a reload", async () => {
  await button("A5", "Reject").click();
  assert.equal(await proposal("A5").locator("del").count(), 1);
  assert.match(page.url(), /#A5$/);
  await button("A2", "Reject").click();
  await page.reload();
  assert.deepEqual((await counts()).slice(1), [3, 0, 2]);
  await button("A2", "Bring back").click();
  assert.deepEqual((await counts()).slice(1), [4, 0, 1]);
  assert.equal(await proposal("A2").locator("del").count(), 0);
});

test("what is accepted is a draft like every other: edited, reviewed, signed, and then it stands beside its matter", async () => {
  await page.locator("#about").selectOption("");
  await button("A3", "Accept").click();
  assert.match(await page.locator("#errors").innerText(), /It is not chosen what the statement is about/);
  await page.locator("#about").selectOption(matter.split("/").pop());
  await button("A3", "Accept").click();
  assert.match(page.url(), /\/drafts\/[0-9a-f]{32}$/);
  const value = (name) => page.locator(`[name="${name}"]`).inputValue();
  assert.equal(await value("f-about"), matter.split("/").pop());
  assert.equal(await value("f-outlet"), "A daily paper (dated 2031-03-12)");
  assert.match(await value("f-ascribed"), /^official/);
  assert.equal(await value("f-through"), "translation");
  assert.equal(await value("f-side"), "", "no member is meant by a side that is not stated");
  assert.equal(await value("f-points.0.claim"), "nothing would move without a timetable");
  assert.equal(await value("f-points.0.says"), "asserts");
  assert.equal(await value("f-points.0.cite"), "sentence 3");
  assert.equal(await value("f-points.0.caveat"), "not confirmed by the other side");
  assert.equal(await value("lang"), "en");
  assert.ok((await page.getByRole("link", { name: "Back to the proposals" }).getAttribute("href")).endsWith(`${reading}#A3`));
  // Nothing is accepted by itself: the list says that it is only being written, and no act has come of it.
  const draft = page.url();
  await go(reading);
  assert.match(plain(await proposal("A3").innerText()), /accepted, not signed yet/i);
  await go(matter);
  assert.doesNotMatch(await page.locator("main").innerText(), /timetable/);
  await page.goto(draft);
  await page.locator('[name="f-ascribed"]').fill("an official who asked not to be named");
  await page.locator('[name="f-points.0.kind"]').selectOption("position");
  await page.locator('button[value="review"]').click();
  await page.locator('form[action$="/sign"] button').first().click();
  await page.waitForURL(/\/sent\//);
  await page.waitForFunction(async (at) => (await (await fetch(at)).text()).includes("timetable"), matter, { timeout: 30_000 });
  assert.ok((await page.getByRole("link", { name: "Back to the proposals" }).getAttribute("href")).endsWith(`${reading}#A3`));
  await go(matter);
  const table = plain(await page.locator("main").innerText());
  for (const must of ["nothing would move without a timetable", "an official who asked not to be named", "A daily paper (dated 2031-03-12)", "not confirmed by the other side", "sentence 3"]) {
    assert.ok(table.includes(must), `${must}\n${table}`);
  }
  await go(reading);
  assert.match(plain(await proposal("A3").innerText()), /entered as \d/i);
  assert.deepEqual((await counts()).slice(1), [3, 1, 1]);
  assert.equal(await proposal("A3").getByRole("button").count(), 0, "what was said is not said again");
});

test("a denial leaves it to a person what kind of claim is denied, and a draft thrown away opens its proposal again", async () => {
  await button("A2", "Accept").click();
  assert.equal(await page.locator('[name="f-points.0.says"]').inputValue(), "denies");
  assert.equal(await page.locator('[name="f-points.0.kind"]').inputValue(), "");
  await go(reading);
  await proposal("A2").getByRole("link", { name: "Go on writing" }).click();
  await page.locator('button[value="discard"]').click();
  await go(reading);
  assert.equal(await button("A2", "Accept").count(), 1);
});

test("two near-copies of one text are one source repeated, never two", async () => {
  await go("/press");
  await page.locator("#files").setInputFiles([file("first.txt", FIRST), file("again.txt", AGAIN)]);
  await page.locator("#outlet").fill("An agency");
  await read();
  const pairs = drafted(join(files, "first.txt"), join(files, "again.txt")).filter((l) => l.is === "same-statement");
  assert.ok(pairs.length >= 3, JSON.stringify(pairs));
  assert.match(plain(await page.locator("section", { has: page.locator("#article-B") }).locator(".note").innerText()), /B retells one text with A: this is one source repeated, not corroboration/);
  assert.equal(await page.locator('[id^="B"].proposal .tag', { hasText: "one source repeated" }).count(), new Set(pairs.map((p) => p.b.start)).size);
  assert.match(await row("B1", "Told as well in"), /^A1 one source repeated, not corroboration$/);
  await proposal("B1").locator('a[href="#A1"]').click();
  assert.match(page.url(), /#A1$/);
  // What was published undated leaves its dates open, and says so.
  assert.match(await row("B1", "Speaks of"), /leaves open which year or day/);
  // What retells a claim that stands in the record names it.
  await page.locator("#about").selectOption(matter.split("/").pop());
  await button("A4", "Accept").click();
  await page.locator('button[value="review"]').click();
  await page.locator('form[action$="/sign"] button').first().click();
  await page.waitForURL(/\/sent\//);
  await page.waitForFunction(async (at) => (await (await fetch(at)).text()).includes("to meet again"), matter, { timeout: 30_000 });
  await page.goBack();
  await go("/press");
  await page.locator('main a[href^="/press/"]').first().click();
  const key = pairs.find((p) => p.a.start === drafted(join(files, "first.txt"))[3].start);
  const number = drafted(join(files, "again.txt")).findIndex((s) => s.start === key.b.start) + 1;
  await button(`B${number}`, "Accept").click();
  assert.match(await page.locator('[name="f-points.0.of"]').inputValue(), /^\d+$/);
  assert.equal(await page.locator('[name="f-points.0.point"]').inputValue(), "1");
});

test("script in an article is text, on the list and in the form that begins with it", async () => {
  await go("/press?about=" + matter.split("/").pop());
  await page.locator("#text").fill(HOSTILE);
  await read();
  assert.match(await page.locator("#A1 .words").innerText(), /<script>window\.owned = 1<\/script>/);
  await button("A1", "Accept").click();
  assert.match(await page.locator('[name="f-points.0.claim"]').inputValue(), /<script>window\.owned = 1<\/script> "><img/);
  assert.equal(await page.evaluate(() => window.owned), undefined);
  await go("/press");
  assert.equal(await page.evaluate(() => window.owned), undefined);
});

test("while the longest article is read, the desk answers everybody else", async () => {
  const long = "The foreign ministry said that the road would be open. An official told the commission that nothing would move. ".repeat(9000);
  await go("/press");
  const mark = await page.locator('main input[name="csrf"]').inputValue();
  let done = false;
  const files = { name: "long.txt", mimeType: "text/plain", buffer: Buffer.from(long) };
  const answer = page.request.post(origin + "/press", { multipart: { csrf: mark, files }, headers: { origin }, timeout: 300_000 });
  answer.finally(() => { done = true; });
  await new Promise((resolve) => setTimeout(resolve, 150));
  for (const at of ["/", reading]) assert.ok((await page.request.get(origin + at)).ok(), at);
  assert.equal(done, false, "the desk answers before the article is read");
  const text = await (await answer).text();
  assert.match(plain(text.replace(/<[^>]+>/g, " ")), /200 proposals from [\d ,]+ sentences[^]*more statements were found and are not shown/);
});

test("an article in another language gives nothing, and the page says so", async () => {
  await go("/press");
  await page.locator("#text").fill("قال متحدث باسم اللجنة المشتركة إن الجانبين اتفقا على اللقاء مجددًا خلال أسبوعين.");
  await read();
  assert.match(await page.locator("main .none").innerText(), /Nothing was found that somebody is said to have said\. Articles are read in English alone/);
  await page.getByRole("button", { name: "Remove this reading" }).click();
  assert.match(await page.locator("h1").innerText(), /Reports from the press/);
});

test("it works without script and with the keyboard alone", async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false, storageState: await page.context().storageState() });
  const bare = await context.newPage();
  await bare.goto(origin + "/press");
  await bare.locator("#text").focus();
  await bare.keyboard.type("An official said that nothing would move without a timetable.");
  for (let n = 0; n < 4; n += 1) await bare.keyboard.press("Tab");
  await bare.keyboard.press("Enter");
  await bare.locator("#A1").waitFor();
  await bare.locator("#about").focus();
  await bare.keyboard.press("Tab");
  await bare.keyboard.press("Tab");
  await bare.keyboard.press("Tab");
  await bare.keyboard.press("Enter");
  await bare.locator("#A1 del").waitFor();
  await context.close();
});

test("another officer sees none of it, a reader is told who decides, and who may not enter claims is told who does", async () => {
  const invite = (member, role) => cli(member, "desk", "invite", `${member} ${role}`, "--role", role).trim();
  const as = async (link) => {
    const other = await (await chrome.newContext()).newPage();
    await enter(other, link);
    return other;
  };
  const duty = await as(invite("NORTH", "duty"));
  assert.equal((await duty.request.get(origin + reading)).status(), 404);
  await duty.goto(origin + "/press");
  assert.equal(await duty.locator('main a[href^="/press/"]').count(), 0);
  const reader = await as(invite("NORTH", "reader"));
  await reader.goto(origin + "/press");
  assert.match(await reader.locator("main").innerText(), /Your role reads and signs nothing/);
  assert.equal(await reader.locator("main form").count(), 0);
  const mon = await as(play.links.MON);
  await mon.goto(new URL(mon.url()).origin + "/press");
  assert.match(plain(await mon.locator("main").innerText()), /enters nothing that the press ascribes to others\. The rulebook lets these do so: party · supervisor · guarantor/);
  for (const other of [duty, reader, mon]) await other.context().close();
});

test("its pages hold to WCAG 2.2 A and AA in each language, on paper and on a telephone, and lie the right way round", async () => {
  for (const lang of ["en", "fr", "ar", "he"]) {
    for (const theme of lang === "en" || lang === "ar" ? ["day", "night"] : ["day"]) {
      await go("/");
      await choose(page, lang, theme);
      for (const at of ["/press", reading]) {
        for (const width of [1440, 390]) {
          await page.setViewportSize({ width, height: 900 });
          await go(at);
          assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${at} is wider than ${width} in ${lang}`);
          if (theme === "day") await keep(page, `press-${at === "/press" ? "form" : "reading"}-${lang}-${width}`, { fullPage: true });
        }
        const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
        assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes[0].html}`), [], `${at} in ${lang} ${theme}`);
        assert.doesNotMatch(await page.locator("main").innerText(), /desk_|\[[a-z]+[_.]/, `a phrase is missing in ${lang}`);
      }
      assert.equal(await page.evaluate(() => document.documentElement.dir), ["ar", "he"].includes(lang) ? "rtl" : "ltr");
      await page.setViewportSize({ width: 1440, height: 900 });
    }
  }
  await go("/");
  await choose(page, "en", "day");
});

test("the power fails, and what was decided is there when the node is back", async () => {
  await go(reading);
  const before = await counts();
  await play.fail();
  const child = spawn(play.binary, ["run", "--dir", join(play.dir, "north")], { stdio: "ignore" });
  try {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await page.request.get(origin + reading).then((r) => r.ok(), () => false)) break;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    await go(reading);
    assert.deepEqual(await counts(), before);
    assert.equal(await proposal("A5").locator("del").count(), 1);
  } finally {
    child.kill("SIGTERM");
  }
});
