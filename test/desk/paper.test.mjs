// A text goes out to a word processor and comes back at the desk: saved, edited in LibreOffice, uploaded, reviewed, signed;
// and two delegations that edit one clause in two files, neither of which is lost.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import AxeBuilder from "@axe-core/playwright";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

let play, chrome, path, dir;
const desks = {};

const go = (page, at) => page.goto(new URL(page.url()).origin + at);
const main = (page) => page.locator("main").innerText();
const clause = (page, number) => page.locator("article.clause").filter({ has: page.locator("header .num", { hasText: new RegExp(`^${number}$`) }) });

/** Opens a document in LibreOffice, puts these words in the place of those, and saves it. */
async function edit(file, from, to, into) {
  const office = (name, kind) => execFileSync("soffice", [`-env:UserInstallation=file://${dir}/profile`, "--headless", "--convert-to", kind, "--outdir", dir, name], { cwd: dir, env: { ...process.env, HOME: dir }, stdio: "ignore" });
  office(file, "fodt");
  const flat = join(dir, file.replace(/\.\w+$/, ".fodt"));
  const words = await readFile(flat, "utf8");
  assert.equal(words.split(from).length, 2, `${from} stands once in ${file}`);
  await writeFile(flat, words.replace(from, to));
  office(flat, into);
  return flat.replace(/fodt$/, into);
}

/** Saves the text at this desk and gives back what LibreOffice made of it. */
async function edited(member, kind, from, to) {
  const page = desks[member];
  await go(page, path);
  const [download] = await Promise.all([page.waitForEvent("download"), page.locator(`a[href="${path}.en.${kind}"]`).click()]);
  const name = `${member}.${kind}`;
  await download.saveAs(join(dir, name));
  return edit(name, from, to, kind);
}

async function upload(page, file) {
  await page.setInputFiles("#doc", file);
  await page.locator('form[action$="/import"] button').click();
  await page.locator("h1", { hasText: "What the document changes" }).waitFor();
}

before(async () => {
  play = await demo("--scenario", new URL("../../scenarios/s11-bracketed-text.md", import.meta.url).pathname);
  chrome = await browser();
  dir = await mkdtemp(join(tmpdir(), "paper-"));
  for (const member of ["NORTH", "SOUTH"]) {
    desks[member] = await (await chrome.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true })).newPage();
    await enter(desks[member], play.links[member]);
  }
  await go(desks.NORTH, "/texts");
  path = await desks.NORTH.locator('main a[href^="/texts/"]', { hasText: "Separation of forces" }).getAttribute("href");
});

after(async () => {
  await chrome?.close();
  await play?.stop();
  await rm(dir, { recursive: true, force: true });
});

test("two delegations edit one clause in two files, each reviews and signs its own, and both versions stand", async () => {
  const files = { NORTH: await edited("NORTH", "docx", "at all hours", "by day and night"), SOUTH: await edited("SOUTH", "odt", "at all hours", "from six to six") };
  for (const member of ["NORTH", "SOUTH"]) {
    const page = desks[member];
    await go(page, path);
    await upload(page, files[member]);
    assert.equal(await page.locator("article.clause").count(), 1, await main(page));
    assert.match(await clause(page, 5).locator("del").innerText(), /at all hours/);
    assert.match(await clause(page, 5).locator("ins").innerText(), member === "NORTH" ? /by day and night/ : /from six to six/);
    assert.equal(/Written since/.test(await main(page)), member === "SOUTH");
    const found = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]).analyze();
    assert.deepEqual(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 2).map((n) => n.html).join(" ")}`), []);
    await keep(page, `paper-${member.toLowerCase()}`, { fullPage: true });
    await page.locator("a", { hasText: "Review and sign" }).click();
    await page.waitForURL(/review$/);
    await page.locator('form[action$="/sign"] button').click();
    await page.waitForURL(/\/sent\//);
    for (const desk of Object.values(desks)) {
      await go(desk, path);
      await clause(desk, 5).getByText(member === "NORTH" ? "by day and night" : "from six to six").waitFor();
    }
  }
  assert.equal(await clause(desks.NORTH, 5).locator(".version").count(), 2);
});

test("what is no document of this text is refused with its remedy, and no script is needed", async () => {
  const context = await chrome.newContext({ javaScriptEnabled: false, storageState: await desks.NORTH.context().storageState() });
  const page = await context.newPage();
  await page.goto(new URL(desks.NORTH.url()).origin + path);
  await page.setInputFiles("#doc", { name: "a.docx", mimeType: "application/zip", buffer: Buffer.from("%PDF-1.7") });
  await page.locator('form[action$="/import"] button').click();
  assert.match(await page.locator("body").innerText(), /neither a DOCX nor an ODT document[^]*Save it as DOCX or ODT/);
  await context.close();
  const answer = await desks.NORTH.request.post(`${new URL(desks.NORTH.url()).origin}${path}/import`, { multipart: { doc: "x" } });
  assert.equal(answer.status(), 403, "a form that this session did not make");
});

test("the links and the form are in each language", async () => {
  for (const lang of ["ar", "he", "fr", "en"]) {
    await choose(desks.NORTH, lang, "day");
    await go(desks.NORTH, path);
    assert.equal(await desks.NORTH.locator(`a[href^="${path}."][href$=".odt"]`).count(), 2);
    assert.doesNotMatch(await desks.NORTH.locator("body").innerText(), /\[[a-z]+[_.][a-z_-]+\]/);
  }
});
