// A new version: it waits for the reader, saves before it reloads, and costs no open tab its work; and the way out of all.

import { copyFileSync } from "node:fs";
import { join } from "node:path";
import { article, paste } from "./page.js";
import { copy, expect, keep, nextVersion, test } from "./profile.js";

const TEXT = "“Nobody hears this,” said Ana Roy in Paris on 3 March 2025.";
const offer = (page) => page.getByRole("complementary", { name: "New version" });
const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).filter((name) => /\w{64}$/.test(name)));
const look = (page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());

test("a new version waits for the reader", async ({ start, onEnd }) => {
  const site = copy(onEnd);
  const { server, context } = await start({ site });
  const page = await keep(context, server.url);
  const [old] = await caches(page);
  const next = nextVersion(site);
  await page.reload();
  await expect(offer(page)).toBeVisible();
  expect(await page.title()).not.toContain("B · ");
  await offer(page).getByRole("button", { name: "Later" }).click();
  await expect(offer(page)).toBeHidden();
  await page.reload();
  await expect(offer(page)).toBeVisible();
  await offer(page).getByRole("button", { name: "Save and reload" }).click();
  await expect(page).toHaveTitle(/^B · /);
  await expect.poll(() => caches(page)).toEqual([old.replace(/\w{64}$/, next)]);
});

test("sw-off.js in the place of sw.js takes everything back", async ({ start, onEnd }) => {
  const site = copy(onEnd);
  const { server, context } = await start({ site });
  const page = await keep(context, server.url);
  copyFileSync(join(site, "sw-off.js"), join(site, "sw.js"));
  await look(page);
  await expect.poll(() => caches(page)).toEqual([]);
  await page.reload();
  await expect(page.locator("#text")).toBeVisible();
  await paste(page, TEXT);
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
});

test("an update with corrections open in two tabs loses none of them", async ({ start, onEnd }) => {
  const site = copy(onEnd);
  const { server, context } = await start({ site });
  const tabs = [await keep(context, server.url), await context.newPage()];
  await tabs[1].goto(server.url);
  for (const [number, tab] of tabs.entries()) {
    await paste(tab, TEXT.replace("Ana Roy", `Ana Roy${"lind".repeat(number)}`));
    await correct(tab);
  }
  nextVersion(site);
  await look(tabs[0]);
  for (const tab of tabs) await expect(offer(tab)).toBeVisible();
  await offer(tabs[0]).getByRole("button", { name: "Save and reload" }).click();
  await expect(tabs[0]).toHaveTitle(/^B · /);
  // The other tab is told, and goes on as it is until its reader says so.
  await expect(tabs[1]).not.toHaveTitle(/^B · /);
  await expect(article(tabs[1])).toContainText("Ana Roylind");
  await expect.poll(async () => (await caches(tabs[0])).length).toBe(2);
  await offer(tabs[1]).getByRole("button", { name: "Save and reload" }).click();
  await expect(tabs[1]).toHaveTitle(/^B · /);
  for (const [number, tab] of tabs.entries()) {
    await expect(article(tab)).toContainText(`Ana Roy${"lind".repeat(number)}`);
    await tab.getByRole("tab", { name: "Changes" }).click();
    await expect(tab.locator(".changes li")).toHaveCount(1);
  }
  await tabs[1].reload();
  await expect.poll(async () => (await caches(tabs[0])).length).toBe(1);
});

/** Says of the first quote that it is right. */
async function correct(page) {
  await article(page).locator("mark.quote").first().click();
  await page.locator("#inspector").getByRole("button", { name: "Right", exact: true }).click();
  await page.getByRole("tab", { name: "Changes" }).click();
  await expect(page.locator(".changes li")).toHaveCount(1);
}
