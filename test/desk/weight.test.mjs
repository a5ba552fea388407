// What each kind of page weighs on the line, compressed, without fonts: a desk is looked at over lines of 40 kbit/s.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gzipSync } from "node:zlib";
import { browser, choose, demo, enter } from "./demo.mjs";

let play, chrome, page;

before(async () => {
  play = await demo("--scenario", new URL("board.md", import.meta.url).pathname);
  chrome = await browser();
  page = await (await chrome.newContext()).newPage();
  await enter(page, play.links.NORTH);
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

const origin = () => new URL(page.url()).origin;
const packed = (body) => gzipSync(body).length;
const get = async (path, headers) => (await page.request.get(origin() + path, { headers })).body();

/** A page, and with it style, script and mark. */
const load = async (path) => {
  const html = await get(path);
  const files = [...html.toString().matchAll(/(?:href|src)="(\/a\/[^"]+)"/g)].map((found) => found[1]);
  const sizes = await Promise.all([...new Set(files)].map(async (file) => packed(await get(file))));
  return { html: packed(html), all: sizes.reduce((sum, one) => sum + one, packed(html)), script: /<script/.test(html.toString()) };
};

/** The pages of the rail and what is reached from them. */
const pages = async () => {
  const first = async (list) => (await get(list)).toString().match(new RegExp(`href="(${list}/\\d+)`))?.[1];
  const reached = await Promise.all(["/incidents", "/movements", "/contacts"].map(first));
  assert.ok(reached.every(Boolean), `${reached}`);
  return ["/wall", "/alarms", "/channels", "/channels/security", "/watch", "/compose", "/compose/ntf-flight", "/compose/inc-report",
    "/danger", "/incidents", "/movements", "/contacts", "/report", "/record", "/record/9", "/rulebook", "/outbox", "/keys",
    "/language", "/me", ...reached];
};

test("the Board's first load and each other page's stay below their caps, in every language", async () => {
  for (const lang of ["en", "fr", "ar", "he"]) {
    await choose(page, lang, "day");
    const board = await load("/");
    assert.ok(board.html <= 12_000 && board.all <= 25_000, `${lang} Board ${board.html} of ${board.all}`);
    for (const path of await pages()) {
      const { html, all } = await load(path);
      assert.ok(all <= 40_000, `${lang} ${path}: ${html} of ${all} bytes`);
    }
  }
  await choose(page, "en", "day");
});

test("what an open page asks for when something has come stays below its cap", async () => {
  for (const path of ["/", ...await pages()]) {
    const part = packed(await get(path, { "x-desk-part": "main" }));
    assert.ok(part <= 10_000, `${path}: ${part} bytes`);
  }
});

test("the public page is read without script, and weighs what a public page may", async () => {
  const { all } = await load("/verify");
  assert.ok(all <= 25_000, `${all} bytes`);
});

test("an idle page costs less than 0.1 kB a minute", async () => {
  // The beats of ten seconds, each with the frame of its chunk; the first answer of the stream is the page's own.
  const beat = "data: 1\n\n", framed = beat.length + "9\r\n\r\n".length;
  assert.ok(6 * framed <= 100);
  const heard = await page.evaluate(() => new Promise((resolve, reject) => {
    const stream = new EventSource(`/live?at=${document.documentElement.dataset.at}`);
    stream.onmessage = (event) => { stream.close(); resolve(event.data); };
    setTimeout(() => reject(new Error("no beat")), 60_000);
  }));
  assert.equal(heard, "1");
});
