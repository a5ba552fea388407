// Pictures of the desk, to be looked at: node shots.mjs [FOLDER] [SCENARIO ..]
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { browser, choose, demo, enter } from "./demo.mjs";

const [folder = new URL("shots", import.meta.url).pathname, ...scenarios] = process.argv.slice(2);
await mkdir(folder, { recursive: true });
const play = await demo(...scenarios.flatMap((s) => ["--scenario", s]));
const chrome = await browser();
try {
  for (const member of ["NORTH", "CHAIR"]) {
    const page = await (await chrome.newContext({ viewport: { width: 1440, height: 900 } })).newPage();
    page.on("console", (m) => console.log(member, m.type(), m.text()));
    await enter(page, play.links[member]);
    const origin = new URL(page.url()).origin;
    const shot = async (name) => {
      await page.evaluate(() => document.fonts.ready);
      await page.screenshot({ path: join(folder, `${name}.png`) });
    };
    if (member === "CHAIR") { await shot("board-chair"); continue; }
    for (const lang of ["en", "ar", "he", "fr"]) {
      await choose(page, lang, "day");
      await page.goto(origin + "/");
      await shot(`board-${lang}`);
      if (lang === "en" || lang === "ar") {
        const links = await page.locator('a[href^="/movements/"], a[href^="/incidents/"]').evaluateAll((all) => all.map((a) => a.getAttribute("href")));
        const pages = { channels: "/channels", channel: "/channels/security", movements: "/movements", incidents: "/incidents", record: "/record", act: "/record/9", rulebook: "/rulebook" };
        for (const [kind, name] of [["/movements/", "movement"], ["/incidents/", "incident"]]) {
          await page.goto(origin + kind.slice(0, -1));
          const first = await page.locator(`main a[href^="${kind}"]`).first().getAttribute("href").catch(() => null);
          if (first) pages[name] = first;
        }
        for (const [name, path] of Object.entries(pages)) {
          await page.goto(origin + path);
          await page.evaluate(() => document.fonts.ready);
          await page.screenshot({ path: join(folder, `${name}-${lang}.png`), fullPage: ["movement", "incident"].includes(name) });
        }
        await page.goto(origin + "/");
        await choose(page, lang, "night");
        await page.goto(origin + "/");
        await shot(`board-night-${lang}`);
        await choose(page, lang, "day");
        await page.goto(origin + "/");
        await page.setViewportSize({ width: 390, height: 1300 });
        await shot(`board-phone-${lang}`);
        await page.setViewportSize({ width: 1440, height: 900 });
      }
    }
  }
} finally {
  await chrome.close();
  await play.stop();
}
