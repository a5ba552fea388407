// Officers: passkeys, sessions that end, roles. A real browser with a virtual authenticator, the real binary.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter } from "./demo.mjs";

const run = promisify(execFile);
let play, chrome;

/** One of the operator's commands at a member's node. */
const desk = async (member, ...args) => {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, member.toLowerCase()), "desk", ...args]);
  return stdout.trim();
};
const link = (member, officer, ...more) => desk(member, "invite", officer, ...more);

/** A browser of its own with a device that holds passkeys; `verifies`: whether it makes sure who touches it. */
async function person(options = {}) {
  const context = await chrome.newContext({ viewport: { width: 1280, height: 900 }, ...options.context });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const device = { protocol: "ctap2", transport: "internal", hasResidentKey: true, hasUserVerification: true,
    isUserVerified: options.verifies ?? true, automaticPresenceSimulation: true };
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", { options: device });
  return { context, page, cdp, authenticatorId };
}

const passkey = (page) => page.locator("[data-passkey] button");
const enroll = async (page, to) => {
  await page.goto(to);
  await passkey(page).click();
  await page.locator("#status").waitFor();
};
const cookies = async (page) => (await page.context().cookies()).map((c) => c.value);
const csrf = (page) => page.locator('input[name="csrf"]').first().inputValue();
const origin = (page) => new URL(page.url()).origin;

before(async () => {
  play = await demo("--scenario", new URL("night.md", import.meta.url).pathname);
  chrome = await browser();
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("a link leads to a passkey, and from then on the passkey opens the desk without any link", async () => {
  const { page, context } = await person();
  const invitation = await link("NORTH", "Officer 7");
  await enroll(page, invitation);
  assert.match(await page.locator("#status").innerText(), /Officer 7/);
  assert.equal((await page.goto(invitation)).status(), 410, "the link is used up");
  await page.goto(origin(page) + "/incidents");
  const first = await cookies(page);
  await page.locator("button", { hasText: "Log out" }).click();
  await page.goto(origin(page) + "/incidents");
  await passkey(page).click();
  await page.locator("#status").waitFor();
  assert.match(page.url(), /\/incidents$/, "back at the page that was asked for");
  assert.notDeepEqual(await cookies(page), first, "a new session has a new secret");
  assert.match(await desk("NORTH", "passkeys", "Officer 7"), /Passkey 1/);
  await context.close();
});

test("a device that does not make sure who touches it registers nothing", async () => {
  const { page, context } = await person({ verifies: false });
  await page.goto(await link("NORTH", "Officer 8"));
  await passkey(page).click();
  await page.locator("[role=alert]:visible").waitFor();
  assert.equal(await page.locator("#status").count(), 0);
  await context.close();
});

test("a strange passkey, and an answer to another challenge, let nobody in", async () => {
  const { page, context } = await person();
  await enroll(page, await link("NORTH", "Officer 9"));
  await desk("NORTH", "revoke", "Officer 9");
  await page.goto(origin(page) + "/");
  assert.equal(await page.locator("#status").count(), 0, "revoked at once");
  await passkey(page).click();
  await page.locator("[role=alert]:visible").waitFor();
  assert.match(await page.locator("[role=alert]:visible").innerText(), /could not be accepted/);
  // The challenge of one ceremony is no challenge for another, and none is answered twice.
  const twice = await page.evaluate(async () => {
    const ask = (path, body) => fetch(path, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
    const { challenge } = await (await ask("/login/options", {})).json();
    const client = btoa(JSON.stringify({ type: "webauthn.create", challenge, origin: location.origin })).replace(/=+$/, "").replace(/\+/g, "-").replace(/\//g, "_");
    const one = await ask("/enter/passkey", { invite: "AAAA", client, attestation: "oA" });
    const two = await ask("/login", { credential: "AAAA", client, device: "AAAA", signature: "AAAA" });
    return [one.status, two.status];
  });
  assert.deepEqual(twice, [422, 422]);
  await context.close();
});

test("an officer has several passkeys, renames and removes them, and never loses the last way in", async () => {
  const { page, context, cdp, authenticatorId } = await person();
  await enroll(page, await link("NORTH", "Officer 10"));
  await page.goto(origin(page) + "/me");
  assert.equal(await page.locator('button[name="remove"]').count(), 1);
  await page.locator('button[name="remove"]').click();
  assert.match(await page.locator("main [role=alert]", { hasText: "passkey" }).first().innerText(), /last passkey/);
  // The same device is not asked to make a second key for the same officer: another device is.
  await cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
  await cdp.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "usb", hasResidentKey: true,
    hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
  await passkey(page).click();
  await page.locator('button[name="remove"]').nth(1).waitFor();
  await page.locator('input[name="name"]').nth(1).fill("Key in the safe");
  await page.locator("button", { hasText: "Rename" }).nth(1).click();
  assert.equal(await page.locator('input[name="name"]').nth(1).inputValue(), "Key in the safe");
  await page.locator('button[name="remove"]').first().click();
  assert.equal(await page.locator('input[name="name"]').inputValue(), "Key in the safe");
  await page.locator("button", { hasText: "Log out everywhere" }).click();
  await page.goto(origin(page) + "/");
  await passkey(page).click();
  await page.locator("#status").waitFor();
  await context.close();
});

test("sessions are listed, and one or all of them end at once, open pages included", async () => {
  const here = await (await chrome.newContext()).newPage(), there = await (await chrome.newContext({ userAgent: "The other browser" })).newPage();
  await enter(here, await link("SOUTH", "Officer 4"));
  await enter(there, await link("SOUTH", "Officer 4"));
  await here.goto(origin(here) + "/me");
  assert.equal(await here.locator('button[name="mark"]').count(), 2);
  await here.locator("li", { hasText: "The other browser" }).locator("button").click();
  await there.goto(origin(there) + "/");
  assert.equal(await there.locator("#status").count(), 0);
  const secret = await here.context().cookies();
  await here.locator('button[name="all"]').click();
  await here.context().addCookies(secret);
  await here.goto(origin(here) + "/");
  assert.equal(await here.locator("#status").count(), 0, "a kept cookie opens nothing any more");
  await here.context().close();
  await there.context().close();
});

test("coming in anew leaves the old session behind, whatever secret the browser was given before", async () => {
  const page = await (await chrome.newContext()).newPage();
  await enter(page, await link("SOUTH", "Officer 5"));
  const [before] = await page.context().cookies();
  // An attacker who has planted a session of their own does not find the victim in it.
  await enter(page, await link("SOUTH", "Officer 6"));
  const [now] = await page.context().cookies();
  assert.notEqual(now.value, before.value);
  const other = await (await chrome.newContext()).newPage();
  await other.context().addCookies([before]);
  await other.goto(origin(page) + "/");
  assert.equal(await other.locator("#status").count(), 0);
  await page.context().addCookies([{ ...now, value: "A".repeat(43) }]);
  await enter(page, await link("SOUTH", "Officer 6"));
  assert.notEqual((await page.context().cookies())[0].value, "A".repeat(43), "a planted secret is never taken over");
  await page.context().close();
  await other.context().close();
});

test("a reader sees everything and signs nothing, whatever is sent", async () => {
  const page = await (await chrome.newContext()).newPage();
  await enter(page, await link("CHAIR", "Analyst 1", "--role", "reader"));
  const at = origin(page);
  await page.goto(at + "/me");
  assert.match(await page.locator("aside").innerText(), /Reader[\s\S]*sign nothing/);
  for (const path of ["/", "/incidents", "/movements", "/channels", "/record", "/rulebook"]) {
    assert.equal((await page.goto(at + path)).status(), 200, path);
  }
  await page.goto(at + "/incidents");
  const href = await page.locator('main a[href^="/incidents/"]').first().getAttribute("href");
  await page.goto(at + href);
  assert.equal(await page.locator("#reply").count(), 0, "no form is offered");
  const mark = await csrf(page);
  const post = (path, form) => page.request.post(at + path, { form: { csrf: mark, ...form }, headers: { origin: at }, maxRedirects: 0 });
  const answer = await post(href + "/reply", { what: "opened" });
  assert.equal(answer.status(), 403);
  assert.match(await answer.text(), /signs nothing/);
  assert.equal((await post("/theme", { theme: "day", back: "/" })).status(), 303, "looks are one's own");
  for (const [lang, words] of [["fr", /ne signe rien/], ["ar", /لا يوقّع شيئًا/], ["he", /אינו חותם/]]) {
    await choose(page, lang, "day");
    await page.goto(at + href);
    const told = await (await page.request.post(at + href + "/reply", { form: { csrf: await csrf(page), what: "opened" }, headers: { origin: at } })).text();
    assert.match(told, words);
  }
  await page.context().close();
});

test("a role that the operator gives holds from the next click on", async () => {
  const page = await (await chrome.newContext()).newPage();
  await enter(page, await link("CHAIR", "Officer 2", "--role", "releasing"));
  const at = origin(page);
  await page.goto(at + "/incidents");
  const href = await page.locator('main a[href^="/incidents/"]').first().getAttribute("href");
  await page.goto(at + href);
  const mark = await csrf(page);
  await link("CHAIR", "Officer 2", "--role", "reader");
  const answer = await page.request.post(at + href + "/reply", { form: { csrf: mark, what: "opened" }, headers: { origin: at } });
  assert.equal(answer.status(), 403);
  assert.match(await desk("CHAIR", "officers"), /Officer 2\s+Reader/);
  await assert.rejects(link("CHAIR", "Officer 2", "--role", "king"), /no role/);
  await page.context().close();
});

test("the pages of access speak four languages and have no fault that axe can find", async () => {
  const { page, context } = await person();
  await enroll(page, await link("NORTH", "Officer 11"));
  const at = origin(page);
  for (const lang of ["en", "fr", "ar", "he"]) {
    for (const theme of ["day", "night"]) {
      await choose(page, lang, theme);
      await page.goto(at + "/me");
      assert.doesNotMatch(await page.locator("body").innerText(), /\[[a-z]+[_.][a-z-]+\]/, lang);
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3)}`), [], `${lang} ${theme}`);
    }
    const door = await (await chrome.newContext({ locale: lang })).newPage();
    for (const path of ["/", new URL(await link("NORTH", "Officer 12")).pathname]) {
      await door.goto(at + path);
      assert.equal(await door.locator("html").getAttribute("lang"), lang);
      const found = await new AxeBuilder({ page: door }).withTags(["wcag2a", "wcag2aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((v) => v.id), [], `${lang} ${path}`);
    }
    await door.context().close();
  }
  await context.close();
});
