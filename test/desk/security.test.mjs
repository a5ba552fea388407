// Attacks on the desk, each tried against the running server: by raw requests, and by pages of a stranger's in a real browser.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import http from "node:http";
import net from "node:net";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { browser, demo, enter } from "./demo.mjs";

const run = promisify(execFile);
let play, chrome, north, origin, cookie;

/** Bytes as they are, no client's corrections; answers with the head and the body. `at`: another desk's origin. */
const raw = (lines, body = "", at = origin) => new Promise((resolve, reject) => {
  const socket = net.connect(Number(new URL(at).port), "127.0.0.1", () => socket.write(lines.join("\r\n") + "\r\n\r\n" + body));
  socket.setTimeout(10_000, () => socket.destroy());
  const parts = [];
  socket.on("data", (part) => parts.push(part));
  socket.on("error", reject);
  socket.on("close", () => {
    const text = Buffer.concat(parts).toString("latin1"), cut = text.indexOf("\r\n\r\n");
    const [status, ...headers] = text.slice(0, cut).split("\r\n");
    resolve({ status: Number(status.split(" ")[1]), headers, body: text.slice(cut + 4) });
  });
});
const host = () => `Host: ${new URL(origin).host}`;
const get = (path, ...more) => raw([`GET ${path} HTTP/1.1`, host(), `Cookie: ${cookie}`, "Connection: close", ...more]);
const post = (path, body, ...more) => raw([`POST ${path} HTTP/1.1`, host(), `Cookie: ${cookie}`, "Connection: close", `Origin: ${origin}`,
  "Content-Type: application/x-www-form-urlencoded", `Content-Length: ${Buffer.byteLength(body)}`, ...more], body);
const csrf = async () => (await north.goto(origin + "/me"), north.locator('input[name="csrf"]').first().inputValue());

/** A stranger's site, as an officer may visit it in another tab. */
const stranger = (html) => new Promise((resolve) => {
  const server = http.createServer((_, answer) => { answer.setHeader("content-type", "text/html"); answer.end(html); });
  server.listen(0, "127.0.0.1", () => resolve({ url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }));
});

/** Says an act at a member's node, the way the command line does. */
const say = (member, act) => new Promise((resolve, reject) => {
  const socketPath = join(play.dir, member.toLowerCase(), "node.sock"), body = JSON.stringify(act);
  const request = http.request({ socketPath, path: "/act", method: "POST", headers: { host: "node", "content-length": Buffer.byteLength(body) } }, (answer) => {
    let text = "";
    answer.on("data", (part) => { text += part; });
    answer.on("end", () => resolve({ status: answer.statusCode, ...JSON.parse(text) }));
  });
  request.on("error", reject);
  request.end(body);
});

before(async () => {
  play = await demo("--scenario", new URL("night.md", import.meta.url).pathname);
  chrome = await browser();
  north = await (await chrome.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await enter(north, play.links.NORTH);
  origin = new URL(north.url()).origin;
  // What is grave names two officers, whoever says it.
  for (const member of ["NORTH", "SOUTH", "CHAIR", "GUAR1"]) {
    await run(play.binary, ["--node", join(play.dir, member.toLowerCase()), "desk", "invite", `${member} 2`, "--role", "releasing"]);
  }
  cookie = (await north.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("every answer, of whatever kind, forbids script and frames that are not its own", async () => {
  const html = (await get("/")).body;
  const asset = html.match(/\/a\/[0-9a-f]+\/desk\.js/)[0];
  for (const path of ["/", "/me", "/record", "/record/1/proof", "/nowhere", "/enter/AAAA", asset, "/live?at=x", "/a/0/desk.js"]) {
    const { headers } = path.startsWith("/live") ? await new Promise((resolve) => {
      const request = http.get(origin + path, { headers: { cookie } }, (answer) => {
        resolve({ headers: Object.entries(answer.headers).map(([k, v]) => `${k}: ${v}`) });
        request.destroy();
      });
    }) : await get(path);
    const policy = headers.find((h) => h.toLowerCase().startsWith("content-security-policy:")) ?? "";
    for (const want of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'", "form-action 'self'", "base-uri 'none'"]) {
      assert.ok(policy.includes(want), `${path}: ${policy}`);
    }
    assert.doesNotMatch(policy, /unsafe|data:|\*/, path);
    assert.ok(headers.some((h) => /^x-content-type-options: nosniff/i.test(h)), path);
  }
});

test("script and style that somebody gets into a page do not run there", async () => {
  const page = await north.context().newPage();
  await page.goto(origin + "/");
  const ran = await page.evaluate(async () => {
    const script = document.createElement("script");
    script.textContent = "window.owned = 1";
    document.body.append(script);
    const far = document.createElement("script");
    far.src = "data:text/javascript,window.owned=2";
    document.body.append(far);
    const box = document.createElement("div");
    box.innerHTML = '<img src="/a/x" onerror="window.owned=3"><p style="position:fixed" id="styled">x</p>';
    document.body.append(box);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { owned: window.owned, position: getComputedStyle(document.getElementById("styled")).position };
  });
  assert.deepEqual(ran, { owned: undefined, position: "static" });
  await page.close();
});

test("a stranger's page can neither frame the desk nor send its forms", async () => {
  const mark = await csrf();
  const site = await stranger(`<iframe src="${origin}/" id="f"></iframe>
    <form id="x" method="post" action="${origin}/theme"><input name="csrf" value="${mark}"><input name="theme" value="night"><input name="back" value="/"></form>`);
  const page = await north.context().newPage();
  const [framed] = await Promise.all([page.waitForResponse((r) => r.url() === `${origin}/`), page.goto(site.url)]);
  assert.match(framed.headers()["content-security-policy"], /frame-ancestors 'none'/);
  await page.waitForTimeout(500);
  const frame = page.frames().find((f) => f !== page.mainFrame());
  assert.equal(await frame.locator("#status").count(), 0, "nothing of the desk stands in a stranger's frame");
  // What stands there instead, and under which address, is the browser's own affair.
  assert.ok(!frame.url().startsWith(origin), frame.url());
  // The browser sends no cookie with it, and the server would take no form from another site in any case.
  const [answer] = await Promise.all([page.waitForResponse((r) => r.url().endsWith("/theme")), page.evaluate(() => document.getElementById("x").submit())]);
  assert.equal(answer.status(), 403);
  await north.goto(origin + "/");
  assert.equal(await north.locator("html").getAttribute("data-theme"), "day");
  site.close();
  await page.close();
});

test("a form is taken from our own page only, whatever of it a stranger knows", async () => {
  const mark = await csrf(), body = `csrf=${mark}&theme=night&back=/`;
  const from = (...more) => raw(["POST /theme HTTP/1.1", host(), `Cookie: ${cookie}`, "Connection: close",
    "Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`, ...more], body);
  assert.equal((await from()).status, 403, "neither origin nor site");
  for (const other of ["null", "https://other.example", origin.replace("http:", "https:"), origin + ".other.example", origin.replace(/:\d+$/, ":1")]) {
    assert.equal((await from(`Origin: ${other}`)).status, 403, other);
  }
  assert.equal((await from("Sec-Fetch-Site: cross-site")).status, 403);
  assert.equal((await from("Sec-Fetch-Site: same-site")).status, 403);
  for (const bent of ["", "csrf=&theme=night", `csrf=${mark.slice(1)}0&theme=night`, `csrf=${mark.toUpperCase()}x&theme=night`]) {
    assert.equal((await post("/theme", bent)).status, 403, bent);
  }
  // The mark of one session is none in another.
  const other = await (await chrome.newContext()).newPage();
  const { stdout } = await run(play.binary, ["--node", join(play.dir, "north"), "desk", "invite", "Officer 2"]);
  await enter(other, stdout.trim());
  const theirs = await other.locator('input[name="csrf"]').first().inputValue();
  assert.equal((await post("/theme", `csrf=${theirs}&theme=night`)).status, 403);
  await other.context().close();
  for (const way of ["PUT", "PATCH", "DELETE"]) {
    assert.ok([403, 405].includes((await raw([`${way} /theme HTTP/1.1`, host(), `Cookie: ${cookie}`, `Origin: ${origin}`, "Connection: close", "Content-Length: 0"])).status), way);
  }
});

test("a foreign name that is made to point here shows nothing", async () => {
  const port = new URL(origin).port;
  for (const name of ["other.example", `other.example:${port}`, `localhost.other.example:${port}`, `localhost:1`, `LOCALHOST:${port}.other.example`, "", `[::1]:${port}`, `0.0.0.0:${port}`]) {
    const answer = await raw(["GET / HTTP/1.1", `Host: ${name}`, `Cookie: ${cookie}`, "Connection: close"]);
    assert.ok([400, 403].includes(answer.status), `${name}: ${answer.status}`);
    assert.doesNotMatch(answer.body, /id="status"/);
  }
  const none = await raw(["GET / HTTP/1.1", `Cookie: ${cookie}`, "Connection: close"]);
  assert.ok([400, 403].includes(none.status));
  const absolute = await raw(["GET http://other.example/ HTTP/1.1", "Host: other.example", `Cookie: ${cookie}`, "Connection: close"]);
  assert.ok([400, 403].includes(absolute.status));
});

test("cookies are for this desk, for its server, and for nobody else", async () => {
  const [mark] = await north.context().cookies();
  assert.equal(mark.httpOnly, true);
  assert.equal(mark.sameSite, "Strict");
  assert.equal(mark.path, "/");
  assert.equal(mark.domain, "localhost");
  assert.equal(await north.evaluate(() => document.cookie), "");
  // Two desks on one machine do not know each other's officers.
  const south = new URL(play.links.SOUTH).origin;
  const renamed = cookie.replace("NORTH", "SOUTH");
  const answer = await raw(["GET / HTTP/1.1", `Host: ${new URL(south).host}`, `Cookie: ${renamed}`, "Connection: close"], "", south);
  assert.equal(answer.status, 401);
});

test("a reader's forms are refused at every address that takes forms, those of later areas too", async () => {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, "north"), "desk", "invite", "Analyst 2", "--role", "reader"]);
  const page = await (await chrome.newContext()).newPage();
  await enter(page, stdout.trim());
  await page.goto(origin + "/me");
  const mark = await page.locator('input[name="csrf"]').first().inputValue();
  const theirs = (await page.context().cookies()).map((c) => `${c.name}=${c.value}`).join("; ");
  const web = new URL("../../face/ceasewire/src/web/", import.meta.url).pathname;
  const sources = readdirSync(web, { recursive: true }).filter((f) => f.endsWith(".rs")).map((f) => readFileSync(join(web, f), "utf8")).join("\n");
  const own = /^\/(language|theme|leave|enter|login|me)(\/|$)/, tried = [];
  // Cases of each kind stand on a shelf of their own, with the same forms on each.
  const shelves = [...sources.matchAll(/\(Screen::[A-Za-z]+, "(\/[a-z]+)"\)/g)].map(([, shelf]) => shelf);
  assert.ok(shelves.length >= 3, `the shelves were read: ${shelves}`);
  const routes = sources.split(".route(").slice(1).flatMap((piece) => {
    const literal = piece.match(/^\s*(?:&format!\()?"([^"]+)"/)?.[1], ways = piece.split(/;|\n\s*\}/)[0];
    if (!literal) return [];
    const path = literal.replaceAll("{{", "{").replaceAll("}}", "}");
    return (path.startsWith("{shelf}") ? shelves.map((shelf) => path.replace("{shelf}", shelf)) : [path]).map((at) => [at, ways]);
  });
  for (const [path, ways] of routes) {
    if (!/\bpost\(/.test(ways) || own.test(path) || path.startsWith("/api")) continue;
    const at = path.replace(/\{[^}]+\}/g, "1"), body = `csrf=${mark}&what=opened`;
    const answer = await raw([`POST ${at} HTTP/1.1`, host(), `Cookie: ${theirs}`, `Origin: ${origin}`, "Connection: close",
      "Content-Type: application/x-www-form-urlencoded", `Content-Length: ${body.length}`], body);
    assert.equal(answer.status, 403, at);
    tried.push(at);
  }
  assert.ok(tried.length >= 2 && tried.some((p) => p.endsWith("/reply")), `the sources were read: ${tried}`);
  await page.context().close();
});

// What a text of another member may hold: markup, an end of an attribute, an end of an element, a template.
const LANGS = { en: "a", fr: "é", ar: "نص", he: "טקסט" };
const EVIL = (letter, max) => {
  const whole = `${letter}"'></textarea></title><img id=own src=x onerror=own()><script id=own>own()</script>{{7*7}}<svg id=own onload=own()>`;
  return max >= 140 ? whole : max >= 60 ? `${letter}"><img id=own src=x onerror=own()>` : "<i id=own>";
};

// The case that a step belongs to: by which format it is opened, and by whom.
const OPENERS = {
  "inc-response": ["inc-query", "NORTH"], "protest-reply": ["protest", "NORTH"], "duty-takeover": ["duty-handover", "SOUTH"],
  "commit-verify": ["commit-progress", "SOUTH"], "guarantee-answer": ["guarantee-call", "NORTH"],
  "dispute-raise": ["dispute-file", "NORTH"], "dispute-answer": ["dispute-file", "NORTH"], "dispute-outcome": ["dispute-file", "NORTH"],
};
// Who says what only one member may say.
const ONLY = { "commit-verify": "CHAIR", "guarantee-answer": "GUAR1", guarantee: "GUAR1", "public-guarantee": "GUAR1" };
// A revision names the fingerprints of a whole text, and these two speak of a revision or of a letter that was signed.
const UNSAID = ["text-revision", "text-deposit", "letter-notice"];

/** Every free-text field of every format: from the rulebook itself, so that a later format is attacked as well. */
function formats() {
  const folder = new URL("../../rulebook/formats/", import.meta.url).pathname;
  return readdirSync(folder).filter((f) => f.endsWith(".toml")).map((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const texts = [];
    let group;
    for (const line of text.split("\n")) {
      const opens = line.match(/^ {2}\{ number = \d+, name = "([^"]+)", type = "([a-z]+)"/);
      if (opens) group = opens[2] === "group" ? opens[1] : undefined;
      for (const [, name, max] of line.matchAll(/name = "([^"]+)", type = "text"[^}]*?max = (\d+)/g)) texts.push({ name, max: Number(max), group });
    }
    const example = Object.fromEntries([...text.split("[example]")[1].matchAll(/^([a-z-]+) = (?:"(.*)"|(\S+))$/gm)].map(([, k, text, bare]) => [k, text ?? bare]));
    const senders = [...text.match(/sent_by = \[([^\]]*)\]/)[1].matchAll(/"([^"]+)"/g)].map(([, s]) => s);
    const few = /^read_by = /m.test(text);
    return { name: file.replace(".toml", ""), texts, example, senders, few, step: text.match(/^step = "([^"]+)"/m)?.[1], opens: text.match(/^opens = "([^"]+)"/m)?.[1] };
  });
}

test("script in any free text of any format in any language is shown as text at another desk", async () => {
  const said = [], refused = [];
  // What few may read is shown at its author's own desk.
  const from = (format) => ONLY[format.name] ?? (format.few ? "NORTH" : format.senders.includes("party") ? "SOUTH" : "CHAIR");
  const all = formats();
  const known = (await get("/incidents")).body.match(/\/incidents\/(\d+)/)[1];
  for (const { example } of all) for (const field of Object.keys(example)) example[field] = example[field].replaceAll("48213", known);
  // A file is handed in before an act can name it.
  const file = join(play.dir, "note.txt");
  writeFileSync(file, "Post 4, looking north.");
  const { stdout } = await run(play.binary, ["--node", join(play.dir, "south"), "--json", "item", "hand-in", file]);
  all.find((f) => f.name === "evidence-item").example.file = JSON.parse(stdout).hash;
  const hidden = await say("SOUTH", { what: "statement", fields: { ...all.find((f) => f.name === "statement").example, text: "a\u202eb" }, lang: "en", officer: 1, second: 2 });
  assert.match(JSON.stringify(hidden.refusals), /text-has-hidden-characters/, "what turns a sentence around is not even said");
  const first = async (member, what, fields, more = {}) => {
    const answer = await say(member, { what, fields, lang: "en", officer: 1, second: 2, ...more });
    assert.equal(answer.status, 200, `${what}: ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    return answer.name;
  };
  const example = (name, less = []) => Object.fromEntries(Object.entries(all.find((f) => f.name === name).example).filter(([key]) => !less.includes(key)));
  const text = await first("SOUTH", "text-open", example("text-open", ["round", "belongs"]));
  const clause = await first("SOUTH", "clause", { document: text, number: "1", purpose: "wording", text: "A post stands here." });
  const condition = await first("SOUTH", "condition", example("condition"));
  const word = await first("SOUTH", "commitment", example("commitment", ["after", "gates", "from-days", "due-days", "phases"]));
  const guarantee = await first("GUAR1", "guarantee", { ...example("guarantee"), about: word });
  // What an example cannot know: the acts of this record that these speak of.
  const refers = {
    clause: () => ({ document: text, replaces: undefined, shows: undefined }),
    "clause-stance": () => ({ clause, conditions: `after=${word}; words=The withdrawal has begun.` }),
    "condition-state": () => ({ condition }),
    commitment: () => ({ after: undefined, gates: undefined, "from-days": undefined, "due-days": undefined, phases: undefined }),
    "commit-progress": () => ({ commitment: word }),
    "guarantee-call": () => ({ guarantee, proofs: `act=${word}` }),
    guarantee: () => ({ about: word }),
    "joint-statement": () => ({ draft: undefined }),
  };
  for (const [lang, letter] of Object.entries(LANGS)) {
    for (const format of all.filter((f) => f.texts.length > 0 && !UNSAID.includes(f.name))) {
      const fields = { ...format.example, ...refers[format.name]?.(lang) };
      for (const { name, max, group } of format.texts) {
        const evil = EVIL(letter, max);
        if (!group) fields[name] = evil;
        // In each entry of a group that says something under this name.
        else fields[group] = fields[group]?.split(" | ").map((entry) => entry.split("; ").map((part) => (part.startsWith(`${name}=`) ? `${name}=${evil}` : part)).join("; ")).join(" | ");
      }
      // One number is one clause: the second under it would have to replace the first.
      if (format.name === "clause" && lang !== "en") fields.number = `2.${Object.keys(LANGS).indexOf(lang)}`;
      // The words of a translation are in another language than the act's.
      if (fields.translations && lang === "fr") fields.translations = fields.translations.replaceAll("language=fr", "language=en");
      for (const name of Object.keys(fields)) if (fields[name] === undefined) delete fields[name];
      let opened;
      if (format.step && !format.opens) {
        const [opener, by] = [all.find((f) => f.name === OPENERS[format.name][0]), OPENERS[format.name][1]];
        const to = ["inc-query", "protest"].includes(opener.name) ? ["SOUTH"] : [];
        const example = { ...opener.example, ...refers[opener.name]?.(lang) };
        for (const name of Object.keys(example)) if (example[name] === undefined) delete example[name];
        opened = await say(by, { what: opener.name, fields: example, to, lang, officer: 1, second: 2, channel: opener.name === "guarantee-call" || opener.name === "commit-progress" ? undefined : "security" });
        assert.equal(opened.status, 200, `${opener.name}: ${JSON.stringify(opened)}`);
        await new Promise((resolve) => setTimeout(resolve, 1500));
      }
      const act = { what: format.name, fields, lang, officer: 1, second: 2, ...(opened ? { case: opened.name } : {}) };
      const answer = await say(from(format), format.name.startsWith("ntf-") || format.name === "danger" ? { ...act, emergency: "rescue" } : act);
      if (answer.status === 200) said.push({ what: `${format.name} ${lang}`, name: answer.name });
      else refused.push(`${format.name} ${lang}: ${JSON.stringify(answer.refusals)}`);
    }
  }
  assert.deepEqual(refused, [], "every format was said");
  await north.waitForTimeout(3000);
  const page = await north.context().newPage();
  let ran = false;
  page.on("dialog", () => { ran = true; });
  await page.exposeFunction("own", () => { ran = true; });
  const inert = async (path) => {
    await page.goto(origin + path);
    const found = await page.evaluate(() => [...document.querySelectorAll("#own, main img, main script, main iframe, main svg[onload]")].map((e) => e.outerHTML));
    assert.deepEqual(found, [], path);
    return page.locator("main").innerText();
  };
  const seen = {}, numbers = await held();
  for (const name of said.map((s) => s.name)) {
    const found = numbers.get(name);
    assert.ok(found, `${name} has reached the other desk`);
    const text = await inert(`/record/${found}`);
    assert.match(text, /<i(mg)? id=own/, `${name}: what was written stands there as it was written`);
    seen[name] = found;
  }
  assert.equal(Object.keys(seen).length, said.length);
  await inert("/");
  await inert("/record");
  await inert("/record?text=own");
  for (const list of ["/incidents", "/movements", "/channels"]) {
    await inert(list);
    const cases = await page.locator(`main a[href^="${list}/"]`).evaluateAll((links) => [...new Set(links.map((a) => a.getAttribute("href").split("#")[0]))]);
    for (const path of cases) await inert(path);
  }
  assert.equal(ran, false);
  await page.close();
});

/** Own names and record numbers of the acts that the node of NORTH holds. */
async function held() {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, "north"), "--json", "record", "--limit", "1000"], { maxBuffer: 1 << 26 });
  return new Map(JSON.parse(stdout).map((act) => [act.name, act.index]));
}

test("script in the reasons of a case is shown as text as well", async () => {
  const evil = EVIL("a", 100);
  const query = { what: "inc-query", fields: { concern: "fire", place: "zone:demo-band", question: evil }, to: ["SOUTH"], lang: "en", officer: 1, precedence: "priority" };
  const opened = await say("NORTH", query);
  assert.equal(opened.status, 200);
  await new Promise((resolve) => setTimeout(resolve, 2000));
  const steps = [
    ["SOUTH", { what: "ask-time", fields: { until: "+6h", reason: evil } }],
    ["SOUTH", { what: "dispute", fields: { grounds: evil } }],
    ["NORTH", { what: "cancel", fields: { reason: evil } }],
  ];
  for (const [member, act] of steps) {
    const answer = await say(member, { ...act, case: opened.name, lang: "en", officer: 1, second: 2 });
    assert.equal(answer.status, 200, `${act.what}: ${JSON.stringify(answer)}`);
  }
  await north.waitForTimeout(2000);
  const page = await north.context().newPage();
  await page.goto(`${origin}/incidents/${(await held()).get(opened.name)}`);
  assert.equal(await page.locator("#own").count(), 0);
  const text = await page.locator("main").innerText();
  assert.ok(text.split("<img id=own").length > 3, "question, reasons and grounds stand there as they were written");
  await page.close();
});

test("an officer's and a passkey's name cannot carry markup into a page", async () => {
  const { stdout } = await run(play.binary, ["--node", join(play.dir, "north"), "desk", "invite", '"><b id=own>O\'N'], {});
  const page = await (await chrome.newContext({ userAgent: '<b id="own">browser</b>' })).newPage();
  await page.goto(stdout.trim());
  assert.equal(await page.locator("#own").count(), 0);
  await page.locator('form[action="/enter"] button').click();
  for (const path of ["/", "/me"]) {
    await page.goto(origin + path);
    assert.equal(await page.locator("#own").count(), 0);
    assert.match(await page.locator("body").innerText(), /<b id=own>O'N/);
  }
  await page.context().close();
});

test("whoever fails too often at the door must wait, by link and by passkey", async () => {
  const mon = new URL(play.links.MON).origin;
  const json = (path, body) => raw([`POST ${path} HTTP/1.1`, `Host: ${new URL(mon).host}`, `Origin: ${mon}`, "Connection: close",
    "Content-Type: application/json", `Content-Length: ${body.length}`], body, mon);
  let last;
  for (let n = 0; n < 11; n += 1) last = await json("/login", '{"credential":"AAAA","client":"AAAA","device":"AAAA","signature":"AAAA"}');
  assert.equal(last.status, 429);
  const link = await raw([`GET ${new URL(play.links.MON).pathname} HTTP/1.1`, `Host: ${new URL(mon).host}`, "Connection: close"], "", mon);
  assert.equal(link.status, 429, "the same door");
  assert.equal((await get("/")).status, 200, "other desks and those who are in are not kept waiting");
});

test("a body that is too large, and a body that never comes, hold nobody else up", async () => {
  const large = await raw(["POST /theme HTTP/1.1", host(), `Cookie: ${cookie}`, `Origin: ${origin}`, "Connection: close",
    "Content-Type: application/x-www-form-urlencoded", "Content-Length: 9000000"], "x".repeat(100_000));
  assert.ok([400, 413].includes(large.status) || Number.isNaN(large.status), String(large.status));
  const slow = net.connect(Number(new URL(origin).port), "127.0.0.1", () => slow.write(`POST /theme HTTP/1.1\r\n${host()}\r\nContent-Length: 10\r\n\r\n`));
  slow.on("error", () => {});
  assert.equal((await get("/")).status, 200);
  slow.destroy();
});

// Last, because these fail at the door so often that it stays shut for a while.
test("no path leads out of what is served", async () => {
  const base = (await get("/")).body.match(/\/a\/[0-9a-f]+/)[0];
  const up = ["..", "%2e%2e", "..%2f..", "%2e%2e%2f%2e%2e", "..%5c..", "....//", "%252e%252e", "..%00", "%c0%ae%c0%ae"];
  const aims = ["node.toml", "keys%2fdesk.key", "keys/desk.key", "etc%2fpasswd", "desk.css%00.txt"];
  for (const dots of up) {
    for (const aim of aims) {
      for (const path of [`/a/${dots}%2f${aim}`, `/a/${dots}/${aim}`, `${base}/${dots}%2f${aim}`, `${base}/${dots}/${aim}`, `/${dots}/${aim}`, `/record/${dots}%2f${aim}`, `/record/${dots}%2f${aim}/proof`, `/channels/${dots}%2f${aim}`, `/enter/${dots}%2f${aim}`]) {
        const answer = await get(path);
        assert.ok([400, 404, 410, 429].includes(answer.status), `${path}: ${answer.status}`);
        assert.doesNotMatch(answer.body, /member = |root:x:|Ceasewire node\. Secrets/);
      }
    }
  }
});

test("no parameter writes a header of its own", async () => {
  const mark = await csrf();
  const ends = ["%0d%0aX-Injected:%20yes", "%0aX-Injected:%20yes", "%0d%0a%0d%0a<b>x</b>", "%E5%98%8D%E5%98%8AX-Injected:%20yes", "%00", "%0d%0aSet-Cookie:%20a=b"];
  const numbers = (await get("/incidents")).body.match(/\/incidents\/(\d+)/)[1];
  for (const end of ends) {
    const tries = [
      get(`/?x=${end}`), get(`/language?back=/${end}`), get(`/record?text=${end}&author=${end}&channel=${end}&before=${end}`),
      get(`/incidents/${numbers}?done=${end}`), get(`/record/1${end}/proof`), get(`/channels/security${end}`), get(`/enter/AAAA${end}`), get(`/a/x/${end}`), get(`/live${end}`),
      post("/theme", `csrf=${mark}&theme=day${end}&back=/${end}`), post("/language", `csrf=${mark}&lang=en${end}&back=/record?text=${end}`),
      post(`/incidents/${numbers}/reply`, `csrf=${mark}&what=x${end}&y${end}=z`), post("/enter", `invite=AAAA${end}`), post("/me/sessions", `csrf=${mark}&mark=${end}`),
      post("/me/passkeys/1", `csrf=${mark}&name=${end}`),
    ];
    for (const answer of await Promise.all(tries)) {
      assert.ok(answer.status >= 200 && answer.status < 500, String(answer.status));
      assert.ok(!answer.headers.some((h) => /^(x-injected|set-cookie: a=b)/i.test(h)), answer.headers.join("\n"));
      const location = answer.headers.find((h) => /^location:/i.test(h));
      if (location) assert.match(location, /^location: \/(?!\/)/i);
    }
  }
  for (const back of ["//other.example", "https://other.example/", "/\\other.example", "/%5cother.example", "javascript:alert(1)", "/\tother"]) {
    const { headers } = await post("/theme", `csrf=${mark}&theme=day&back=${encodeURIComponent(back)}`);
    assert.match(headers.find((h) => /^location:/i.test(h)) ?? "", /^location: \/(?![/\\])/i, back);
  }
});
