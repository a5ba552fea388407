// Texts under negotiation: the list, one text on both sides' desks with its brackets, two languages, stances, deadlock and
// signatures, what has changed in it, and what is told of side letters.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

let play, chrome, path;
const desks = {};

const go = (page, at) => page.goto(new URL(page.url()).origin + at);
const main = (page) => page.locator("main").innerText();
const cli = (member, ...args) => execFileSync(play.binary, ["--node", join(play.dir, member.toLowerCase()), ...args], { encoding: "utf8" });
const clause = (page, number) => page.locator("article.clause").filter({ has: page.locator("header .num", { hasText: new RegExp(`^${number}$`) }) });

before(async () => {
  play = await demo("--scenario", new URL("../../scenarios/s11-bracketed-text.md", import.meta.url).pathname);
  chrome = await browser();
  for (const member of ["NORTH", "SOUTH", "CHAIR"]) {
    desks[member] = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    await enter(desks[member], play.links[member]);
  }
  await go(desks.NORTH, "/texts");
  path = await desks.NORTH.locator('main a[href^="/texts/"]', { hasText: "Separation of forces" }).getAttribute("href");
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("the list names each text with its kind and state, and the other side's letter is on nobody else's", async () => {
  for (const [member, own, other] of [["NORTH", "How the storage sites are lit", "Who pays"], ["SOUTH", "Who pays for the escorts", "How the storage"]]) {
    await go(desks[member], "/texts");
    const text = await main(desks[member]);
    assert.match(text, /Separation of forces[^]*rolling text[^]*14\s*0[^]*in force/);
    assert.ok(text.includes(own) && !text.includes(other), `${member}\n${text}`);
  }
  assert.equal(await desks.NORTH.locator('nav a[href="/texts"][aria-current="page"]').count(), 1);
});

test("clauses stand in two languages side by side, each in its own direction, aligned clause by clause", async () => {
  const page = desks.NORTH;
  await go(page, path);
  assert.equal(await page.locator("article.clause").count(), 14);
  const columns = await clause(page, 7).locator(".langs > div").evaluateAll((all) => all.map((e) => [e.lang, getComputedStyle(e).direction, e.getBoundingClientRect()]).map(([lang, dir, box]) => ({ lang, dir, top: Math.round(box.top), left: box.left })));
  assert.deepEqual(columns.map((c) => [c.lang, c.dir]), [["en", "ltr"], ["ar", "rtl"]]);
  assert.ok(columns[0].top === columns[1].top && columns[0].left < columns[1].left);
  assert.match(await clause(page, 7).innerText(), /within twenty days[^]*خلال عشرين/);
  // The other order, and one alone, are a choice that needs no script.
  await go(page, `${path}?lang=ar&beside=-`);
  assert.deepEqual(await clause(page, 7).locator(".langs > div").evaluateAll((all) => all.map((e) => e.lang)), ["ar"]);
  await keep(page, "text-en", { fullPage: true });
});

test("each stance stands with its side, its own first, and what was said of an earlier version counts for no other", async () => {
  for (const member of ["NORTH", "SOUTH"]) {
    const page = desks[member];
    await go(page, path);
    const cells = await clause(page, 9).locator(".pair > div").evaluateAll((all) => all.map((e) => [e.querySelector(".who").getAttribute("aria-label"), e.innerText.replace(/\s+/g, " ")]));
    assert.equal(cells[0][0], member, "own first");
    assert.ok(cells.every(([, text]) => /accepts/.test(text)), JSON.stringify(cells));
    assert.match(await clause(page, 1).innerText(), /has said nothing, which is no consent/);
    assert.doesNotMatch(await main(page), /\b(violat|guilt|score|blame)/i);
  }
});

test("the text is in force as it was signed: each fingerprint is that of the file it names", async () => {
  const page = desks.SOUTH;
  await go(page, path);
  const text = await main(page);
  for (const must of ["in force", "GUAR1 holds it signed", "Revision 2", "finally"]) {
    assert.ok(text.includes(must), `${must}\n${text}`);
  }
  for (const tag of ["en", "ar"]) {
    const file = await page.request.get(`${new URL(page.url()).origin}${path}.${tag}.txt`);
    assert.equal(file.status(), 200);
    const hash = createHash("sha256").update(await file.body()).digest("hex");
    assert.ok(text.includes(hash), `${tag} ${hash}`);
    const printed = cli("SOUTH", "texts", path.split("/").pop(), "--plain", "--written", tag);
    assert.equal(createHash("sha256").update(printed).digest("hex"), hash, "the command line prints the same file");
  }
});

test("what has changed since the first revision is told word by word, struck out and underlined", async () => {
  const page = desks.NORTH;
  await go(page, path);
  await page.locator('a[href*="/compare?from=r1"]').first().click();
  const text = await main(page);
  assert.match(text, /Different: 6\./);
  const seven = clause(page, 7);
  assert.match(await seven.locator("del").allInnerTexts().then((all) => all.join(" ")), /twelve/);
  assert.match(await seven.locator("ins").allInnerTexts().then((all) => all.join(" ")), /twenty/);
  assert.equal(await clause(page, 1).count(), 0, "what is the same is counted, not shown");
  await keep(page, "text-compare-en", { fullPage: true });
  const told = cli("NORTH", "texts", path.split("/").pop(), "--compare", "r1", "now");
  assert.match(told, /\[-[^\]]*twelve[^]*\{\+[^}]*twenty/);
  assert.equal((await page.request.get(`${new URL(page.url()).origin}${path}/compare?from=r9&to=now`)).status(), 404);
});

test("the form of a new version begins with the words that stand, and names the version that it takes the place of", async () => {
  const page = desks.SOUTH;
  await go(page, path);
  await clause(page, 5).locator('a[href^="/compose/clause?"]').click();
  await page.locator("#f-text").waitFor();
  assert.match(await page.inputValue("#f-text"), /A line of communication is kept open/);
  assert.equal(await page.inputValue("#f-number"), "5");
  assert.equal(await page.inputValue("#f-document"), path.split("/").pop());
});

test("brackets name who holds them, rivals stand side by side, and a circle of conditions is shown without blame", async () => {
  const send = (member, ...fields) => {
    const said = cli(member, "--json", "send", ...fields, "--channel", "plenary", "--text-lang", "en", "--yes", "--wait", "witnessed");
    return said.match(/"name": "([^"]+)"/)[1];
  };
  const write = (member, number, text, ...replaces) => send(member, "clause", `document=${doc}`, `number=${number}`, "purpose=wording", `text=${text}`,
    ...(replaces.length ? [`replaces=${replaces.map((name) => `version=${name}`).join(" | ")}`] : []));
  const doc = send("CHAIR", "text-open", "subject=Posts on the road", "kind=chairs-text", "sides=side=NORTH | side=SOUTH", "languages=en, ar", "entry=signed");
  const one = write("CHAIR", "1", "A post stands [NORTH: here // SOUTH: there, \\[map 2\\]].");
  const two = write("CHAIR", "2", "It is manned by day.");
  write("NORTH", "2", "It is manned by day and night.", two);
  write("SOUTH", "2", "It is manned by four.", two);
  send("NORTH", "clause-stance", `clause=${one}`, "stance=accept-if", "conditions=number=3; side=SOUTH");
  const three = write("CHAIR", "3", "<b>It</b> has a flag.");
  send("SOUTH", "clause-stance", `clause=${three}`, "stance=accept-if", "conditions=number=1; side=NORTH");
  const page = desks.NORTH;
  await go(page, "/texts");
  await page.locator("main a", { hasText: "Posts on the road" }).click();
  await page.locator(".bracket").waitFor();
  assert.deepEqual(await page.locator(".bracket .held").allInnerTexts(), ["NORTH", "SOUTH"]);
  assert.match(await clause(page, 1).locator(".words").first().innerText(), /\[NORTH here \/\/ SOUTH there, \[map 2\]\]\./);
  assert.equal(await clause(page, 2).locator(".version").count(), 2);
  assert.match(await clause(page, 2).innerText(), /Versions side by side:\s*2\s*; none is lost/);
  assert.match(await clause(page, 3).innerText(), /<b>It<\/b> has a flag/, "what others write is text");
  assert.match(await page.locator(".deadlocks").innerText(), /NORTH accepts clause 1 once SOUTH accepts clause 3[^]*SOUTH accepts clause 3 once NORTH accepts clause 1[^]*accepted at once/);
  assert.match(await main(page), /not written in\s+العربية\s+yet/);
  assert.match(await main(page), /Not whole yet; clauses:\s*1\s+2\s+3/);
  await keep(page, "text-brackets-en", { fullPage: true });
  const at = page.url();
  await choose(page, "ar", "night");
  await page.goto(at);
  await page.locator(".bracket").first().waitFor();
  await keep(page, "text-brackets-ar", { fullPage: true });
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html).join(" ")}`), []);
  await choose(page, "en", "day");
});

test("no page of texts has a fault that axe can find, in four languages, by day and night and on a phone", async () => {
  const page = desks.NORTH;
  for (const [lang, theme] of [["en", "day"], ["ar", "night"], ["he", "day"], ["fr", "night"]]) {
    await choose(page, lang, theme);
    for (const at of ["/texts", path, `${path}/compare?from=r1&to=now`]) {
      await go(page, at);
      assert.doesNotMatch(await page.locator("body").innerText(), /\[[a-z]+[_.][a-z_-]+\]/, `${lang} ${at}: a phrase is missing`);
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html).join(" ")}`), [], `${lang} ${theme} ${at}`);
      await page.setViewportSize({ width: 390, height: 844 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 390, `${lang} ${at}: ${wide}`);
      await page.setViewportSize({ width: 1440, height: 900 });
    }
    await go(page, path);
    await keep(page, `text-${lang}`);
  }
  await choose(page, "en", "day");
});

test("every page of texts is whole without a script", async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 }, storageState: await desks.NORTH.context().storageState() });
  const page = await context.newPage();
  const origin = new URL(desks.NORTH.url()).origin;
  await page.goto(origin + path);
  assert.equal(await page.locator("article.clause").count(), 14);
  await page.selectOption('select[name="lang"]', "ar");
  await page.selectOption('select[name="beside"]', "en");
  await page.locator(".table form.pick button").click();
  assert.deepEqual(await clause(page, 2).locator(".langs > div").evaluateAll((all) => all.map((e) => e.lang)), ["ar", "en"]);
  await context.close();
});
