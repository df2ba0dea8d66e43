// A browser with a profile of its own, as an installed program has: it outlives the browser.
// Takes nothing, gives contexts; any complaint of a page or a service worker is noted.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, expect, test as base } from "@playwright/test";
import config from "../../playwright.config.js";
import { host } from "./host.js";

export { expect };

export const DIST = process.env.WHOSAID_DIST ?? "dist";

/** A folder that is removed with the test. */
export function folder(onEnd) {
  const path = mkdtempSync(join(tmpdir(), "whosaid-"));
  onEnd(() => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  return path;
}

/** Starts the browser on a profile. */
export async function launch(profile, { args = [], ...options } = {}) {
  const { executablePath, args: common } = config.use.launchOptions;
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: [...common, ...args], ...options });
  const complaints = [];
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error(`CSP: ${event.violatedDirective}`));
  });
  return { context, complaints };
}

/** Opens the page and waits until all of it is kept on the device and answers from there. */
export async function keep(context, url) {
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(url);
  await expect(page.locator("#text")).toBeVisible();
  await controlled(page);
  return page;
}

export const controlled = (page) => expect.poll(() => page.evaluate(() => Boolean(navigator.serviceWorker.controller))).toBe(true);

/** Makes of a built site another version: one style more, and all that follows from it. */
export function nextVersion(site) {
  const worker = readFileSync(join(site, "sw.js"), "utf8");
  const [, version] = worker.match(/VERSION = "(\w+)"/);
  const next = version.split("").reverse().join("");
  const sum = (text) => `sha384-${createHash("sha384").update(text).digest("base64")}`;
  let changed = worker.replaceAll(version, next);
  for (const name of ["index.html", "private.html"]) {
    const page = readFileSync(join(site, name), "utf8");
    const fresh = page.replaceAll(version, next).replace("<title>", "<title>B · ");
    writeFileSync(join(site, name), fresh);
    changed = changed.replace(sum(page), sum(fresh));
  }
  writeFileSync(join(site, "sw.js"), changed);
  return next;
}

/** A copy of the built site, to be changed. */
export function copy(onEnd) {
  const site = folder(onEnd);
  cpSync(DIST, site, { recursive: true });
  return site;
}

/** A test with `onEnd`, which takes what is to be done at its end, and with the helpers above bound to it. */
export const test = base.extend({
  onEnd: async ({}, use) => {
    const ends = [];
    await use((end) => ends.push(end));
    for (const end of ends.reverse()) await end();
  },
  /** Serves a site and starts a browser; both end with the test. */
  start: async ({ onEnd }, use) => {
    await use(async ({ site = DIST, profile = folder(onEnd), base, args, ...options } = {}) => {
      const server = await host(site, { base, ...options });
      onEnd(() => server.close());
      const browser = async () => {
        const { context, complaints } = await launch(profile, { args });
        onEnd(() => context.close());
        return { context, complaints };
      };
      return { server, browser, ...(await browser()) };
    });
  },
});
