// The ladder of acknowledgements, in every language: what each level is called, that a wrong read-back alarms both desks
// until it is right, whom the addressee told by classes of units, and that acknowledging is not agreeing.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { browser, choose, demo, enter, keep } from "./demo.mjs";

const SAID = {
  en: { levels: ["delivered", "opened", "read back", "disseminated", "position"], note: "Acknowledging is not agreeing.",
    alarm: "READ BACK DIFFERS", unit: "air defence", informed: "informed", not: "not informed" },
  fr: { levels: ["remis", "ouvert", "collationné", "diffusé", "position"], note: "Accuser réception n'est pas approuver.",
    alarm: "COLLATIONNEMENT DISCORDANT", unit: "défense aérienne", informed: "informés", not: "non informés" },
  ar: { levels: ["سُلّمت", "فُتحت", "أُعيدت قراءتها", "عُمّمت", "الموقف"], note: "الإقرار بالاستلام لا يعني الموافقة.",
    alarm: "إعادة القراءة غير مطابقة", unit: "الدفاع الجوي", informed: "جرى إبلاغ", not: "لم يُبلَّغ" },
  he: { levels: ["נמסר", "נפתח", "בוצעה קריאה חוזרת", "הופץ", "עמדה"], note: "אישור קבלה אינו הסכמה.",
    alarm: "הקריאה החוזרת אינה תואמת", unit: "הגנה אווירית", informed: "עודכנו", not: "לא עודכנו" },
};
let play, chrome, north, south, path;
const origin = (page) => new URL(page.url()).origin;
const plain = (text) => text.replace(/[\u2066-\u2069]/g, "").replace(/[’]/g, "'");

/** Reads the flight's page in each language, and hands each to `see`. */
async function inEveryLanguage(page, see) {
  for (const [lang, said] of Object.entries(SAID)) {
    await choose(page, lang, "day");
    await page.goto(origin(page) + path);
    await see(said, lang);
  }
  await choose(page, "en", "day");
  await page.goto(origin(page) + path);
}

/** Answers by the form of that name. */
async function reply(page, what, values = {}) {
  await page.goto(origin(page) + path);
  const form = page.locator(`#${what} form`);
  for (const [name, value] of Object.entries(values)) {
    const field = form.locator(`[name="${name}"]`);
    if ((await field.evaluate((e) => e.tagName)) === "SELECT") await field.selectOption(value);
    else await field.fill(value);
  }
  await Promise.all([page.waitForURL(/done=/), form.locator("button").first().click()]);
}

/** Until the other desk shows what was said here. */
async function until(page, shows) {
  for (let n = 0; n < 600; n += 1) {
    await page.goto(origin(page) + path);
    if (await shows(page)) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("the other desk does not show it");
}

before(async () => {
  play = await demo("--scenario", new URL("board.md", import.meta.url).pathname);
  chrome = await browser();
  const desk = async (member) => {
    const page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.setDefaultTimeout(60_000);
    await enter(page, play.links[member]);
    await choose(page, "en", "day");
    return page;
  };
  [north, south] = [await desk("NORTH"), await desk("SOUTH")];
  await south.goto(origin(south) + "/movements");
  path = await south.locator('main a[href^="/movements/"]', { hasText: "medical evacuation" }).first().getAttribute("href");
  path = path.split("#")[0];
});

after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("each level has its name, and beside the button stands that acknowledging is not agreeing", async () => {
  await inEveryLanguage(south, async (said, lang) => {
    const levels = await south.locator(".rungs b").allInnerTexts();
    assert.deepEqual(levels.map((l) => plain(l).trim()), said.levels, lang);
    const beside = south.locator("#opened .go");
    assert.equal(await beside.locator("button").count(), 1, lang);
    assert.ok(plain(await beside.innerText()).includes(said.note), `${lang}: ${await beside.innerText()}`);
  });
});

test("a read-back that differs alarms both desks, with what was read and what stands, until it is right", async () => {
  await reply(south, "opened");
  const heard = { track: "Khān Arnabah > Al Qunayţirah", window: "03:21Z/05:41Z" };
  await reply(south, "read-back", { ...heard, altitude: "300-600m agl" });
  await until(south, async (page) => await page.locator(".rungs .bad").count() === 1);
  await until(north, async (page) => await page.locator(".rungs .bad").count() === 1);
  for (const page of [south, north]) {
    await inEveryLanguage(page, async (said, lang) => {
      const alarm = page.locator("main .note.bad", { hasText: said.alarm });
      assert.equal(await alarm.count(), 1, `${lang}: ${said.alarm}`);
      const text = await alarm.innerText();
      assert.ok(text.includes("600") && text.includes("900"), `${lang}: ${text}`);
      assert.ok(plain(await page.locator(".rungs .bad b").innerText()).includes(said.levels[2]), lang);
      await keep(page, `ladder-differs-${page === south ? "south" : "north"}-${lang}`, { fullPage: true });
    });
  }
  await reply(south, "read-back", { ...heard, altitude: "300-900m agl" });
  await until(south, async (page) => await page.locator(".rungs .bad, main .note.bad").count() === 0);
  await until(north, async (page) => await page.locator(".rungs .bad, main .note.bad").count() === 0);
});

test("whom the addressee told, and whom not and why, stands by classes of units as loudly on either side", async () => {
  await south.goto(origin(south) + path);
  const units = await south.locator('#disseminated [name^="unit-"]').evaluateAll((all) => all.map((e) => e.name));
  const told = Object.fromEntries(units.map((unit) => [unit, unit === "unit-air-defence" ? "told" : "not-told"]));
  await reply(south, "disseminated", { ...told, reason: "Out of reach by radio." });
  const known = async (page) => await page.locator(".told > div").first().locator("li:not(.quiet)").count() === 1;
  await until(south, known);
  await until(north, known);
  await inEveryLanguage(north, async (said, lang) => {
    const [yes, no] = await Promise.all([0, 1].map((n) => north.locator(".told > div").nth(n).innerText()));
    assert.ok(plain(yes).startsWith(said.informed) && plain(yes).includes(said.unit), `${lang}: ${yes}`);
    assert.ok(plain(no).startsWith(said.not) && !plain(no).includes(said.unit), `${lang}: ${no}`);
    assert.equal(no.match(/Out of reach by radio\./g).length, units.length - 1, lang);
    const size = (n) => north.locator(".told h3").nth(n).evaluate((e) => { const s = getComputedStyle(e); return [s.fontSize, s.fontWeight, s.color].join(); });
    assert.equal(await size(0), await size(1), `${lang}: one is as loud as the other`);
    await keep(north, `ladder-told-${lang}`, { fullPage: true });
  });
});
