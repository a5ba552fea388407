// Exact places that were sealed to a few readers: coarse on every page, opened one by one, each time told to the author.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

const run = promisify(execFile);
const EXACT = /33\.0867|35\.843/;
let play, chrome, number;

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
const indexAtMon = () => until(async () => (await record("MON")).find((a) => a.author === "MON" && a.index === number)?.index);
const said = (page) => page.locator("article.act .said").innerText();

before(async () => {
  play = await demo("--scenario", new URL("night.md", import.meta.url).pathname);
  chrome = await browser();
  const sent = await at("MON", "send", "inc-report", "--only", "NORTH", "--lang", "en", "category=fire", "place=33.0867,35.8430~50m",
    "when=-2h/-90m", "basis=observation", "text=Shelter with people in it.", "source=Post 4");
  number = await until(async () => (await record("NORTH")).find((a) => a.name === sent.name)?.index);
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("a place that was sealed to a few is coarse on every page of a reader's desk, and exact at its author's", async () => {
  const north = await (await chrome.newContext()).newPage(), mon = await (await chrome.newContext()).newPage();
  await enter(north, play.links.NORTH);
  await enter(mon, play.links.MON);
  const origin = new URL(north.url()).origin;
  const pages = ["/", "/wall", "/record", "/channels/security", "/incidents", `/incidents/${number}`, `/record/${number}`, "/report", "/watch",
    "/alarms", "/outbox", "/openings", "/record?text=shelter"];
  for (const path of pages) {
    await north.goto(origin + path);
    assert.doesNotMatch(await north.content(), EXACT, path);
  }
  await until(async () => (await record("MON")).some((a) => a.index === number));
  // The wall and other parts of the picture are the same with the script and without it; the command line shows no more.
  for (const asked of [["case", `${number}`], ["record", "--limit", "1000"], ["board"]]) {
    assert.doesNotMatch(JSON.stringify(await at("NORTH", ...asked)), /3308670|3584300/, asked[0]);
  }
  assert.match(JSON.stringify(await at("MON", "case", `${await indexAtMon()}`)), /3308670/, "its owner sees its own");
  await mon.goto(`${new URL(mon.url()).origin}/record/${number}`);
  assert.match(await said(mon), EXACT);
  assert.equal(await mon.locator(".coarse").count(), 0);
  await mon.context().close();
  await north.context().close();
});

test("each opening is told to the owner before the place is shown, with officer, time and reason, and the next look is coarse again", async () => {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, "north"), "desk", "invite", "Officer 3"]);
  const page = await (await chrome.newContext({ javaScriptEnabled: false })).newPage();
  await enter(page, stdout.trim());
  const path = `${new URL(page.url()).origin}/record/${number}`;
  const openings = (member) => at(member, "openings", `${number}`);
  const reasons = ["Patrol route of tonight", "<b>Second</b> look \u202e at it"];
  for (const [n, reason] of reasons.entries()) {
    await page.goto(path);
    assert.doesNotMatch(await page.content(), EXACT);
    assert.match(await page.locator(".coarse").innerText(), /MON[\s\S]*within 5 km/);
    await page.locator("#place-reason").fill(reason);
    await page.locator(".coarse button").click();
    assert.match(await said(page), EXACT);
    const told = (await page.locator("[role=status]", { hasText: "exact place" }).innerText()).match(/NORTH \d+/)[0];
    const all = await until(async () => { const all = await openings("MON"); return all.length === n + 1 && all; });
    assert.equal(all[0].by.name, told);
    assert.deepEqual([all[0].reason, all[0].by.member, all[0].opened], [reason, "NORTH", number]);
    assert.ok(all[0].officer > 0 && all[0].by.at_ms > 0);
  }
  const elsewhere = await until(async () => { const all = (await record("SOUTH")).filter((a) => a.author === "NORTH" && a.sealed && !a.opened); return all.length >= 2 && all; });
  assert.ok(elsewhere.length >= 2, "others see that a sealed act exists and not what it is");
  assert.deepEqual(await openings("SOUTH"), []);
  // The owner's desk: beside the act, and in the list of all.
  const { stdout: link } = await run(play.binary, ["--node", join(play.dir, "mon"), "desk", "invite", "Owner 1"]);
  const owner = await (await chrome.newContext()).newPage();
  await enter(owner, link.trim());
  const origin = new URL(owner.url()).origin;
  for (const [where, part] of [[`/record/${number}`, ".openings"], ["/openings", "table"]]) {
    await owner.goto(origin + where);
    const text = await owner.locator(part).innerText();
    // What turns the direction of a line is not shown.
    for (const reason of reasons) assert.ok(text.includes(reason.replace(" \u202e", "")), `${where}: ${JSON.stringify(text)}`);
    assert.equal(await owner.locator(`${part} b`).count(), 0, "a reason is text");
  }
  await owner.context().close();
  await page.context().close();
});

test("without a reason nothing is opened, and nothing is told", async () => {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, "north"), "desk", "invite", "Officer 6"]);
  const page = await (await chrome.newContext({ javaScriptEnabled: false })).newPage();
  await enter(page, stdout.trim());
  const before = (await at("NORTH", "openings", `${number}`)).length;
  await page.goto(`${new URL(page.url()).origin}/record/${number}`);
  await page.locator("#place-reason").fill("   ");
  await page.locator(".coarse button").click();
  assert.doesNotMatch(await page.content(), EXACT);
  assert.match(await page.locator("#place-wrong").innerText(), /reason/i);
  assert.equal((await at("NORTH", "openings", `${number}`)).length, before);
  await assert.rejects(run(play.binary, ["--node", join(play.dir, "north"), "place", `${number}`, "--reason", " "]));
  await assert.rejects(run(play.binary, ["--node", join(play.dir, "north"), "prove", `${number}`, "-o", "-"]), "a file with the place in it needs a reason too");
  await page.context().close();
});

test("the command line and the API open a place for a reason as the desk does", async () => {
  const opened = await at("NORTH", "place", `${number}`, "--reason", "From the command line");
  assert.match(JSON.stringify(opened.phrase), /3308670/);
  const { stdout: file } = await run(play.binary, ["--node", join(play.dir, "north"), "prove", `${number}`, "--reason", "For the lawyers", "-o", "-"]);
  assert.match(file, /tlog-proof/);
  const { stdout: link } = await run(play.binary, ["--node", join(play.dir, "north"), "desk", "invite", "Officer 7"]);
  const origin = new URL(link.trim()).origin;
  const token = async (name, ...scopes) => {
    const args = ["--node", join(play.dir, "north"), "--json", "desk", "token", "add", name, "--officer", "Officer 7", "--days", "1"];
    const { stdout } = await run(play.binary, [...args, ...scopes.flatMap((s) => ["--scope", s])]);
    return JSON.parse(stdout).token;
  };
  const ask = async (token, path, body) => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const answer = await fetch(`${origin}/api/v1${path}`, { method: body ? "POST" : "GET", headers, body: body && JSON.stringify(body) });
    return { status: answer.status, text: await answer.text() };
  };
  const reads = await token("reads", "read"), opens = await token("opens", "read", "send:place-opened");
  for (const path of [`/record/${number}`, "/record?limit=100", "/board", `/cases/${number}`, "/cases?all=true"]) {
    const got = await ask(reads, path);
    assert.equal(got.status, 200, path);
    assert.doesNotMatch(got.text, /3308670|3584300/, path);
  }
  const body = { act: `${number}`, reason: "Needed by a program" };
  assert.equal((await ask(reads, "/openings", body)).status, 403);
  assert.equal((await ask(opens, "/openings", { ...body, reason: " " })).status, 422);
  const shown = await ask(opens, "/openings", body);
  assert.equal(shown.status, 201);
  assert.match(shown.text, /3308670/);
  const all = await until(async () => { const all = await at("MON", "openings", `${number}`); return all.some((o) => o.reason === body.reason) && all; });
  for (const reason of ["From the command line", "For the lawyers"]) assert.ok(all.some((o) => o.reason === reason), reason);
  assert.match((await ask(reads, `/openings?act=${number}`)).text, /Needed by a program/);
});

test("a reader opens no exact place, and nobody does without the mark of the session", async () => {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, "north"), "desk", "invite", "Analyst 3", "--role", "reader"]);
  const page = await (await chrome.newContext()).newPage();
  await enter(page, stdout.trim());
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/record/${number}`);
  assert.equal(await page.locator(".coarse button").count(), 0);
  const csrf = await page.locator('input[name="csrf"]').first().inputValue();
  for (const form of [{ csrf, reason: "Curious" }, { reason: "Curious" }]) {
    const answer = await page.request.post(`${origin}/record/${number}/place`, { form, headers: { origin } });
    assert.equal(answer.status(), 403);
    assert.doesNotMatch(await answer.text(), EXACT);
  }
  await page.context().close();
});

test("the pages of a coarse place and of its openings speak four languages, by day and night, without a fault that axe can find", async () => {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, "north"), "desk", "invite", "Officer 4"]);
  const page = await (await chrome.newContext()).newPage();
  await enter(page, stdout.trim());
  const origin = new URL(page.url()).origin;
  for (const lang of ["en", "fr", "ar", "he"]) for (const theme of ["day", "night"]) {
    await choose(page, lang, theme);
    for (const path of [`/record/${number}`, "/openings"]) {
      await page.goto(origin + path);
      const at = `${path} ${lang} ${theme}`;
      assert.doesNotMatch(await page.locator("body").innerText(), /\[[a-z]+[_.][a-z-]+\]/, at);
      assert.doesNotMatch(await page.content(), EXACT, at);
      const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]).analyze();
      assert.deepEqual(found.violations.map((v) => v.id), [], at);
      if (theme === "day") await keep(page, `place-${path === "/openings" ? "openings" : "act"}-${lang}`);
    }
  }
  await page.context().close();
});
