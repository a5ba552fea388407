// The public page, without login, in a real browser: what it shows, and that its verifier judges as all others do.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { gunzipSync } from "node:zlib";
import http from "node:http";
import AxeBuilder from "@axe-core/playwright";
import jsQR from "jsqr";
import { verify } from "../../verifiers/verify.mjs";
import { browser, demo, keep } from "./demo.mjs";

const GOLDEN = new URL("../vectors/golden/", import.meta.url).pathname;
const LANGS = ["en", "fr", "ar", "he"];
let play, chrome, context, page, origin, statement, flight;

const cli = (member, ...args) =>
  execFileSync(play.binary, ["--node", join(play.dir, member.toLowerCase()), ...args], { encoding: "utf8" });

before(async () => {
  play = await demo("--scenario", new URL("published.md", import.meta.url).pathname);
  origin = new URL(play.links.NORTH).origin;
  const acts = JSON.parse(cli("NORTH", "record", "--json")).acts ?? JSON.parse(cli("NORTH", "record", "--json"));
  const numbered = (kind, author) => Math.min(...acts.filter((a) => a.kind === kind && a.author === author).map((a) => a.index));
  [statement, flight] = [numbered("statement", "CHAIR"), numbered("ntf-flight", "NORTH")];
  cli("NORTH", "disclose", String(flight), "--items", "format", "--items", "purpose", "--yes");
  chrome = await browser();
  context = await chrome.newContext({ viewport: { width: 1440, height: 1000 }, locale: "en" });
  page = await context.newPage();
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

const found = async (on, kind) => on.locator(`#verdict.${kind}`).waitFor({ timeout: 60_000 });
const golden = (name) => join(GOLDEN, name);
const isFolder = (name) => statSync(golden(name)).isDirectory();
const names = (prefix) => readdirSync(GOLDEN).filter((name) => name.startsWith(prefix));

/** Files of a folder by their paths within it. */
function below(folder, prefix = "", all = {}) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) below(path, `${prefix}${name}/`, all);
    else all[prefix + name] = readFileSync(path).toString("base64");
  }
  return all;
}

/** The verdicts of the verifier in the page on many inputs, each base64 or a folder of it. */
const judged = (on, inputs) => on.evaluate(async (all) => {
  const base = document.querySelector("script[src]").src.replace(/[^/]*$/, "");
  const { verify } = await import(`${base}verify.mjs`);
  const bytes = (text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
  const plain = (_, value) => (typeof value === "bigint" ? String(value) : value);
  return all.map((one) => {
    const input = typeof one === "string" ? bytes(one) : new Map(Object.entries(one).map(([path, text]) => [path, bytes(text)]));
    return JSON.stringify(verify(input), plain);
  });
}, inputs);

/** The same under Node. */
const here = (one) => {
  const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
  const input = typeof one === "string" ? bytes(one) : new Map(Object.entries(one).map(([path, text]) => [path, bytes(text)]));
  return JSON.stringify(verify(input), (_, value) => (typeof value === "bigint" ? String(value) : value));
};

const given = (name) => (isFolder(name) ? below(golden(name)) : readFileSync(golden(name)).toString("base64"));

test("anybody sees a published statement with its proof, and their own browser finds that it holds", async () => {
  const asked = [];
  page.on("request", (r) => asked.push(r.url()));
  const answer = await page.goto(`${origin}/verify/${statement}`);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()["content-security-policy"], /connect-src 'none'/);
  assert.doesNotMatch(answer.headers()["content-security-policy"], /unsafe/);
  await found(page, "is-good");
  assert.equal(await page.locator("#steps > li.is-good").count(), 7);
  assert.equal(await page.locator("article b").count(), 0, "what was written stays text");
  assert.match(await page.locator("article").innerText(), /Both desks have answered every call of this night\. <b>Nothing<\/b>/);
  assert.ok(asked.every((url) => url.startsWith(origin)), asked.join(" "));
  await keep(page, "verify-statement-en", { fullPage: true });
});

test("what was published later about an act stands beneath it, and the correction names nothing later than itself", async () => {
  await page.goto(`${origin}/verify/${statement}`);
  const later = page.locator("#later a");
  assert.equal(await later.count(), 1);
  await later.click();
  assert.match(await page.locator("article").innerText(), /One call was answered late/);
  assert.equal(await page.locator("#later").count(), 0);
  await page.goto(`${origin}/verify/${flight}`);
  assert.equal(await page.locator("#later").count(), 0, "a disclosed act of which nothing was published later");
});

test("the picture of the address leads back to the page", async () => {
  const at = `${origin}/verify/${statement}`;
  await page.goto(at);
  assert.equal(await page.locator(".paper .hash").innerText(), at);
  const modules = await page.locator("svg.qr").evaluate((svg) => {
    const side = svg.viewBox.baseVal.width, path = svg.querySelectorAll("path")[1].getAttribute("d");
    const rows = Array.from({ length: side }, () => Array(side).fill(0));
    for (const [, x, y, run] of path.matchAll(/M(\d+) (\d+)h(\d+)/g)) for (let i = 0; i < run; i += 1) rows[y][Number(x) + i] = 1;
    return rows;
  });
  // What a camera sees: each module as a square of some points.
  const size = 5, side = modules.length * size, seen = new Uint8ClampedArray(4 * side * side);
  for (let n = 0; n < side * side; n += 1) {
    const grey = modules[Math.floor(n / side / size)][Math.floor((n % side) / size)] ? 0 : 255;
    seen.set([grey, grey, grey, 255], 4 * n);
  }
  assert.equal((jsQR.default ?? jsQR)(seen, side, side).data, at);
});

test("a copy is compared word for word, whatever its blanks, and is told where it differs", async () => {
  await page.goto(`${origin}/verify/${statement}?lang=en`);
  await found(page, "is-good");
  const compared = async (copy) => {
    await page.locator("#copy").fill(copy);
    await page.locator("#compare button").click();
    return page.locator("#compared").innerText();
  };
  const words = "Both desks have answered every call of this night. <b>Nothing</b> else is said here.";
  assert.match(await compared(words), /^It is the same/);
  assert.match(await compared(`  ${words.replaceAll(" ", " \n")}`), /^It is the same/);
  assert.match(await compared("answered every call"), /^It stands here word for word/);
  assert.match(await compared(words.replace("every", "no")), /^It is not the same: after “Both desks have answered ?” it goes on here with “every call/);
  assert.match(await compared("Neither desk has answered."), /from the first word on/);
  assert.match(await compared("   "), /^Paste first/);
  await page.goto(`${origin}/verify/${flight}?lang=en`);
  assert.match(await compared(await page.locator(".stmt .items dd").first().innerText()), /^It is the same/);
});

test("of a sealed act the page shows what was disclosed and nothing that its node could open besides", async () => {
  await page.goto(`${origin}/verify/${flight}`);
  await found(page, "is-good");
  assert.equal(await page.locator("#opened").isVisible(), false, "the page itself says it");
  const text = await page.locator("body").innerText();
  assert.match(text, /medical/i);
  assert.doesNotMatch(text, /Arnabah|Qunay|\b(?:300|600)\b/);
  const proof = Buffer.from(await page.locator("#paste").inputValue(), "utf8");
  const { holds, shown } = verify(new Uint8Array(proof));
  assert.equal(holds, true);
  assert.equal(Object.keys(shown.items).length, 2);
  await keep(page, "verify-disclosed-en", { fullPage: true });
  for (const path of ["1", "999999", "0"]) assert.equal((await page.goto(`${origin}/verify/${path}`)).status(), 404, path);
  assert.equal((await page.goto(`${origin}/record/${flight}`)).status(), 401, "the desk stays closed");
});

test("every golden file has the verdict in the page that it has everywhere", async () => {
  await page.goto(`${origin}/verify`);
  const [good, bad] = ["good-", "bad-"].map(names);
  assert.ok(good.length > 10 && bad.length > 60);
  const inputs = [...good, ...bad].map(given);
  const said = await judged(page, inputs);
  said.forEach((verdict, n) => {
    const name = [...good, ...bad][n];
    assert.equal(JSON.parse(verdict).holds, name.startsWith("good-"), `${name}: ${verdict}`);
    assert.equal(verdict, here(inputs[n]), name);
  });
});

/** The same bytes for the same seed. Source: SplitMix64. */
function* flips(seed, length) {
  let state = BigInt(seed);
  const next = (below) => {
    state = BigInt.asUintN(64, state + 0x9e3779b97f4a7c15n);
    let word = state;
    word = BigInt.asUintN(64, (word ^ (word >> 30n)) * 0xbf58476d1ce4e5b9n);
    word = BigInt.asUintN(64, (word ^ (word >> 27n)) * 0x94d049bb133111ebn);
    return Number((word ^ (word >> 31n)) % BigInt(below));
  };
  for (;;) yield [next(length), 1 + next(255)];
}

test("no byte of a proof can be another, and of a record none either", async () => {
  for (const [name, count] of [["good-sealed-one-item-open.tlog-proof", 60], ["good-absence-inside-case", 40], ["good-record", 20]]) {
    const whole = given(name), files = typeof whole === "string" ? [""] : Object.keys(whole);
    const bent = [];
    for (let n = 0; n < count; n += 1) {
      const file = files[n % files.length], bytes = Buffer.from(file ? whole[file] : whole, "base64");
      const [at, mask] = flips(1974 + n, bytes.length).next().value;
      bytes[at] ^= mask;
      bent.push(file ? { ...whole, [file]: bytes.toString("base64") } : bytes.toString("base64"));
    }
    const said = (await judged(page, bent)).map((verdict) => JSON.parse(verdict));
    assert.deepEqual(said.filter((verdict) => verdict.holds), [], name);
  }
});

test("a file is chosen, dropped or pasted, a folder is chosen, and each failure is named", async () => {
  await page.goto(`${origin}/verify`);
  await page.locator("#file").setInputFiles(golden("good-sealed-one-item-open.tlog-proof"));
  await found(page, "is-good");
  assert.match(await page.locator("#items").innerText(), /Flight over the ford at 07:00/);
  assert.match(await page.locator("#more").innerText(), /no genesis hash/);
  await page.locator("#file").setInputFiles(golden("bad-quorum.tlog-proof"));
  await found(page, "is-bad");
  assert.match(await page.locator("#more").innerText(), /Too few witnesses have signed: 2; needed: 3/);
  await keep(page, "verify-fails-en", { fullPage: true });
  await page.locator("#folder").setInputFiles(golden("good-record"));
  await found(page, "is-good");
  assert.match(await page.locator("#steps").innerText(), /No file is missing/);
  await page.locator("#paste").fill(readFileSync(golden("bad-signature.tlog-proof"), "utf8"));
  await page.locator("#check button").click();
  await found(page, "is-bad");
  assert.match(await page.locator("#more").innerText(), /signature under the act does not hold/);
  const text = readFileSync(golden("good-absence"), "utf8");
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "good.absence"));
    document.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
  }, text);
  await found(page, "is-good");
  assert.match(await page.locator("#more").innerText(), /SOUTH had not answered it/);
});

test("whoever brings the genesis hash learns whether it is that mechanism's", async () => {
  await page.goto(`${origin}/verify/${statement}`);
  const ours = await page.locator("#ours").innerText();
  await found(page, "is-good");
  await page.locator("#genesis").fill(ours.toUpperCase());
  await page.locator("#check button").click();
  await page.getByText("The genesis hash is the one that you gave.").first().waitFor();
  await page.locator("#genesis").fill("0".repeat(64));
  await page.locator("#check button").click();
  await found(page, "is-bad");
  assert.match(await page.locator("#more").innerText(), /another mechanism/);
  await page.locator("#genesis").fill("12");
  await page.locator("#check button").click();
  await page.getByText("This is no genesis hash").waitFor();
});

test("the single file verifies without any server, and nothing else is in it", async () => {
  const answer = await (await fetch(`${origin}/verify/offline?lang=ar`)).text();
  const file = join(tmpdir(), `verify-offline-${process.pid}.html`);
  writeFileSync(file, answer);
  const alone = await chrome.newContext({ offline: true });
  const single = await alone.newPage();
  const wrong = [], asked = [];
  single.on("console", (m) => { if (m.type() === "error") wrong.push(m.text()); });
  single.on("request", (r) => { if (!r.url().startsWith("file:")) asked.push(r.url()); });
  await single.goto(`file://${file}`);
  assert.equal(await single.locator("html").getAttribute("dir"), "rtl");
  await single.locator("#file").setInputFiles(golden("good-public.tlog-proof"));
  await found(single, "is-good");
  await keep(single, "verify-offline-ar", { fullPage: true });
  await single.locator("#file").setInputFiles(golden("bad-item.tlog-proof"));
  await found(single, "is-bad");
  assert.deepEqual([wrong, asked], [[], []]);
  await alone.close();
});

test("without script the page says how to check by other means", async () => {
  const plain = await chrome.newContext({ javaScriptEnabled: false, locale: "en" });
  const still = await plain.newPage();
  await still.goto(`${origin}/verify/${statement}`);
  assert.match(await still.locator("main").innerText(), /runs no script/);
  assert.match(await still.locator("article").innerText(), /answered every call/);
  assert.equal(await still.locator("#check").isVisible(), false);
  const saved = await (await fetch(`${origin}/verify/${statement}/proof`)).arrayBuffer();
  assert.equal(verify(new Uint8Array(saved)).holds, true);
  for (const name of ["verify.py", "verify.go", "verify.mjs"]) {
    const tool = Buffer.from(await (await fetch(`${origin}/verify/tools/${name}`)).arrayBuffer());
    assert.ok(tool.equals(readFileSync(new URL(`../../verifiers/${name}`, import.meta.url))), name);
  }
  await plain.close();
});

test("in every language, wide and on a phone, axe finds no fault and nothing overflows", async () => {
  for (const lang of LANGS) {
    for (const [width, height] of [[1440, 1000], [390, 844]]) {
      await page.setViewportSize({ width, height });
      for (const path of ["/verify", `/verify/${statement}`, `/verify/${flight}`]) {
        await page.goto(`${origin}${path}?lang=${lang}`);
        if (path === "/verify") await page.locator("#file").setInputFiles(golden("bad-opening-of-public-act.tlog-proof"));
        await found(page, path === "/verify" ? "is-bad" : "is-good");
        assert.equal(await page.locator("html").getAttribute("dir"), lang === "ar" || lang === "he" ? "rtl" : "ltr");
        const text = await page.locator("body").innerText();
        assert.doesNotMatch(text, /\[?desk_v|\{[a-z]+\}|undefined|null/, `${lang} ${path}`);
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        assert.ok(over <= 0, `${lang} ${path} at ${width}: ${over} px too wide`);
        const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
        assert.deepEqual(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" ")}`), [], `${lang} ${path} at ${width}`);
        if (path !== "/verify" || lang === "en" || lang === "ar") {
          const name = path === "/verify" ? "landing" : path.endsWith(`/${statement}`) ? "statement" : "disclosed";
          await keep(page, `verify-${name}-${lang}-${width === 390 ? "phone" : "wide"}`, { fullPage: true });
        }
      }
    }
  }
  await page.setViewportSize({ width: 794, height: 1123 });
  await page.goto(`${origin}/verify/${statement}?lang=en`);
  await found(page, "is-good");
  await page.emulateMedia({ media: "print" });
  await keep(page, "verify-print-en", { fullPage: true });
  await page.emulateMedia({ media: null });
});

test("the browser's language is a first guess; the one that a link chooses stays on every public page that one goes on to", async () => {
  const lang = () => page.locator("html").getAttribute("lang");
  await page.goto(`${origin}/verify`);
  assert.equal(await lang(), "en");
  await page.locator('.top nav a[lang="ar"]').click();
  await page.waitForURL(/\/verify\?lang=ar$/);
  await page.locator(`main a[href^="/verify/${statement}"]`).first().click();
  await page.waitForURL(new RegExp(`/verify/${statement}`));
  assert.equal(await lang(), "ar");
  await page.locator(".top a.id").click();
  await page.waitForURL(/\/verify(\?|$)/);
  assert.equal(await lang(), "ar");
});

test("the first load is at most 25 kB without fonts and without the verifier, which comes when it is used", async () => {
  const ask = (url) => new Promise((resolve, reject) => {
    http.get(url, { headers: { "accept-encoding": "gzip", "accept-language": "ar" } }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve(Buffer.concat(parts)));
    }).on("error", reject);
  });
  for (const path of ["/verify", `/verify/${statement}`]) {
    const html = await ask(origin + path);
    let total = html.length;
    for (const [, asset] of gunzipSync(html).toString().matchAll(/(?:href|src)="(\/a\/[^"]+)"/g)) total += (await ask(origin + asset)).length;
    assert.ok(total <= 25_000, `${path}: ${total} bytes`);
  }
});
