// The states of the page that a reader can bring about, each with the way there from the paste box: what is to hold in every
// state is tested in these.

import { article, expect, paste, sample } from "./page.js";

const dialog = (page) => page.getByRole("dialog");
const inspector = (page) => page.locator("#inspector");
const tab = (page, name) => page.getByRole("tab", { name }).click();
const head = (page, name) => page.getByRole("banner").getByRole("button", { name }).click();

/** A quote of the first sample that the reader confirmed. */
async function corrected(page) {
  await sample(page, 0);
  await article(page).locator(".chip").first().click();
  await inspector(page).getByRole("button", { name: "Right", exact: true }).click();
}

/** Two articles in the library; the samples are kept once they are corrected. */
async function shelved(page) {
  await corrected(page);
  await head(page, "New");
  await page.locator("#text").fill("“No,” said Ana Roy in Lund.\n\n“Yes,” said Mayor Elena Marsh.");
  await page.getByRole("button", { name: "Show the article" }).click();
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
  await head(page, "Library");
  await expect(dialog(page).getByRole("listitem")).toHaveCount(2);
}

/** Loads the page anew, without what the device keeps of it, and with other answers for some files. */
async function reload(page, files, answer) {
  await page.route(files, answer);
  await page.evaluate(async () => {
    const kept = await navigator.serviceWorker.getRegistrations();
    await Promise.all(kept.map((one) => one.unregister()));
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
  });
  await page.reload();
}

const phone = (page) => page.setViewportSize({ width: 390, height: 844 });

async function find(page, words) {
  await page.locator("article").focus();
  await page.keyboard.press("/");
  await page.keyboard.type(words);
}

export const STATES = {
  "the paste box": async () => {},
  "a text in the paste box": async (page) => {
    await page.locator("#text").fill("“No,” said Ana Roy in Lund.");
    await expect(page.locator(".preview button")).toBeVisible();
  },
  "a long text": async (page) => {
    await paste(page, "“The bridge will stay closed,” Mayor Elena Marsh told reporters in Paris on Monday.\n\n".repeat(240_000));
    await expect(page.getByRole("button", { name: "Cancel" })).toBeVisible();
  },
  "an article": (page) => sample(page, 2),
  "an article with labels": async (page) => {
    await sample(page, 0);
    await page.getByRole("button", { name: "Labels" }).click();
  },
  "an article with something to check": (page) => sample(page, 0),
  "a selected quote": async (page) => {
    await sample(page, 0);
    await page.locator(".row").first().click();
  },
  "a corrected article": corrected,
  "people and things": async (page) => {
    await sample(page, 1);
    await tab(page, "People & things");
    await page.locator(".who").first().click();
  },
  "a quote in the inspector": async (page) => {
    await sample(page, 0);
    await article(page).locator(".chip").first().click();
    await expect(inspector(page).locator("#speaker")).toBeVisible();
  },
  "a name in the inspector": async (page) => {
    await sample(page, 0);
    await article(page).locator("mark.person").first().click();
    await expect(page.getByLabel("Same as …")).toBeVisible();
  },
  "words to add": async (page) => {
    await sample(page, 0);
    await page.locator("article").focus();
    await page.keyboard.press("a");
    await expect(inspector(page)).toContainText("Add the selected words");
  },
  "edges that are moved": async (page) => {
    await sample(page, 0);
    await article(page).locator("mark.person").first().click();
    await page.keyboard.press("b");
    await expect(inspector(page)).toContainText("Arrows move the end");
  },
  "the timeline": async (page) => {
    await sample(page, 0);
    await tab(page, "Timeline");
  },
  "changes": async (page) => {
    await corrected(page);
    await tab(page, "Changes");
  },
  "a change taken back": async (page) => {
    await corrected(page);
    await head(page, "Undo");
  },
  "a timeline from a day that was set": async (page) => {
    await sample(page, 0);
    await tab(page, "Timeline");
    await page.getByLabel("Published").fill("2025-02-12");
    await expect(page.getByRole("button", { name: "Use the article’s" })).toBeVisible();
  },
  "find in the article, by speakers": async (page) => {
    await sample(page, 0);
    await page.locator(".paints").getByRole("button", { name: "Speaker" }).click();
    await find(page, "bridge");
  },
  "what is to be checked": async (page) => {
    await sample(page, 0);
    await page.locator(".paints").getByRole("button", { name: "To check" }).click();
    await page.getByLabel("Group by").selectOption("order");
  },
  "the keys": async (page) => {
    await sample(page, 0);
    await head(page, "Keys");
  },
  "the settings": async (page) => {
    await head(page, "Settings");
    await dialog(page).getByLabel("Words").fill("Interfax");
    await dialog(page).getByRole("button", { name: "Add" }).click();
  },
  "the library": shelved,
  "an empty library": async (page) => {
    await head(page, "Library");
    await expect(dialog(page).getByRole("status")).not.toBeEmpty();
  },
  "quotes of one person": async (page) => {
    await shelved(page);
    await dialog(page).getByRole("button", { name: "Quotes of one person" }).click();
    await dialog(page).getByLabel("Name of the person").fill("Marsh");
    await expect(dialog(page).locator(".results button").first()).toBeVisible();
  },
  "two articles side by side": async (page) => {
    await shelved(page);
    await dialog(page).getByRole("button", { name: "Compare two articles" }).click();
    await dialog(page).getByLabel("First article").selectOption({ index: 1 });
    await dialog(page).getByLabel("Second article").selectOption({ index: 2 });
    await expect(dialog(page).locator(".results")).not.toBeEmpty();
  },
  "the export": async (page) => {
    await sample(page, 0);
    await head(page, "Export");
    await expect(dialog(page).locator(".export-name")).toBeVisible();
  },
  "a text beside the export": async (page) => {
    await sample(page, 0);
    await head(page, "Export");
    await dialog(page).getByRole("radio", { name: /brat/ }).check();
    await expect(dialog(page).locator(".export-file button")).toBeVisible();
  },
  "an article out of a link": async (page) => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await sample(page, 0);
    await head(page, "Export");
    await dialog(page).getByRole("button", { name: "Copy link" }).click();
    await expect(dialog(page).getByRole("status")).toHaveText("Link copied.");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.goto("about:blank");
    await page.goto(link);
    await expect(dialog(page).locator(".offer .strong")).toBeVisible();
  },
  "a link that holds nothing": async (page) => {
    await page.goto("about:blank");
    await page.goto("/#article=nothing");
    await expect(page.locator(".kept")).not.toBeEmpty();
  },
  "a first reading": async (page) => {
    await reload(page, "**/*.bin.z", () => {});
    await page.locator(".sample").first().click();
    await expect(page.locator(".first-reading")).toBeVisible();
  },
  "a failure": async (page) => {
    await reload(page, "**/*.bin.z", (route) => route.abort());
    await expect(page.getByRole("alert")).toContainText("word list");
  },
  "a phone": async (page) => {
    await phone(page);
    await sample(page, 2);
  },
  "the sheet of a phone": async (page) => {
    await phone(page);
    await sample(page, 0);
    await page.locator(".handle").click();
    await expect(page.locator(".ledger")).toBeVisible();
  },
  "the inspector of a phone": async (page) => {
    await phone(page);
    await sample(page, 0);
    await article(page).locator(".chip").first().click();
    await expect(inspector(page)).toBeVisible();
  },
  "furniture": async (page) => {
    await sample(page, 2);
    await page.getByRole("button", { name: "Show", exact: true }).click();
  },
};
