// The watch: taken and handed over by signed acts, with a note that the record writes; two officers at one desk.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

let world, chromium, first, second;

before(async () => {
  [world, chromium] = await Promise.all([demo(), browser()]);
  const node = (member) => join(world.dir, member.toLowerCase());
  const link = execFileSync(world.binary, ["--node", node("SOUTH"), "desk", "invite", "R. Anders"], { encoding: "utf8" });
  first = await (await chromium.newContext()).newPage();
  second = await (await chromium.newContext()).newPage();
  await enter(first, world.links.SOUTH);
  await enter(second, link.match(/http:\/\/\S+/)[0]);
  for (const page of [first, second]) await choose(page, "en", "day");
});

after(async () => {
  await chromium?.close();
  await world?.stop();
});

const desk = (page, path) => page.goto(new URL(page.url()).origin + path);
const strip = (page) => page.locator('#status a[href="/watch"]').innerText();
const cli = (member, ...args) =>
  execFileSync(world.binary, ["--node", join(world.dir, member.toLowerCase()), "--lang", "en", ...args], { encoding: "utf8" });
const settled = async (page, what) => {
  for (let n = 0; n < 100; n += 1) {
    await desk(page, "/watch");
    if ((await page.locator("h1").innerText()).match(what)) return;
    await new Promise((r) => setTimeout(r, 100));
  }
  assert.match(await page.locator("h1").innerText(), what);
};

test("nobody has the watch until an officer takes it by a signed act", async () => {
  await desk(first, "/");
  assert.equal(await strip(first), "nobody");
  await desk(first, "/watch");
  assert.match(await first.locator("h1").innerText(), /Nobody has taken the watch/);
  await first.locator('form[action="/watch/take"] button').click();
  await settled(first, /is on watch since/);
  assert.match(await first.locator("h1").innerText(), /^SOUTH 1 is on watch since \d\d:\d\d UTC, to hand over by/);
  await desk(first, "/");
  assert.equal(await strip(first), "SOUTH 1");
  // The act carries a pseudonym; the name stays at the desk.
  const said = JSON.parse(cli("SOUTH", "--json", "watch")).find((w) => w.member === "SOUTH");
  assert.match(said.officer, /^SOUTH-\d+$/);
  const above = JSON.parse(cli("CHAIR", "--json", "watch")).find((w) => w.member === "SOUTH");
  assert.equal(above.officer, said.officer, "the supervisor is told");
  const other = JSON.parse(cli("NORTH", "--json", "watch")).find((w) => w.member === "SOUTH");
  assert.equal(other.officer, null, "and nobody else");
});

test("the handover note says what is open, and the same number stands in the signed act", async () => {
  await desk(first, "/watch");
  const open = Number((await first.locator("#note h2 small").innerText()).match(/\d+/)[0]);
  assert.ok(open >= 2, "S3 leaves two queries without an answer");
  const owed = JSON.parse(cli("SOUTH", "--json", "board")).owed_by_us.filter((d) => !/over$/.test(d.kind));
  const shown = await first.locator("section", { hasText: "We owe" }).locator("tbody tr").count();
  assert.equal(shown, owed.length + 1, "what is owed, and the handover of the watch itself");
  await keep(first, "watch-en", { fullPage: true });
  await first.locator("#next").selectOption({ label: "R. Anders" });
  await first.locator('form[action="/watch/hand"] button').click();
  await settled(first, /hands over to/);
  assert.match(await first.locator("h1").innerText(), /^SOUTH 1 hands over to R\. Anders\./);
  const watch = JSON.parse(cli("CHAIR", "--json", "watch")).find((w) => w.member === "SOUTH");
  assert.equal(watch.handover.open, open);
});

test("until it is taken the watch is the outgoing officer's; then the strip shows the next", async () => {
  await desk(second, "/");
  assert.equal(await strip(second), "SOUTH 1");
  await desk(second, "/watch");
  await keep(second, "watch-take-en", { fullPage: true });
  await second.locator('form[action="/watch/take"] button').click();
  await settled(second, /^R\. Anders is on watch/);
  await desk(first, "/");
  assert.equal(await strip(first), "R. Anders");
  await desk(first, "/watch");
  assert.equal(await first.locator('form[action="/watch/hand"]').count(), 0, "who is not on watch hands nothing over");
});

test("a handover that is not signed after all leaves the watch where it was", async () => {
  await desk(second, "/watch");
  await second.locator("#next").selectOption({ label: "SOUTH 1" });
  await second.locator('form[action="/watch/hand"] button').click();
  await settled(second, /hands over to/);
  await second.locator('form[action="/watch/keep"] button').click();
  await settled(second, /^R\. Anders is on watch/);
});

test("the watch works without a script, and no form is taken that another page made", async () => {
  const context = await chromium.newContext({ javaScriptEnabled: false, storageState: await first.context().storageState() });
  const page = await context.newPage();
  await page.goto(new URL(first.url()).origin + "/watch");
  await page.locator('form[action="/watch/take"] button').click();
  assert.match(new URL(page.url()).search, /^\?done=SOUTH/);
  const answer = await page.request.post(new URL(first.url()).origin + "/watch/take", { form: { csrf: "00" } });
  assert.equal(answer.status(), 403);
  await context.close();
});

test("the page has no faults of access in any language, by day and by night, and prints", async () => {
  for (const lang of ["en", "ar", "he", "fr"]) {
    for (const theme of ["day", "night"]) {
      await choose(first, lang, theme);
      await desk(first, "/watch");
      const { violations } = await new AxeBuilder({ page: first }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(violations.map((v) => [v.id, v.nodes[0].html]), [], `${lang} ${theme}`);
      await keep(first, `watch-${lang}-${theme}`, { fullPage: true });
    }
  }
  await choose(first, "en", "day");
  await desk(first, "/watch");
  await first.emulateMedia({ media: "print" });
  assert.ok(await first.getByText("Incoming officer").isVisible(), "a place to sign");
  assert.equal(await first.locator('form[action="/watch/hand"]').isVisible().catch(() => false), false);
  await keep(first, "watch-print", { fullPage: true });
  await first.emulateMedia({ media: null });
});

test("who looks again is told what came, by kinds", async () => {
  const looked = async () => {
    await desk(first, "/");
    return first.locator("section.watch p").innerText();
  };
  const before = await looked();
  assert.doesNotMatch(before, /incident/);
  cli("NORTH", "send", "inc-report", "category=fire", "place=Jabā", "when=-2h/-90m", "basis=observation", "--yes", "--wait", "sequenced");
  for (let n = 0; n < 50 && !/incident/.test(await looked()); n += 1) await new Promise((r) => setTimeout(r, 100));
  assert.match(await looked(), /^Since you last looked at \d\d:\d\d UTC: \d+ acts, 1 incident reported/);
});
