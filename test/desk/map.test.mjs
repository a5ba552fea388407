// Where an incident is said to be: drawn by the node itself, coarse where its owner sealed it, alike for both parties.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { browser, demo, enter } from "./demo.mjs";

const run = promisify(execFile);
let play, chrome;
const numbers = {};

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

before(async () => {
  play = await demo("--scenario", new URL("night.md", import.meta.url).pathname);
  chrome = await browser();
  for (const [member, other] of [["NORTH", "SOUTH"], ["SOUTH", "NORTH"]]) {
    const sent = await at(member, "send", "inc-query", "concern=fire", "place=33.0800,35.8400~500m", "--to", other, "--lang", "en", "question=What burns?");
    numbers[member] = await until(async () => (await at("CHAIR", "record", "--limit", "1000")).find((a) => a.name === sent.name)?.index);
  }
  const sealed = await at("MON", "send", "inc-report", "--only", "NORTH", "--lang", "en", "category=fire", "place=33.0867,35.8430~50m",
    "when=-2h/-90m", "basis=observation", "text=Shelter.", "source=Post 4");
  numbers.sealed = await until(async () => (await at("NORTH", "record", "--limit", "1000")).find((a) => a.name === sealed.name)?.index);
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("the map asks nobody else, is drawn without script, and shows what a sealed place leaves open", async () => {
  const page = await (await chrome.newContext({ javaScriptEnabled: false })).newPage();
  await enter(page, play.links.NORTH);
  const origin = new URL(page.url()).origin, asked = [];
  page.on("request", (r) => asked.push(r.url()));
  await page.goto(`${origin}/incidents/${numbers.sealed}`);
  assert.ok(asked.length > 0 && asked.every((url) => url.startsWith(origin) || url.startsWith("data:")), asked.join("\n"));
  const map = page.locator("#map");
  assert.equal(await map.locator("svg path.claim").count(), 1);
  assert.match(await map.innerText(), /within 5 km[\s\S]*MON/);
  assert.equal(await map.locator(`a[href="/record/${numbers.sealed}#place"]`).count(), 1, "and leads to where it is opened");
  // The square is the coarse one: as wide as ten kilometres by its own scale.
  const box = async (selector) => map.locator(selector).first().evaluate((e) => { const b = e.getBBox(); return { x: b.x, y: b.y, w: b.width, h: b.height }; });
  const claim = await box("svg path.claim"), scale = await box("svg path.scale");
  const words = await map.locator("svg text.scale").textContent();
  const km = Number(words.match(/\d+/)[0]) / (/km/.test(words) ? 1 : 1000);
  assert.ok(Math.abs(claim.w / scale.w * km - 10) < 0.5, `${claim.w} ${scale.w} ${words}`);
  await page.context().close();
});

test("what one party says and what the other says of the same place are drawn with the same geometry", async () => {
  const page = await (await chrome.newContext()).newPage();
  await enter(page, play.links.CHAIR);
  const origin = new URL(page.url()).origin, drawn = {};
  for (const member of ["NORTH", "SOUTH"]) {
    await page.goto(`${origin}/incidents/${numbers[member]}`);
    drawn[member] = await page.locator("#map svg path.claim").evaluateAll((all) => all.map((e) => e.getAttribute("d")));
    assert.equal(drawn[member].length, 1);
  }
  assert.deepEqual(drawn.NORTH, drawn.SOUTH);
  const angle = await page.locator("#map pattern").evaluateAll((all) => all.map((e) => e.getAttribute("patternTransform")));
  assert.deepEqual(angle, ["rotate(45)", "rotate(-45)"], "each side leans its own way, equally far");
  await page.context().close();
});
