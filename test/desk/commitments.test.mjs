// Commitments: both sides on one timeline, mirrored about its axis; the table that says the same; a delay; the page of one.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { verify } from "../../verifiers/verify.mjs";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

let play, chrome;
const desks = {};

const desk = async (size = { width: 1440, height: 900 }, script = true) =>
  (await chrome.newContext({ viewport: size, javaScriptEnabled: script })).newPage();
const go = (page, path) => page.goto(new URL(page.url()).origin + path);
const main = (page) => page.locator("main").innerText();
const first = async (page, text) => {
  await go(page, "/commitments");
  return page.locator('main a[href^="/commitments/"]', { hasText: text }).getAttribute("href");
};

before(async () => {
  play = await demo("--scenario", new URL("../../scenarios/s10-withdrawal.md", import.meta.url).pathname);
  chrome = await browser();
  for (const member of ["NORTH", "SOUTH", "CHAIR"]) {
    desks[member] = await desk();
    await enter(desks[member], play.links[member]);
  }
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("each commitment stands with its days, what is claimed and what is accepted, alike on both sides' desks", async () => {
  const rows = {};
  for (const member of ["NORTH", "SOUTH", "CHAIR"]) {
    await go(desks[member], "/commitments");
    const found = await desks[member].locator("main tbody tr").allInnerTexts();
    rows[member] = found.map((row) => row.replaceAll(/\s+/g, " ").trim()).sort();
  }
  assert.equal(rows.NORTH.length, 3);
  assert.deepEqual(rows.SOUTH, rows.NORTH);
  assert.deepEqual(rows.CHAIR, rows.NORTH);
  const pieces = rows.NORTH.find((row) => row.includes("Forty pieces"));
  assert.match(pieces, /40 of 40.*40 of 40.*accepted/i);
  await keep(desks.NORTH, "commitments-north-en-day");
});

test("the two sides are each other's mirror about the axis, one's own above it", async () => {
  const measured = {};
  for (const member of ["NORTH", "SOUTH"]) {
    await go(desks[member], "/commitments");
    measured[member] = await desks[member].evaluate(() => {
      const box = (e) => e.getBoundingClientRect();
      const axis = box(document.querySelector(".gantt .axis"));
      const half = (name) => {
        const own = document.querySelector(`.gantt .half.${name}`);
        const far = [...own.querySelectorAll(".lane")].map((lane) => {
          const bar = lane.querySelector(".track");
          const at = (e) => Math.round(name === "t" ? axis.top - box(e).bottom : box(e).top - axis.bottom);
          return [at(lane), bar && at(bar)];
        });
        return { far, size: [box(own).width, box(own).height].map(Math.round), who: own.querySelector(".side-of").innerText };
      };
      return { t: half("t"), u: half("u") };
    });
  }
  for (const { t, u } of Object.values(measured)) {
    assert.deepEqual(t.size, u.size);
    assert.deepEqual(t.far.map(([lane]) => lane), u.far.map(([lane]) => lane), "as many rows, as far from the axis");
    t.far.forEach(([, bar], n) => {
      if (bar !== null && u.far[n][1] !== null) assert.equal(bar, u.far[n][1], "bars as far from the axis");
    });
  }
  assert.notEqual(measured.NORTH.t.who, measured.SOUTH.t.who, "each sees its own side above");
  assert.equal(measured.NORTH.t.who, measured.SOUTH.u.who);
});

test("a delay is asked by a form that needs no script, and says what would follow", async () => {
  const plain = await desk({ width: 1440, height: 900 }, false);
  await enter(plain, play.links.GUAR1);
  await go(plain, "/commitments");
  const crossing = await plain.locator("#slip option", { hasText: "One crossing" }).getAttribute("value");
  await plain.selectOption("#slip", crossing);
  await plain.fill("#days", "5");
  await plain.locator("form.slip button").click();
  assert.match(plain.url(), new RegExp(`slip=${crossing}&days=5`));
  assert.match(await plain.locator("#follows").innerText(), /5 days late/);
  await go(plain, "/commitments?slip=999999&days=x");
  assert.equal(await plain.locator("#follows").count(), 0);
  await plain.context().close();
});

test("the page of one has both numbers, whose count is whose, and why a piece is contested", async () => {
  const href = await first(desks.SOUTH, "Forty pieces");
  await go(desks.SOUTH, href);
  const said = await main(desks.SOUTH);
  for (const part of ["Claimed", "Accepted", "40 of 40", "Counted at the storage site", "Two pieces under repair", "Line B", "accepts 40"]) {
    assert.ok(said.includes(part), `${part} in ${said}`);
  }
  // Whoever has not given it cannot claim; whoever has may.
  assert.equal(await desks.SOUTH.locator('a[href^="/compose/commit-progress"]').count(), 0);
  await go(desks.NORTH, href);
  await desks.NORTH.locator('a[href^="/compose/commit-progress"]').click();
  assert.match(await main(desks.NORTH), /Progress of a commitment/);
  await keep(desks.SOUTH, "commitments-one-en-day");
  const answer = await desks.SOUTH.goto(new URL("/commitments/1", desks.SOUTH.url()).href);
  assert.equal(answer.status(), 404);
});

test("a guarantee stands with what it was called upon for, the acts that prove why, and how its debt stands", async () => {
  for (const member of ["NORTH", "SOUTH", "CHAIR"]) {
    await go(desks[member], "/commitments");
    const said = await desks[member].locator(".guarantee").innerText();
    for (const part of ["Called upon", "Thirty-five of forty were accepted", "says that it is done", "within 72 hours", "sealed"]) {
      assert.ok(said.includes(part), `${part} in ${said}`);
    }
    assert.equal(await desks[member].locator('.guarantee a[href^="/record/"]').count(), 2, "two proofs");
  }
});

test("a dispute stands with what it is over, the rung that it was taken to, and what each side said became of it", async () => {
  for (const member of ["NORTH", "SOUTH", "CHAIR"]) {
    await go(desks[member], "/commitments");
    const dispute = desks[member].locator(".dispute");
    assert.equal(await dispute.count(), 1);
    const said = await dispute.innerText();
    for (const part of ["From which line is the distance", "what it means", "agreed to differ", "From the line that stood", "Two readings stand", "both measure from both lines"]) {
      assert.ok(said.includes(part), `${part} in ${said}`);
    }
    assert.match(await dispute.locator('.rungs [aria-current="step"]').innerText(), /Joint commission/);
  }
  // What it is over, and where it is answered, are one step away.
  await desks.NORTH.locator('.dispute a[href^="/contacts/"]').last().click();
  assert.match(await main(desks.NORTH), /From which line is the distance/);
  await go(desks.NORTH, "/commitments");
  await keep(desks.NORTH, "commitments-all-en-day", { fullPage: true });
});

test("what a call rests on is proved in one file: each proof in it holds, and what is sealed stays closed", async () => {
  const page = desks.CHAIR;
  await go(page, "/commitments");
  const href = await page.locator('a[href$="/proofs.zip"]').getAttribute("href");
  const answer = await page.request.get(new URL(href, page.url()).href);
  assert.equal(answer.headers()["content-type"], "application/zip");
  const folder = await mkdtemp(join(tmpdir(), "proofs-"));
  const number = href.match(/(\d+)\/proofs/)[1];
  const cli = (...args) => execFileSync(play.binary, ["--node", join(play.dir, "chair"), ...args], { encoding: "utf8" });
  try {
    const desk = join(folder, "desk.zip"), own = join(folder, "own.zip");
    await writeFile(desk, await answer.body());
    cli("prove", number, "--call", "--output", own);
    for (const [zip, closed] of [[desk, true], [own, false]]) {
      const into = zip.replace(".zip", "");
      execFileSync("python3", ["-m", "zipfile", "-e", zip, into]);
      const files = (await readdir(into)).sort();
      // What was guaranteed is one of the two grounds as well, and is in it once.
      assert.deepEqual(files.map((f) => f.replace(/-\d+\.tlog-proof$/, "")), ["about", "call", "ground", "guarantee"]);
      for (const file of files) {
        const proved = verify(new Uint8Array(await readFile(join(into, file))));
        assert.ok(proved.holds, `${file}: ${JSON.stringify(proved.fault)}`);
        assert.equal(Object.keys(proved.shown.items).length === 0, closed, `${file} is ${closed ? "closed" : "opened"}`);
        execFileSync(play.binary, ["verify", join(into, file)]);
      }
    }
    assert.throws(() => cli("prove", String(Number(number) - 1), "--call", "--output", join(folder, "no.zip")), /calls upon no guarantee/);
    assert.equal((await page.request.get(new URL("/commitments/calls/1/proofs.zip", page.url()).href)).status(), 404);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test("in four languages, by day and by night, on wide and narrow screens nothing breaks and no rule of access is broken", async () => {
  const page = desks.NORTH;
  for (const lang of ["en", "ar", "he", "fr"]) {
    for (const theme of ["day", "night"]) {
      await go(page, "/");
      await choose(page, lang, theme);
      await go(page, "/commitments");
      const one = await page.locator('main a[href^="/commitments/"]').first().getAttribute("href");
      for (const path of ["/commitments", one]) {
        await go(page, path);
        const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
        const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
        assert.deepEqual(violations.map((v) => `${v.id} ${v.nodes.map((n) => n.target)}`), [], `${lang} ${theme} ${path}`);
        assert.doesNotMatch(await main(page), /\[[a-z_]+-?[a-z-]*\]/, "a phrase is missing");
        for (const width of [1440, 1000, 390]) {
          await page.setViewportSize({ width, height: 900 });
          const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
          assert.ok(over <= 0, `${lang} ${path} at ${width}: ${over} px too wide`);
        }
        await page.setViewportSize({ width: 1440, height: 900 });
      }
      await go(page, "/commitments");
      await keep(page, `commitments-north-${lang}-${theme}`);
    }
  }
});
