// Files of evidence at the desk: handed in without a script, named in the review, opened by another desk to the byte.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { execFile } from "node:child_process";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

const run = promisify(execFile);
let play, chrome, north, south, number, photograph, item, hash;

const at = async (member, ...args) => {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, member.toLowerCase()), "--json", ...args], { maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
};
const until = async (what) => {
  for (let n = 0; n < 300; n += 1) {
    const found = await what();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("it never came");
};
const sha = (bytes) => createHash("sha256").update(bytes).digest("hex");
const go = (page, path) => page.goto(new URL(page.url()).origin + path);
const press = (page, what) => page.locator(`#before button[name="do"][value="${what}"]`).click();
const sound = async (page, where) => {
  const text = await page.locator("body").innerText();
  assert.doesNotMatch(text, /\[[a-z]+[_.][a-z-]+\]/, `${where}: a phrase is missing`);
  // What judges it needs script: it gets the page as it stands, in a window of its own.
  const context = await chrome.newContext({ viewport: page.viewportSize(), storageState: await page.context().storageState() });
  const copy = await context.newPage();
  await copy.goto(new URL(page.url()).origin + "/me");
  await copy.setContent(await page.content(), { waitUntil: "load" });
  const found = await new AxeBuilder({ page: copy }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
  const faults = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" ")}`);
  await context.close();
  assert.deepEqual(faults, [], where);
};

/** A photograph as a camera makes it: with its maker and its place, behind the first two bytes. */
const camera = (jpeg) => {
  const entry = (tag, kind, count, value) => {
    const out = Buffer.alloc(12);
    out.writeUInt16BE(tag, 0);
    out.writeUInt16BE(kind, 2);
    out.writeUInt32BE(count, 4);
    value.copy(out, 8);
    return out;
  };
  const four = (text) => Buffer.from(text.padEnd(4, "\0"), "latin1");
  const offset = Buffer.alloc(4);
  offset.writeUInt32BE(38);
  const block = Buffer.concat([Buffer.from("MM\0*\0\0\0\x08\0\x02", "latin1"), entry(0x010f, 2, 4, four("Cam")), entry(0x8825, 4, 1, offset),
    Buffer.alloc(4), Buffer.from([0, 1]), entry(1, 2, 2, four("N")), Buffer.alloc(4)]);
  const body = Buffer.concat([Buffer.from("Exif\0\0", "latin1"), block]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
};

before(async () => {
  play = await demo("--scenario", new URL("night.md", import.meta.url).pathname);
  chrome = await browser();
  const report = await at("NORTH", "send", "inc-query", "--to", "SOUTH", "--lang", "en", "concern=flight", "place=33.0867,35.8430~1000m",
    "question=Whose rotors were heard north of post 4?");
  const known = (member) => until(async () => (await at(member, "record", "--limit", "1000")).find((a) => a.name === report.name)?.index);
  number = await known("NORTH");
  await known("SOUTH");
  const options = { javaScriptEnabled: false, viewport: { width: 1440, height: 900 } };
  north = await (await chrome.newContext(options)).newPage();
  await enter(north, play.links.NORTH);
  south = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enter(south, play.links.SOUTH);
  photograph = camera(await south.screenshot({ type: "jpeg" }));
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

/** Begins an act that hands in a file, from the page of the incident. */
const begin = async (page) => {
  await go(page, `/incidents/${number}`);
  await page.locator("#evidence a.btn").click();
  await page.selectOption("#f-kind", "photograph");
  await page.selectOption("#f-basis", "own-recording");
};

test("what is empty, what may act and what is no picture are refused by name, and nothing that was typed is lost", async () => {
  await begin(north);
  const rows = [
    ["empty.jpg", "image/jpeg", "", /empty/],
    ["a.html", "text/html", "<!doctype html><script>alert(1)</script>", /type that is not taken/],
    ["a.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", /type that is not taken/],
    ["a.jpg", "image/jpeg", "<html><script>alert(1)</script>", /type that is not taken/],
    ["a.exe", "application/octet-stream", "MZ\x00\x00\x03", /type that is not taken/],
  ];
  for (const [name, mimeType, text, why] of rows) {
    await north.setInputFiles('[name="f-file.new"]', { name, mimeType, buffer: Buffer.from(text, "latin1") });
    await press(north, "review");
    assert.match(await north.locator("#errors").innerText(), why, name);
    assert.equal(await north.inputValue("#f-kind"), "photograph");
  }
  await north.setInputFiles('[name="f-file.new"]', { name: "long.txt", mimeType: "text/plain", buffer: Buffer.alloc(26_214_401, "a") });
  await press(north, "review");
  assert.match(await north.locator("#errors").innerText(), /26214401|26,214,401|26 214 401/);
  await sound(north, "the refused form");
});

test("without a script a photograph goes without its place and its maker, and the review names it by its hash", async () => {
  await begin(north);
  assert.match(await north.locator("#f-file-set").innerText(), /At most 26 MB[\s\S]*faces/);
  await north.setInputFiles('[name="f-file.new"]', { name: 'rotors"; b.jpg', mimeType: "image/jpeg", buffer: photograph });
  await press(north, "keep");
  const handed = await north.locator(".handed").innerText();
  assert.match(handed, /rotors[\s\S]*Taken out[\s\S]*the place[\s\S]*the device/);
  await sound(north, "the form with a file");
  await keep(north, "evidence-form-en", { fullPage: true });
  hash = await north.locator('input[name="f-file"]').inputValue();
  assert.notEqual(hash, sha(photograph), "the copy that others get is another one");
  await press(north, "review");
  const review = await north.locator("main").innerText();
  assert.ok(review.includes(hash) && review.includes("image/jpeg"), review);
  await sound(north, "the review");
  await north.locator('form[action$="/sign"] button').click();
  item = await until(async () => (await at("SOUTH", "item", "list")).find((i) => i.hash === hash && i.state === "here"));
});

test("another desk sees who handed it in and opens it to the byte, and each opening is noted before", async () => {
  await go(south, `/incidents/${number}`);
  const panel = await south.locator("#evidence").innerText();
  assert.match(panel, /E1[\s\S]*photograph[\s\S]*Supplied by a party[\s\S]*matches its hash/);
  assert.ok(panel.includes(hash));
  assert.equal(await south.locator("#evidence img").count(), 0, "no foreign byte stands in the page");
  await sound(south, "the incident");
  await keep(south, "evidence-incident-en", { fullPage: true });
  await south.locator("#evidence td.file a").click();
  assert.match(await south.locator("main").innerText(), /Nobody has opened it at this desk/);
  const [download] = await Promise.all([south.waitForEvent("download"), south.locator('button[value="save"]').click()]);
  const bytes = await readFile(await download.path());
  assert.equal(sha(bytes), hash);
  assert.ok(!bytes.includes("Exif") && !bytes.includes("Cam\0"), "neither place nor maker");
  assert.match(download.suggestedFilename(), /^rotors.*\.jpg$/);
  await go(south, `/record/${item.act}/items/1`);
  assert.match(await south.locator("main").innerText(), /Opened at this desk by officer/);
  await sound(south, "the page of the file");
  await keep(south, "evidence-item-en", { fullPage: true });
  const [shown] = await Promise.all([south.waitForNavigation(), south.locator('button[value="show"]').click()]);
  const headers = shown.headers();
  assert.equal(headers["content-type"], "image/jpeg");
  assert.match(headers["content-security-policy"], /sandbox/);
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.match(headers["content-disposition"], /^inline; filename="evidence-[0-9a-f]{8}\.jpg"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
  await south.goBack();
});

test("its author keeps the original, and knows who has taken the copy", async () => {
  await until(async () => {
    await go(north, `/record/${item.act}/items/1`);
    return /Also at SOUTH/.test(await north.locator("main").innerText());
  });
  assert.ok((await north.locator("main").innerText()).includes(sha(photograph)), "the record binds the original too");
  const [download] = await Promise.all([north.waitForEvent("download"), north.locator('button[value="original"]').click()]);
  assert.equal(sha(await readFile(await download.path())), sha(photograph));
  await go(south, `/record/${item.act}/items/1`);
  assert.equal(await south.locator('button[value="original"]').count(), 0);
});

test("with a script a file that is handed in on the way to the review is signed as it was reviewed", async () => {
  await begin(south);
  const log = Buffer.from("23:41 three rotors\n");
  await south.setInputFiles('[name="f-file.new"]', { name: "post-4.txt", mimeType: "text/plain", buffer: log });
  const stale = { csrf: await south.inputValue('form.compose [name="csrf"]'), step: await south.inputValue('form.compose [name="step"]'), "f-kind": "document", script: "1" };
  await press(south, "review");
  await south.waitForURL(/review$/);
  // What the page sends of itself while it is left comes after the form, and has no file.
  const draft = south.url().replace("/review", "");
  const late = await south.context().request.post(draft, { form: stale, headers: { origin: new URL(draft).origin } });
  assert.equal(late.status(), 204, "it is not kept");
  assert.ok((await south.locator("main").innerText()).includes(sha(log)));
  await south.locator('form[action$="/sign"] button').click();
  await south.waitForURL(/sent/);
  await until(async () => (await at("NORTH", "item", "list")).find((i) => i.hash === sha(log)));
});

test("in Arabic, at night and on paper the panel and the page say the same", async () => {
  await choose(south, "ar", "night");
  for (const [path, name] of [[`/incidents/${number}`, "incident"], [`/record/${item.act}/items/1`, "item"], [`/record/${item.act}`, "act"]]) {
    await go(south, path);
    assert.ok((await south.locator("main").innerText()).includes(hash), path);
    await sound(south, `${path} in Arabic`);
    await keep(south, `evidence-${name}-ar`, { fullPage: true });
  }
  await go(south, `/incidents/${number}`);
  await south.emulateMedia({ media: "print" });
  assert.ok((await south.locator("#evidence .hash").first().isVisible()), "the hash is on paper");
  await keep(south, "evidence-print-ar", { fullPage: true });
  await south.emulateMedia({ media: "screen" });
  await south.setViewportSize({ width: 390, height: 844 });
  await keep(south, "evidence-phone-ar", { fullPage: true });
});
