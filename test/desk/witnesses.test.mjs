// Each witness in time: what it signed last, of how many checkpoints, and when it was missing.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { promisify } from "node:util";
import { browser, demo, enter } from "./demo.mjs";

const run = promisify(execFile);
let play, chrome;
before(async () => {
  play = await demo("--scenario", new URL("night.md", import.meta.url).pathname);
  chrome = await browser();
});
after(async () => {
  await chrome?.close();
  await play?.stop();
});

test("every witness stands with its last signature and how many it signed, and strangers do not see the page", async () => {
  const page = await (await chrome.newContext({ javaScriptEnabled: false })).newPage();
  await enter(page, play.links.GUAR1);
  const origin = new URL(page.url()).origin;
  await page.goto(`${origin}/record`);
  await page.locator('a[href="/witnesses"]').click();
  const status = JSON.parse((await run(play.binary, ["--node", join(play.dir, "guar1"), "--json", "status"])).stdout);
  const rows = page.locator(".seats tbody tr");
  assert.equal(await rows.count(), status.witnesses);
  for (const row of await rows.all()) {
    const [, , last, signed, gaps] = [await row.locator("th").innerText(), ...(await row.locator("td").allInnerTexts())];
    assert.match(last, /\d\d:\d\d:\d\d[\s\S]*\d/);
    const [done, heard] = signed.match(/\d+/g).map(Number);
    assert.ok(done > 0 && done <= heard, signed);
    assert.equal(gaps.trim().length > 0, true);
  }
  const outside = await chrome.newContext();
  const answer = await outside.request.get(`${origin}/witnesses`);
  assert.doesNotMatch(await answer.text(), /class="tbl seats"/);
  await outside.close();
  await page.context().close();
});
