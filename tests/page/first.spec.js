// The article before the word list is here: what needs no names is marked at once, and the whole takes its place unnoticed.

import { readFileSync } from "node:fs";
import { article, expect, expectAccessible, open, paste, test } from "./page.js";

const REPORT = readFileSync("benches/report.txt", "utf8");
const line = (page) => page.locator(".first-reading");
const exported = (page) => page.getByRole("button", { name: "Export", exact: true });

/** Holds the word list back; gives the way to let it through. */
async function holdBack(page) {
  let letThrough;
  const held = new Promise((done) => (letThrough = done));
  await page.route("**/lexicon-*.bin.z", async (route) => {
    await held;
    await route.continue();
  });
  return letThrough;
}

/** Where the article begins, and how high its paragraphs are. */
const heights = (page) =>
  article(page).locator("[data-at]").evaluateAll((blocks) => [blocks[0].getBoundingClientRect().top, ...blocks.map((block) => block.getBoundingClientRect().height)]);
/** The number beside another quotation may push a word into the next line; no more than that may move. */
const LINE = 31;

/** The article as it is saved. */
async function saved(page) {
  await exported(page).click();
  const dialog = page.getByRole("dialog");
  const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download" }).click()]);
  return readFileSync(await download.path(), "utf8");
}

for (const width of [1280, 390]) {
  test(`quotations are marked without the word list, names with it, and no paragraph is drawn anew: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const letThrough = await holdBack(page);
    await open(page);
    await paste(page, REPORT);
    await expect(article(page).locator("mark.quote").first()).toBeVisible();
    await expect(line(page)).toHaveText(/^A first reading\. Names follow: \d+ %$/);
    expect(await article(page).locator("mark.person").count()).toBe(0);
    expect(await article(page).locator("mark.time").count()).toBeGreaterThan(1);
    await expect(exported(page)).toHaveAttribute("aria-disabled", "true");
    await expectAccessible(page);
    const before = await heights(page);
    letThrough();
    await expect(article(page).locator("mark.person").first()).toBeVisible();
    await expect(line(page)).toHaveCount(0);
    const after = await heights(page);
    expect(after.length).toBe(before.length);
    expect(after[0]).toBe(before[0]);
    for (const [at, height] of after.entries()) expect(Math.abs(height - before[at])).toBeLessThan(LINE);
    await expect(exported(page)).toHaveAttribute("aria-disabled", "false");
  });
}

test("what is corrected before holds after, and what is saved is what it would have been", async ({ page }) => {
  const letThrough = await holdBack(page);
  await open(page);
  await paste(page, REPORT);
  await article(page).locator("mark.quote").first().click();
  await page.locator("#inspector").getByRole("button", { name: "Right", exact: true }).click();
  letThrough();
  await expect(article(page).locator("mark.person").first()).toBeVisible();
  await expect(page.locator("#inspector")).toContainText("Anna Lindgren");
  await page.getByRole("tab", { name: "Changes" }).click();
  await expect(page.locator(".changes li")).toHaveCount(1);
  const early = await saved(page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: "New", exact: true }).click();
  await paste(page, REPORT);
  await article(page).locator("mark.quote").first().click();
  await page.locator("#inspector").getByRole("button", { name: "Right", exact: true }).click();
  expect(early).toBe(await saved(page));
});

test("a word list that never comes is said, the first reading stays, and it can be had again", async ({ page }) => {
  page.excuse(/Failed to load resource/);
  let letFail;
  const held = new Promise((done) => (letFail = done));
  await page.route("**/lexicon-*.bin.z", async (route) => {
    await held;
    await route.abort();
  });
  await open(page);
  await paste(page, REPORT);
  await expect(line(page)).toBeVisible();
  letFail();
  await expect(page.getByRole("alert")).toContainText("The word list could not be fetched.");
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
  await page.unroute("**/lexicon-*.bin.z");
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(article(page).locator("mark.person").first()).toBeVisible();
  await expect(line(page)).toHaveCount(0);
});

test("a text that is written meanwhile is counted, and goes on being written", async ({ page }) => {
  const letThrough = await holdBack(page);
  await open(page);
  await page.locator("#text").pressSequentially("“It will rain,” Ada Lind said.");
  await expect(page.locator(".found")).toHaveText("1 quote");
  letThrough();
  await expect(page.locator(".found")).toHaveText("1 name · 1 quote");
  await expect(page.locator("#text")).toBeFocused();
});
