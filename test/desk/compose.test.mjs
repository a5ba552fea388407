// Acts written at the desk: with and without script, in two scripts, through a second officer, a double click, an ended
// session and a node that dies under an open draft. The real binary, a real browser.
import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

const run = promisify(execFile);
let play, chrome, north;

const folder = (member) => join(play.dir, member.toLowerCase());
const command = async (member, ...args) => (await run(play.binary, ["--node", folder(member), ...args])).stdout;
const link = async (member, officer, role = "releasing") =>
  (await command(member, "desk", "invite", officer, "--role", role)).trim();

/** An officer with a browser of their own. */
async function officer(to, options = {}) {
  const context = await chrome.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  await enter(page, to);
  return page;
}
const origin = (page) => new URL(page.url()).origin;
const go = (page, path) => page.goto(origin(page) + path);
const sound = async (page, where) => {
  const text = await page.locator("body").innerText();
  assert.doesNotMatch(text, /\[[a-z]+[_.][a-z-]+\]/, `${where}: a phrase is missing`);
  const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  const faults = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" ")}`);
  assert.deepEqual(faults, [], where);
};

/** A flight, as an officer fills it in. */
async function flight(page, from = "+30h", to = "+31h") {
  await go(page, "/compose/ntf-flight?channel=humanitarian");
  await page.selectOption("#f-class", "rotary");
  await page.fill("#f-track", "Khān Arnabah > Al Qunayţirah");
  await page.fill('[name="f-altitude.max"]', "150");
  await page.fill('[name="f-window.from.time"]', from);
  await page.fill('[name="f-window.to.time"]', to);
  await page.check('[name="f-armed"][value="no"]', { force: true });
  await page.check('[name="to.SOUTH"]');
}
const press = (page, what) => page.locator(`#before button[name="do"][value="${what}"]`).click();

before(async () => {
  play = await demo("--scenario", new URL("night.md", import.meta.url).pathname);
  chrome = await browser();
  north = await officer(play.links.NORTH);
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("as one types, the act stands beside the form as its reader will see it", async () => {
  await flight(north);
  const reading = north.locator("#reading div[lang=ar]");
  await reading.getByText("طائرة عمودية", { exact: false }).first().waitFor();
  assert.equal(await reading.getAttribute("dir"), "rtl");
  await north.locator("#before").getByText("of 340 bytes").waitFor();
  await north.locator('#reading button[value="fr"]').click();
  await north.locator("#reading div[lang=fr]").getByText("hélicoptère", { exact: false }).first().waitFor();
  assert.equal(await north.locator('[name="f-altitude.max"]').inputValue(), "150", "no control was touched");
  assert.match(await north.locator("#before").innerText(), /the rulebook asks for/);
  await keep(north, "compose-form", { fullPage: true });
  await sound(north, "form");
});

test("what is reviewed is signed, once however often it is clicked, and the confirmation says who owes what by when", async () => {
  await flight(north);
  await press(north, "review");
  await north.waitForURL(/review$/);
  const text = await north.locator("main").innerText();
  for (const said of [/SOUTH/, /read-back/, /stays in the record/, /rotary|helicopter/]) assert.match(text, said);
  for (const tag of ["ar", "fr", "he"]) assert.ok(await north.locator(`p[lang=${tag}]`).count(), tag);
  await keep(north, "compose-review", { fullPage: true });
  await sound(north, "review");
  const before = (await command("NORTH", "record", "--json").catch(() => "")).length;
  const sent = await north.evaluate(async () => {
    const form = document.querySelector("section.sign form"), body = () => new URLSearchParams(new FormData(form));
    const all = await Promise.all([1, 2, 3].map(() => fetch(form.action, { method: "POST", body: body() })));
    return all.map((answer) => answer.url);
  });
  assert.equal(new Set(sent).size, 1);
  assert.match(sent[0], /\/sent\//);
  await north.goto(sent[0]);
  await north.locator("#owed").waitFor({ timeout: 30_000 });
  const name = (await north.locator(".head p.s bdi").first().innerText()).trim();
  assert.match(name, /^NORTH \d+$/);
  assert.match(await north.locator("#owed").innerText(), /by \d/);
  await north.locator("#proof-steps li.done").nth(3).waitFor({ timeout: 30_000 });
  await keep(north, "compose-sent", { fullPage: true });
  await sound(north, "sent");
  // The form again, as a browser that was asked to send it once more: the same act.
  const again = await north.request.post(sent[0].replace("/sent/", "/drafts/") + "/sign", {
    form: { csrf: await north.locator('input[name="csrf"]').first().inputValue() }, headers: { origin: origin(north) } });
  assert.match(again.url(), /\/sent\//);
  assert.equal((await north.locator(".head p.s bdi").first().innerText()).trim(), name);
  assert.ok(before >= 0);
  const next = `NORTH ${Number(name.split(" ")[1]) + 1}`;
  await go(north, "/record");
  assert.ok(!(await north.locator("main").innerText()).includes(next), "only one act was sent");
});

test("what another window has changed since the review is shown again and not signed", async () => {
  await flight(north);
  await press(north, "review");
  await north.waitForURL(/review$/);
  const other = await north.context().newPage();
  await other.goto(north.url().replace("/review", ""));
  await other.fill('[name="f-altitude.max"]', "450");
  await press(other, "review");
  await other.waitForURL(/review$/);
  // The page as it was read: the other one has not reached it.
  await north.evaluate(() => { document.querySelector('[name="reviewed"]').value = "what was read"; });
  await north.locator('form[action$="/sign"] button').click();
  await north.locator(".note.warn").getByText("Nothing was signed").waitFor();
  assert.match(await north.locator("main").innerText(), /450/);
  await sound(north, "changed review");
  await north.locator('form[action$="/sign"] button').click();
  await north.waitForURL(/sent/);
  await other.close();
});

test("without script an officer writes in Arabic, sees it in English, mends what a rule forbids, and signs", async () => {
  const page = await officer(await link("NORTH", "NORTH 3"), { javaScriptEnabled: false });
  await choose(page, "ar", "day");
  await flight(page, "+10m", "+1h");
  await press(page, "show");
  await page.locator("#reading div[lang=en]").waitFor();
  assert.match(await page.locator("#reading").innerText(), /NORTH notifies a flight: helicopter/);
  await press(page, "review");
  assert.ok(await page.locator("#errors li").count() >= 1, "the lead time is said as a sentence");
  assert.equal(await page.locator("html").getAttribute("dir"), "rtl");
  assert.equal(await page.locator('[name="f-altitude.max"]').inputValue(), "150", "nothing typed is lost");
  await page.fill('[name="f-window.from.time"]', "+30h");
  await page.fill('[name="f-window.to.time"]', "+31h");
  await press(page, "review");
  assert.match(page.url(), /review$/);
  await page.locator("section.sign button").click();
  assert.match(page.url(), /\/sent\//);
  await page.context().close();
});

test("what a rule forbids is said at its field with the way out, and has no fault that axe finds", async () => {
  await choose(north, "ar", "day");
  await flight(north, "+10m", "+1h");
  await press(north, "review");
  await north.locator("#errors li").first().waitFor();
  assert.ok(await north.locator(".field.bad .hint.why").count() >= 1);
  await sound(north, "errors in Arabic");
  await keep(north, "compose-errors-ar", { fullPage: true });
  await choose(north, "en", "day");
});

test("a notice of danger is one key, one page and one press, and the other side has it", async () => {
  await go(north, "/");
  await north.keyboard.press("d");
  await north.waitForURL(/\/drafts\//);
  await sound(north, "danger");
  await keep(north, "compose-danger");
  assert.equal(await north.locator("form.danger textarea").count(), 0, "coded fields only");
  await north.selectOption("#f-what", "people-between-lines");
  await north.fill("#f-place", "Al Qunayţirah");
  await north.check('[name="f-asked.hold-fire"]');
  await north.locator('button[value="send"]').click();
  await north.waitForURL(/\/sent\//);
  await north.locator("#owed").waitFor({ timeout: 30_000 });
  const south = await officer(play.links.SOUTH);
  await go(south, "/record");
  await south.getByText("people are between the lines", { exact: false }).first().waitFor({ timeout: 30_000 });
  await south.context().close();
});

test("without script a notice of danger that lacks its place says so and keeps the rest", async () => {
  const page = await officer(await link("NORTH", "NORTH 4", "duty"), { javaScriptEnabled: false });
  await go(page, "/danger");
  await page.selectOption("#f-what", "fire");
  await page.check('[name="f-asked.send-help"]');
  await page.locator('button[value="send"]').click();
  assert.equal(await page.locator("#errors li").count(), 1);
  assert.equal(await page.locator("#f-what").inputValue(), "fire");
  assert.ok(await page.locator('[name="f-asked.send-help"]').isChecked());
  await page.fill("#f-place", "Jabā");
  await page.locator('button[value="send"]').click();
  assert.match(page.url(), /\/sent\//);
  await page.context().close();
});

test("a grave act goes when another officer has entered two of its facts, and not before", async () => {
  const second = await officer(await link("NORTH", "NORTH 2"));
  await choose(second, "ar", "night");
  await go(north, "/compose/protest");
  await north.fill("#f-about", "9");
  await north.fill("#f-grounds", "The window in this act is not the one that was agreed.");
  await press(north, "review");
  await north.waitForURL(/review$/);
  await north.locator("section.sign button").click();
  await north.getByText("Awaits a second officer").first().waitFor();
  const id = north.url().match(/drafts\/(\w+)/)[1];
  // The author cannot be the second officer.
  await go(north, `/confirm/${id}`);
  assert.match(north.url(), /review$/);
  // It is on the other desk by itself.
  await go(second, "/");
  const notice = second.locator(`a[href="/confirm/${id}"]`);
  await notice.waitFor();
  await notice.click();
  assert.equal(await second.locator('form[action$="/sign"]').count(), 0, "there is no button yet");
  await sound(second, "second officer, Arabic, night");
  await keep(second, "compose-second-ar", { fullPage: true });
  await second.fill("#f-about", "8");
  await second.locator("form.facts button").click();
  assert.equal(await second.locator(".errors").count(), 1, "a wrong fact is told");
  assert.equal(await second.locator('form[action$="/sign"]').count(), 0);
  await second.fill("#f-about", "9");
  const other = second.locator("form.facts .field").nth(1);
  if (await other.locator("select").count()) await other.locator("select").selectOption("security");
  else await other.locator("textarea, input").first().fill("The window in this act is not the one that was agreed.");
  await second.locator("form.facts button").click();
  await second.locator('form[action$="/sign"] button').click();
  await second.waitForURL(/\/sent\//);
  await go(north, `/drafts/${id}`);
  assert.match(north.url(), /\/sent\//);
  assert.match(await north.locator("main").innerText(), /second officer: NORTH 2/);
  await second.context().close();
});

test("a second officer's question brings the act back to its author, who can also take it back", async () => {
  const second = await officer(await link("NORTH", "NORTH 5"));
  const ask = async () => {
    await press(north, "review");
    await north.waitForURL(/review$/);
    await north.locator("section.sign button").click();
    await north.getByText("Awaits a second officer").first().waitFor();
    return north.url().match(/drafts\/(\w+)/)[1];
  };
  await go(north, "/compose/statement");
  await north.selectOption("#f-status", "unilateral");
  await north.fill("#f-text", "The line is open.");
  const id = await ask();
  await go(second, `/confirm/${id}`);
  await second.fill("#word", "Which line?");
  await second.locator('button[value="back"]').click();
  await go(north, `/drafts/${id}`);
  await north.getByText("Which line?").waitFor();
  assert.equal(await north.locator("#f-text").inputValue(), "The line is open.");
  await ask();
  await north.locator('form[action$="/withdraw"] button').click();
  await north.locator("#f-text").waitFor();
  await go(second, `/confirm/${id}`);
  assert.match(await second.locator("body").innerText(), /No second officer is awaited/);
  await second.context().close();
});

test("an officer who may sign but not release is no second officer", async () => {
  const duty = await officer(await link("NORTH", "NORTH 6", "duty"));
  await go(north, "/compose/protest");
  await north.fill("#f-about", "9");
  await north.fill("#f-grounds", "Not agreed.");
  await press(north, "review");
  await north.waitForURL(/review$/);
  await north.locator("section.sign button").click();
  await north.getByText("Awaits a second officer").first().waitFor();
  const id = north.url().match(/drafts\/(\w+)/)[1];
  assert.equal((await go(duty, `/confirm/${id}`)).status(), 403);
  await north.locator('form[action$="/withdraw"] button').click();
  await duty.context().close();
});

test("an amendment shows what changes before it is sent; another time and the next rung are offered where they may be", async () => {
  await go(north, "/movements");
  const own = await north.locator('main a[href^="/movements/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  let path = null;
  for (const one of own) {
    await go(north, one.split("#")[0]);
    const text = await north.locator("main").innerText();
    if (/Altitude/.test(text) && await north.locator('a[href^="/compose/amend"]').count()) { path = one; break; }
  }
  assert.ok(path, "one's own notification may be amended");
  await north.locator('a[href^="/compose/amend"]').first().click();
  await north.waitForURL(/drafts/);
  const highest = north.locator('[name="f-altitude.max"]');
  await highest.fill(String(Number(await highest.inputValue()) + 50));
  await north.locator("#reading table.changes tbody tr").first().waitFor();
  assert.equal(await north.locator("#reading table.changes tbody tr").count(), 1, "only what differs is said");
  await press(north, "review");
  await north.waitForURL(/review$/);
  await sound(north, "amendment");
  await keep(north, "compose-amend", { fullPage: true });
  await go(north, "/incidents");
  const cases = await north.locator('main a[href^="/incidents/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
  let escalated = false;
  for (const one of cases) {
    await go(north, one.split("#")[0]);
    const way = north.locator('a[href^="/escalate/"]');
    if (!(await way.count())) continue;
    await way.click();
    await north.waitForURL(/drafts/);
    assert.notEqual(await north.locator("#f-level").inputValue(), "", "the rung is filled in");
    await sound(north, "escalation");
    escalated = true;
    break;
  }
  assert.ok(escalated, "an answer that is owed can be escalated");
});

test("what was typed when the session had ended is there after the next login", async () => {
  const page = await officer(await link("NORTH", "NORTH 7", "duty"));
  await go(page, "/compose/inc-query?channel=security");
  const at = page.url();
  await command("NORTH", "desk", "revoke", "NORTH 7");
  // The page may hear of it by itself before one types; it stays.
  const refused = page.waitForResponse((r) => r.request().method() === "POST" && r.status() === 401);
  await page.fill("#f-question", "Who is at the bridge?");
  await refused;
  await page.locator("#ended").waitFor();
  await keep(page, "compose-ended");
  await enter(page, await link("NORTH", "NORTH 7", "duty"));
  await page.goto(at);
  assert.equal(await page.locator("#f-question").inputValue(), "Who is at the bridge?");
  await go(page, "/compose");
  assert.ok(await page.locator('.drafts a[href^="/drafts/"]').count());
  // Nobody else sees it.
  assert.equal((await north.goto(at)).status(), 404);
  await page.context().close();
});

test("free text of any script is shown as it was written and does nothing", async () => {
  await go(north, "/compose/inc-report?channel=security");
  let ran = false;
  north.on("dialog", () => { ran = true; });
  await north.fill("#f-text", '"><script>alert(1)</script><img src=x onerror=alert(1)> שלום \u202e');
  await north.selectOption("#f-category", "fire");
  await north.locator("#reading dd").first().waitFor();
  assert.equal(await north.locator("#reading script, #reading img").count(), 0);
  assert.equal(ran, false);
});

test("every page of writing speaks four languages in day and night, and on a telephone, without a fault that axe finds", async () => {
  for (const lang of ["en", "fr", "ar", "he"]) {
    for (const theme of ["day", "night"]) {
      await choose(north, lang, theme);
      for (const path of ["/compose", "/compose/ntf-flight", "/compose/contact-request", "/compose/release-request", "/compose/suspend", "/danger"]) {
        await go(north, path);
        await sound(north, `${lang} ${theme} ${path}`);
      }
    }
    await north.setViewportSize({ width: 390, height: 844 });
    await go(north, "/compose/contact-request");
    const wide = await north.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(wide <= 1, `${lang}: ${wide} px wider than the telephone`);
    await keep(north, `compose-phone-${lang}`, { fullPage: true });
    await north.setViewportSize({ width: 1440, height: 900 });
  }
  await choose(north, "en", "day");
});

test("the power fails under an open draft, and it is there when the node is back", async () => {
  await flight(north);
  await north.locator("#kept").getByText("Kept as a draft").waitFor();
  const at = north.url();
  await play.fail();
  await north.fill("#f-callsign", "TYPED LATER");
  const node = spawn(play.binary, ["run", "--dir", folder("NORTH")], { stdio: "ignore" });
  try {
    await assert.doesNotReject(async () => {
      for (let n = 0; ; n += 1) {
        const up = await fetch(at).then(() => true, () => false);
        if (up) return;
        if (n > 300) throw new Error("the node does not come back");
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    });
    // What was typed while the node was away is kept by the page itself as soon as the node is back.
    await north.locator("#kept").getByText("Kept as a draft").waitFor();
    const kept = () => north.evaluate(async (url) => (await (await fetch(url)).text()).includes("TYPED LATER"), at);
    for (let n = 0; !await kept(); n += 1) {
      assert.ok(n < 300, "the page does not keep it");
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await north.goto(at);
    assert.equal(await north.locator("#f-callsign").inputValue(), "TYPED LATER");
    assert.equal(await north.locator('[name="f-altitude.max"]').inputValue(), "150");
  } finally {
    const ended = new Promise((resolve) => node.once("exit", resolve));
    node.kill("SIGTERM");
    await ended;
  }
});
