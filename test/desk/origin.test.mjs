// The desk as an operator publishes it: behind something that adds TLS, with passkeys alone and short sessions. A real
// browser, a real certificate, and the demonstration's clock.
import assert from "node:assert/strict";
import { createHash, X509Certificate } from "node:crypto";
import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { browser, demo } from "./demo.mjs";

const run = promisify(execFile);
let play, chrome, front, origin, page, context, port;

const command = async (...args) => (await run(play.binary, ["--node", join(play.dir, "north"), ...args])).stdout.trim();
const passkey = (on) => on.locator("[data-passkey] button");
const inside = (on) => on.locator("#status");

/** What stands in front of the desk: TLS outside, the same request inside, as operators.md asks for. */
const terminator = (pem, to) => https.createServer({ key: pem, cert: pem }, (asked, answer) => {
  const request = http.request({ host: "127.0.0.1", port: to, path: asked.url, method: asked.method, headers: asked.headers }, (got) => {
    answer.writeHead(got.statusCode, got.headers);
    got.pipe(answer);
  });
  request.on("error", () => answer.destroy());
  answer.on("close", () => request.destroy());
  asked.pipe(request);
});

before(async () => {
  play = await demo();
  port = Number(new URL(play.links.NORTH).port);
  const made = await run("openssl", ["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", "-"]);
  const pem = made.stdout;
  front = terminator(pem, port);
  await new Promise((resolve) => { front.listen(0, "127.0.0.1", resolve); });
  origin = `https://localhost:${front.address().port}`;
  await play.steer("stop NORTH");
  const file = join(play.dir, "north/node.toml"), text = readFileSync(file, "utf8");
  const changed = text.replace(/^desk_passkeys = .*$/m, 'desk_passkeys = "required"').replace(/^desk_idle_s = .*$/m, "desk_idle_s = 600")
    .replace(/^desk_session_s = .*$/m, "desk_session_s = 3600");
  assert.notEqual(changed, text);
  writeFileSync(file, `desk_origin = "${origin}"\n${changed}`);
  await play.steer("start NORTH");
  // The browser takes this one key for a good certificate, and so has everything that it gives to https alone.
  const spki = new X509Certificate(pem.slice(pem.indexOf("-----BEGIN CERTIFICATE"))).publicKey.export({ type: "spki", format: "der" });
  chrome = await browser(`--ignore-certificate-errors-spki-list=${createHash("sha256").update(spki).digest("base64")}`);
  context = await chrome.newContext({ viewport: { width: 1280, height: 900 } });
  page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", { options: { protocol: "ctap2", transport: "internal", hasResidentKey: true,
    hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } });
});

after(async () => {
  await chrome?.close();
  front?.closeAllConnections();
  front?.close();
  await play?.stop();
});

test("behind TLS a link leads to a passkey and to nothing else, and the session is a cookie that only https carries", async () => {
  const link = await command("desk", "invite", "Officer 7");
  assert.ok(link.startsWith(`${origin}/enter/`), link);
  await page.goto(link);
  assert.equal(await page.locator('form[action="/enter"]').count(), 0, "no way in without a passkey");
  await passkey(page).click();
  await inside(page).waitFor();
  const [cookie, ...others] = await context.cookies();
  assert.deepEqual(others, []);
  assert.match(cookie.name, /^__Host-ceasewire-NORTH$/);
  assert.deepEqual([cookie.secure, cookie.httpOnly, cookie.sameSite, cookie.path, cookie.domain], [true, true, "Strict", "/", "localhost"]);
  // A form from our own page is taken, its origin being the one that the operator named.
  const before = await page.locator("html").getAttribute("data-theme");
  await page.locator('button[name="theme"]').click();
  await page.locator(`html:not([data-theme="${before}"])`).waitFor();
  // What is sent to the desk around its front finds no desk of that name.
  const bare = await context.request.get(`http://localhost:${port}/`, { failOnStatusCode: false });
  assert.equal(bare.status(), 403);
  await page.goto(`${origin}/`);
  await page.locator("button", { hasText: "Log out" }).click();
  await passkey(page).waitFor();
  assert.deepEqual(await context.cookies(), []);
});

test("a session ends after its idle time without an open page, and after its longest time with one", async () => {
  const clock = async () => JSON.parse(await command("status", "--json")).now_ms;
  const later = async (minutes) => {
    const at = new Date((await clock()) + minutes * 60_000);
    await play.steer(`clock ${at.toISOString().slice(11, 16)}`);
  };
  const enter = async () => {
    await page.goto(`${origin}/`);
    await passkey(page).click();
    await inside(page).waitFor();
  };
  await enter();
  await page.goto("about:blank");
  await later(12);
  assert.equal((await page.goto(`${origin}/`)).status(), 401, "nobody looked for more than ten minutes");
  await enter();
  for (let n = 0; n < 6; n++) {
    await later(8);
    assert.equal((await page.goto(`${origin}/`)).status(), 200, `looked at ${n + 1} times, eight minutes apart`);
  }
  await later(8);
  await page.goto(`${origin}/`);
  await later(8);
  assert.equal((await page.goto(`${origin}/`)).status(), 401, "an hour is the longest");
  await passkey(page).waitFor();
});
