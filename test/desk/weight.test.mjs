// What each kind of page weighs on the line, compressed, without fonts: a desk is looked at over lines of 40 kbit/s.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
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
const cli = (member, ...args) => execFileSync(play.binary, ["--node", join(play.dir, member.toLowerCase()), ...args], { encoding: "utf8" });
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
    "/danger", "/incidents", "/movements", "/contacts", "/rounds", "/press", "/commitments", "/report", "/record", "/record/9", "/rulebook", "/rulebook/ntf-flight", "/outbox", "/keys",
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

test("an act costs an open Board a fraction of itself, and leaves it as if it were loaded anew", async () => {
  const open = await (await chrome.newContext()).newPage();
  await enter(open, play.links.CHAIR);
  const [asked, sizes] = [[], []];
  open.on("response", (answer) => {
    if (!answer.request().headers()["x-desk-part"]) return;
    asked.push(answer.text().then((text) => { sizes.push([packed(text), text]); }));
  });
  const size = () => Number(cli("CHAIR", "status", "--json").match(/"size":\s*(\d+)/)[1]);
  // A Board is quiet when it shows what its node knows, and everything on it is witnessed.
  const quiet = () => open.waitForFunction(async () => {
    const text = await (await fetch("/")).text(), fresh = new DOMParser().parseFromString(text, "text/html");
    const told = (page) => [...page.querySelectorAll("#main .tbl a, #main .proof use, #main h1 b:first-child, #main .strip h3")].map((e) => e.getAttribute("href") ?? e.textContent).join();
    return told(document) === told(fresh) && !text.includes("#ring-s\"");
  }, null, { timeout: 60_000 });
  await quiet();
  const before = size();
  sizes.length = 0;
  await open.evaluate(() => { window.stayed = document.querySelector("#main"); });
  /** The number of the question, once the node that answers it has it. */
  const asks = () => {
    for (let n = 0; n < 600; n += 1) {
      const acts = JSON.parse(cli("NORTH", "record", "--json"));
      const found = (acts.acts ?? acts).find((a) => a.index >= before && a.kind === "inc-query");
      if (found) return String(found.index);
    }
    throw new Error("the question does not come");
  };
  for (const act of [
    ["SOUTH", "send", "inc-query", "concern=fire", "place=Jabā~500m", "question=What burns there?", "--to", "NORTH", "--lang", "en"],
    ["NORTH", "open", asks],
    ["NORTH", "answer", asks, "position=own-investigation", "account=A field.", "facts-place=asserted", "facts-time=asserted", "facts-harm=denied", "--lang", "en"],
    ["MON", "send", "inc-report", "category=fire", "place=Jabā~500m", "when=-70m/-60m", "basis=observation", "harm=0", "text=Smoke.", "source=Post 4", "--lang", "en"],
  ]) {
    cli(...act.map((part) => (typeof part === "function" ? part() : part)));
    await quiet();
  }
  await Promise.all(asked);
  const acts = size() - before, all = sizes.reduce((sum, [n]) => sum + n, 0);
  if (process.env.SHOW) console.log(acts, "acts", all, "bytes", sizes.map(([n]) => n).join(" "), sizes.map(([, text]) => text).join("\n\n"));
  assert.ok(acts >= 4 && sizes.length > 0);
  // Whether the last witness signs together with the others is chance, and each such turn is told for every act in sight.
  assert.ok(all / acts <= 900, `${all} bytes in ${sizes.length} answers for ${acts} acts: ${sizes.map(([n]) => n)}`);
  assert.equal(await open.evaluate(() => window.stayed === document.querySelector("#main")), true);
  // What steps have made of the page is what the server writes.
  const [now, anew] = await open.evaluate(async () => {
    const fresh = new DOMParser().parseFromString(await (await fetch("/")).text(), "text/html");
    const plain = (page) => {
      const main = page.querySelector("#main").cloneNode(true);
      for (const e of main.querySelectorAll("[data-due], .fig, [data-current]")) e.textContent = "";
      for (const e of main.querySelectorAll(".used, .ribbon, .strip")) for (const a of ["style", "class"]) e.removeAttribute(a);
      return main.innerHTML.replace(/>\s+</g, "><").replace(/\s+/g, " ");
    };
    return [plain(document), plain(fresh)];
  });
  assert.equal(now, anew);
  await open.context().close();
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
