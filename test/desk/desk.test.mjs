// The desk as officers meet it: a real browser, the real binary, a demonstration that stays up.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import http from "node:http";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter } from "./demo.mjs";

const LANGS = ["en", "fr", "ar", "he"];
let play, chrome, north;

/** A plain request: status, headers, the bytes that came over the line. */
const ask = (url, options = {}) => new Promise((resolve, reject) => {
  const { hostname, port, pathname, search } = new URL(url);
  const host = options.host ?? `${hostname}:${port}`;
  const request = http.request({ hostname, port, path: pathname + search, method: options.method ?? "GET",
    headers: { host, ...options.headers } }, (answer) => {
    const parts = [];
    answer.on("data", (part) => parts.push(part));
    answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, bytes: Buffer.concat(parts) }));
  });
  request.on("error", reject);
  request.end(options.body);
});

before(async () => {
  play = await demo("--scenario", new URL("night.md", import.meta.url).pathname);
  chrome = await browser();
  north = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
  await enter(north, play.links.NORTH);
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

const origin = () => new URL(north.url()).origin;
const cookie = async (page) => (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");

test("a link admits once, and what it gives is a cookie that script and other sites never see", async () => {
  const again = await (await chrome.newContext()).newPage();
  const answer = await again.goto(play.links.NORTH);
  assert.equal(answer.status(), 410);
  const [mark] = await north.context().cookies();
  assert.equal(mark.httpOnly, true);
  assert.equal(mark.sameSite, "Strict");
  assert.ok(mark.expires > 0);
  await again.goto(origin() + "/");
  assert.equal(await again.locator("#status").count(), 0, "nobody comes in without a link");
});

test("the Board speaks four languages in day and night and has no fault that axe can find", async () => {
  for (const lang of LANGS) {
    for (const theme of ["day", "night"]) {
      await choose(north, lang, theme);
      for (const path of ["/", "/movements", "/incidents", "/channels", "/record", "/rulebook"]) {
        await north.goto(origin() + path);
        const dir = await north.locator("html").getAttribute("dir");
        assert.equal(dir, lang === "ar" || lang === "he" ? "rtl" : "ltr");
        const text = await north.locator("body").innerText();
        assert.doesNotMatch(text, /\[[a-z]+[_.][a-z-]+\]/, `${lang} ${path}: a phrase is missing`);
        const found = await new AxeBuilder({ page: north }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
        const faults = found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" ")}`);
        assert.deepEqual(faults, [], `${lang} ${theme} ${path}`);
      }
    }
  }
  await choose(north, "en", "day");
});

test("a page asks nobody else for anything, and no script or style but its own runs", async () => {
  const page = await north.context().newPage();
  const asked = [], refused = [];
  page.on("request", (r) => asked.push(new URL(r.url()).origin));
  page.on("console", (m) => { if (m.type() === "error") refused.push(m.text()); });
  await page.goto(origin() + "/");
  await page.evaluate(() => document.fonts.ready);
  assert.deepEqual([...new Set(asked)], [origin()]);
  assert.deepEqual(refused, []);
  const { headers } = await ask(origin() + "/", { headers: { cookie: await cookie(page) } });
  const policy = headers["content-security-policy"];
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe/);
  assert.match(policy, /frame-ancestors 'none'/);
  assert.equal(headers["x-content-type-options"], "nosniff");
  assert.equal(headers["cache-control"], "no-store");
  await page.close();
});

test("the Board's first load is at most 25 kB without fonts", async () => {
  const headers = { cookie: await cookie(north), "accept-encoding": "gzip" };
  const page = await ask(origin() + "/", { headers });
  assert.equal(page.headers["content-encoding"], "gzip");
  const html = gunzipSync(page.bytes).toString();
  let total = page.bytes.length;
  for (const [, path] of html.matchAll(/(?:href|src)="(\/a\/[^"]+)"/g)) {
    total += (await ask(origin() + path, { headers })).bytes.length;
  }
  assert.ok(total <= 25_000, `${total} bytes`);
});

test("a form from elsewhere, without its mark, or for another host is not taken", async () => {
  const headers = { cookie: await cookie(north), "content-type": "application/x-www-form-urlencoded", origin: origin() };
  const post = (more, body) => ask(origin() + "/theme", { method: "POST", headers: { ...headers, ...more }, body });
  const csrf = await north.locator('input[name="csrf"]').first().inputValue();
  const whole = `csrf=${csrf}&theme=night&back=/`;
  assert.equal((await post({ origin: "https://other.example" }, whole)).status, 403);
  assert.equal((await post({}, "theme=night&back=/")).status, 403);
  assert.equal((await post({}, `csrf=${csrf.replace(/.$/, (c) => (c === "0" ? "1" : "0"))}&theme=night`)).status, 403);
  assert.equal((await ask(origin() + "/", { headers, host: "other.example" })).status, 403);
  const far = await post({}, `csrf=${csrf}&theme=day&back=//other.example`);
  assert.equal(far.status, 303);
  assert.equal(far.headers.location, "/");
});

test("without script an officer acknowledges, and the other desk sees it", async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false });
  const chair = await context.newPage();
  await enter(chair, play.links.CHAIR);
  const own = new URL(chair.url()).origin;
  await chair.locator(".strip:not(.others) h3 a").first().click();
  await chair.locator("#reply").waitFor();
  assert.match(await chair.locator("#reply").innerText(), /Acknowledging is not agreeing/);
  await chair.locator("#reply form button").first().click();
  assert.match(chair.url(), /done=CHAIR/);
  const number = chair.url().match(/incidents\/(\d+)/)[1];
  assert.ok(own.startsWith("http://localhost"));
  await north.goto(`${origin()}/incidents/${number}`);
  await north.getByText("The duty officer of CHAIR opened", { exact: false }).first().waitFor({ timeout: 20_000 });
  await context.close();
});

test("what somebody typed as free text stays text", async () => {
  const page = await (await chrome.newContext()).newPage();
  await enter(page, play.links.MON);
  let ran = false;
  page.on("dialog", () => { ran = true; });
  await page.goto(new URL(page.url()).origin + "/record?text=" + encodeURIComponent('"><script>alert(1)</script>'));
  assert.equal(await page.locator("#find").inputValue(), '"><script>alert(1)</script>');
  assert.equal(ran, false);
  await page.context().close();
});

test("too many tries at the door must wait", async () => {
  let last = 0;
  for (let n = 0; n < 12; n += 1) last = (await ask(new URL(play.links.GUAR3).origin + "/enter/AAAA")).status;
  assert.equal(last, 429);
});
