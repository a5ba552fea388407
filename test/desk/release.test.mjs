// More members are to read a sealed act: its key released to one of them, or fields disclosed to all, each by two officers.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

const run = promisify(execFile);
let play, chrome, act, mine;

const at = async (member, ...args) => {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, member.toLowerCase()), "--json", ...args], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
};
const record = (member) => at(member, "record", "--limit", "1000");
const until = async (what) => {
  for (let n = 0; n < 300; n += 1) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("it never came");
};
const invite = async (member, name, role) => {
  const args = ["--node", join(play.dir, member.toLowerCase()), "desk", "invite", name, ...(role ? ["--role", role] : [])];
  return (await run(play.binary, args)).stdout.trim();
};
/** An officer at a desk, with or without script. */
const officer = async (member, name, role, script = true) => {
  const page = await (await chrome.newContext({ javaScriptEnabled: script })).newPage();
  await enter(page, await invite(member, name, role));
  return page;
};
const go = (page, path) => page.goto(new URL(page.url()).origin + path);
const witnessed = (member, n) => until(async () => (await at(member, "status")).witnessed > n);

before(async () => {
  play = await demo("--scenario", new URL("night.md", import.meta.url).pathname);
  chrome = await browser();
  const fields = ["category=fire", "place=33.0867,35.8430~50m", "when=-2h/-90m", "basis=observation", "source=Post 4"];
  const sent = await at("MON", "send", "inc-report", "--only", "NORTH", "--lang", "en", "text=Only for NORTH.", ...fields);
  const own = await at("NORTH", "send", "inc-report", "--only", "MON", "--lang", "en", "text=The words that stay closed.", ...fields);
  act = await until(async () => (await record("NORTH")).find((a) => a.name === sent.name)?.index);
  mine = await until(async () => (await record("NORTH")).find((a) => a.name === own.name)?.index);
  await witnessed("NORTH", Math.max(act, mine));
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

/** The second officer: reads, re-enters two facts, signs. */
const confirm = async (page, id, facts) => {
  await go(page, `/confirm/${id}`);
  assert.equal(await page.locator('form[action$="/sign"]').count(), 0, "no button before the facts");
  for (const [name, value] of Object.entries(facts)) {
    const control = page.locator(`[name="f-${name}"]`);
    if ((await control.evaluate((e) => e.tagName)) === "SELECT") await control.selectOption(value);
    else await control.fill(value);
  }
  await page.locator("form.facts button").click();
  await page.locator('form[action$="/sign"] button').click();
  await page.waitForURL(/\/sent\//);
};

test("a key is released to one more member by two officers, without script, and that member reads the act", async () => {
  const first = await officer("NORTH", "Release 1", undefined, false), second = await officer("NORTH", "Release 2", "releasing", false);
  assert.equal((await record("SOUTH")).find((a) => a.index === act).opened, false);
  await go(first, `/record/${act}`);
  await first.locator(`a[href="/compose/release?case=${act}"]`).click();
  await first.locator("#f-to").waitFor();
  const offered = await first.locator("#f-to option").allTextContents();
  assert.ok(offered.includes("SOUTH") && !offered.includes("MON") && !offered.includes("NORTH"), offered.join());
  // Nothing chosen: nothing goes.
  await first.locator('button[value="review"]').click();
  assert.equal(await first.locator("#errors").count(), 1);
  await first.locator("#f-to").selectOption("SOUTH");
  await first.locator('button[value="show"].no-script').click();
  const preview = await first.locator("#reading").innerText();
  assert.match(preview, /SOUTH/);
  assert.match(preview, /Only for NORTH/);
  assert.doesNotMatch(await first.content(), /33\.0867/, "a place sealed to a few stays coarse here too");
  await first.locator('button[value="review"]').click();
  await first.locator('form[action$="/sign"] button').click();
  const id = first.url().match(/drafts\/([0-9a-f]+)/)[1];
  assert.equal((await record("NORTH")).filter((a) => a.kind === "release").length, 0, "one officer is not enough");
  await confirm(second, id, { act: `${act}`, to: "SOUTH" });
  const read = await until(async () => (await record("SOUTH")).find((a) => a.index === act && a.opened));
  assert.match(JSON.stringify(read.phrase), /Only for NORTH/);
  assert.doesNotMatch(JSON.stringify(read.phrase), /3308670/, "who reads it by a release sees its places coarsely as well");
  const told = await until(async () => (await record("MON")).find((a) => a.kind === "release"));
  assert.equal(told.author, "NORTH", "the author is told");
  await go(first, `/record/${act}`);
  await until(async () => { await first.reload(); return (await first.locator("aside").innerText()).length && (await first.locator('aside [aria-label="SOUTH"]').count()) === 1; });
  await first.context().close();
  await second.context().close();
});

test("fields are disclosed one by one: the page shows what all will see and what stays closed, and so it comes", async () => {
  const first = await officer("NORTH", "Disclose 1"), second = await officer("NORTH", "Disclose 2", "releasing");
  await go(first, `/compose/disclose?case=${mine}`);
  await first.locator("#f-items").waitFor();
  assert.equal(await first.locator("#f-items input:checked").count(), 0, "nothing is open by default");
  await first.locator('input[name="f-items.category"]').check();
  await first.locator('input[name="f-items.when"]').check();
  await first.locator("#reading .opened dd").nth(1).waitFor();
  const shown = await first.locator("#reading .opened").innerText(), closed = await first.locator("#reading .closed").innerText();
  assert.match(shown, /fire/i);
  assert.doesNotMatch(shown, /stay closed/);
  assert.match(closed, /place/i);
  await keep(first, "disclose-en", { fullPage: true });
  await first.locator('button[value="review"]').click();
  await first.waitForURL(/review/);
  assert.match(await first.locator("main").innerText(), /fire/i);
  await first.locator('form[action$="/sign"] button').click();
  const id = first.url().match(/drafts\/([0-9a-f]+)/)[1];
  await confirm(second, id, { act: `${mine}`, of: "NORTH" });
  const disclosed = await until(async () => (await record("SOUTH")).find((a) => a.kind === "disclose"));
  assert.equal(disclosed.finding, "disclosed", "everybody has checked it against what its author committed to");
  // What strangers see: the two fields, and nothing of the rest.
  const outside = await (await chrome.newContext()).newPage();
  await until(async () => {
    const answer = await outside.goto(`${new URL(first.url()).origin}/verify/${mine}`);
    return answer.ok();
  });
  const seen = await outside.locator("main").innerText();
  assert.match(seen, /fire/i);
  assert.doesNotMatch(await outside.content(), /stay closed|33\.0867|Post 4/);
  for (const page of [first, second, outside]) await page.context().close();
});

test("exact places that another has sealed to a few are not disclosed by who merely reads them", async () => {
  const page = await officer("NORTH", "Disclose 3");
  await go(page, `/compose/disclose?case=${act}`);
  const place = page.locator('input[name="f-items.place"]');
  assert.equal(await place.isDisabled(), true);
  assert.doesNotMatch(await page.content(), /33\.0867/);
  // Whoever sends it all the same is refused, and so is the command line.
  const csrf = await page.locator('#draft input[name="csrf"]').inputValue();
  const form = { csrf, "f-act": `${act}`, "f-of": "MON", "f-items.place": "on", do: "review" };
  const answer = await page.request.post(page.url(), { form, headers: { origin: new URL(page.url()).origin } });
  assert.equal(answer.status(), 422);
  await assert.rejects(run(play.binary, ["--node", join(play.dir, "north"), "disclose", `${act}`, "--items", "place", "--yes"]));
  await assert.rejects(run(play.binary, ["--node", join(play.dir, "north"), "disclose", `${act}`, "--yes"]));
  assert.equal((await record("NORTH")).filter((a) => a.kind === "disclose" && a.index > mine).length, 1, "only the one before");
  await page.context().close();
});

test("a reader is offered neither, and a public act has neither", async () => {
  const page = await officer("NORTH", "Reader 4", "reader");
  await go(page, `/record/${act}`);
  assert.equal(await page.locator('a[href^="/compose/release"], a[href^="/compose/disclose"]').count(), 0);
  assert.equal((await page.request.get(`${new URL(page.url()).origin}/compose/release?case=${act}`)).status(), 403);
  const free = await officer("NORTH", "Officer 5");
  const open = (await record("NORTH")).find((a) => !a.sealed).index;
  assert.equal((await free.request.get(`${new URL(free.url()).origin}/compose/disclose?case=${open}`)).status(), 404);
  await page.context().close();
  await free.context().close();
});

test("both forms, the map of an incident and the page of the witnesses speak four languages by day and night without a fault", async () => {
  const page = await officer("NORTH", "Officer 6");
  await go(page, `/compose/disclose?case=${mine}`);
  await page.locator('input[name="f-items.category"]').check();
  await page.locator("#reading .opened dd").first().waitFor();
  const disclose = new URL(page.url()).pathname;
  await go(page, `/compose/release?case=${act}`);
  const release = new URL(page.url()).pathname;
  for (const lang of ["en", "fr", "ar", "he"]) for (const theme of ["day", "night"]) {
    await choose(page, lang, theme);
    for (const [name, path] of [["disclose", disclose], ["release", release], ["map", `/incidents/${act}`], ["witnesses", "/witnesses"]]) {
      await go(page, path);
      const where = `${name} ${lang} ${theme}`;
      assert.doesNotMatch(await page.locator("body").innerText(), /\[[a-z]+[_.][a-z-]+\]/, where);
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((v) => [v.id, v.nodes[0]?.html]), [], where);
      if (["en", "ar"].includes(lang)) await keep(page, `${name}-${lang}-${theme}`, { fullPage: name !== "witnesses" });
    }
  }
  await page.setViewportSize({ width: 390, height: 844 });
  for (const path of [disclose, `/incidents/${act}`, "/witnesses"]) {
    await go(page, path);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${path} fits a phone`);
  }
  await page.context().close();
});
