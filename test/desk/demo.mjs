// A demonstration that stays up, and a browser to look at it: the machine's own Chromium, no download.
import { spawn } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { chromium } from "playwright-core";

const target = process.env.CARGO_TARGET_DIR ?? new URL("../../target", import.meta.url).pathname;
const binary = process.env.CEASEWIRE ?? join(target, "debug/ceasewire");

/**
 * Starts a demonstration; answers with a link for each desk, a way to steer it and a way to end it. `steer("clock 09:01")`
 * and what else demo/stay.rs of the program understands.
 */
export async function demo(...args) {
  const dir = await mkdtemp(join(tmpdir(), "desk-"));
  const child = spawn(binary, ["demo", "--dir", dir, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const links = {}, waiting = [];
  await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const found = line.match(/^\s+([A-Z0-9]+)\s+(http:\/\/localhost:\d+\/enter\/\S+)$/);
      if (found) links[found[1]] = found[2];
      if (Object.keys(links).length === 7) resolve();
      if (/^[=?] /.test(line)) waiting.shift()?.(line);
    });
    child.once("exit", () => reject(new Error("the demonstration ended before it gave its links")));
  });
  const steer = async (line) => {
    const answer = new Promise((resolve) => { waiting.push(resolve); });
    child.stdin.write(`${line}\n`);
    const said = await answer;
    if (said !== `= ${line}`) throw new Error(`the demonstration does not understand: ${said}`);
  };
  const stop = async () => {
    const over = child.exitCode !== null || child.signalCode !== null;
    const ended = over || new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    await rm(dir, { recursive: true, force: true });
  };
  // A server that is stopped in the middle, as a frozen machine is, and one that goes on.
  const freeze = () => child.kill("SIGSTOP"), thaw = () => child.kill("SIGCONT");
  /** The power fails: nothing is closed in order. The folders stay until `stop`. */
  const fail = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  };
  return { links, dir, binary, steer, stop, fail, freeze, thaw };
}

/** A browser that asks nobody for anything; `more`: what else it is told at its start. */
export function browser(...more) {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", ...more],
  });
}

/** Keeps a picture of a page below target/desk/, once its fonts are there. */
export async function keep(page, name, options = {}) {
  const folder = process.env.DESK_KEPT ?? join(target, "desk");
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: join(folder, `${name}.png`), ...options });
}

/** Comes in by a link, once and without a passkey, and stands before the Board. */
export async function enter(page, link) {
  await page.goto(link);
  await page.locator('form[action="/enter"] button').click();
  await page.locator("#status").waitFor();
}

/** Chooses a language and a theme the way an officer does. */
export async function choose(page, lang, theme) {
  const origin = new URL(page.url()).origin;
  if ((await page.locator("html").getAttribute("lang")) !== lang) {
    await page.goto(origin + "/language?back=/");
    await page.locator(`button[value="${lang}"]`).click();
    await page.locator("#status").waitFor();
  }
  if ((await page.locator("html").getAttribute("data-theme")) !== theme) {
    await page.locator('button[name="theme"]').click();
    await page.locator(`html[data-theme="${theme}"]`).waitFor();
  }
}
