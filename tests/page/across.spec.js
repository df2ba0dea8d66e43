// Across the library: one person's quotes from several articles, and two articles side by side.

import { database, spoil } from "./database.js";
import { article, expect, expectAccessible, open, paste, test } from "./page.js";

const ONE = "Council closes bridge\n\n“The bridge will stay closed,” Mayor Elena Marsh said in Lund.\n\n“Nobody asked us what we want,” Daniel Osei said.";
const TWO = "Bridge stays closed\n\n“The bridge will stay closed!” Mayor Elena Marsh said.\n\n“Nobody asked us what we wanted,” Peter Holm said.\n\n“We are sorry,” she added.";

const dialog = (page) => page.getByRole("dialog");
const results = (page) => dialog(page).locator(".results");
const told = (page) => dialog(page).locator(".asked .told");

/** How many quotes the library knows of each article that was read. */
async function known(page) {
  const { records } = await database(page);
  return Object.values(records).flatMap(({ spoken }) => (spoken ? [spoken.quotes.length] : []));
}

/** Two articles that were read. */
async function collected(page) {
  await open(page);
  for (const [number, text] of [ONE, TWO].entries()) {
    await paste(page, text);
    await expect.poll(async () => (await known(page)).length).toBe(number + 1);
    await page.getByRole("button", { name: "New" }).click();
  }
}

const library = (page) => page.getByRole("banner").getByRole("button", { name: "Library" }).click();

/** Forgets what is said in an article, as an older version would have kept it. */
async function forget(page, title) {
  const { records } = await database(page);
  const [id, record] = Object.entries(records).find(([, record]) => record.title === title);
  await spoil(page, "records", id, JSON.stringify({ ...record, spoken: undefined }));
}

test("one person's quotes are collected over the library, and each leads to its place", async ({ page }) => {
  await collected(page);
  await library(page);
  await dialog(page).getByRole("button", { name: "Quotes of one person" }).click();
  const name = dialog(page).getByLabel("Name of the person");
  await expect(name).toBeFocused();
  await expect(results(page).getByRole("button")).toHaveText(["Elena Marsh", "Daniel Osei", "Peter Holm"]);
  await expect(dialog(page).getByRole("searchbox", { name: "Search titles" })).toBeHidden();
  await name.fill("marsh");
  await expect(told(page)).toHaveText("Elena Marsh: 3 quotes in 2 articles. 2 articles looked through.");
  await expect(results(page).getByRole("heading")).toHaveText(["Bridge stays closed", "Council closes bridge"]);
  await expect(results(page).getByRole("button")).toHaveText(["“The bridge will stay closed!”", "“We are sorry,”", "“The bridge will stay closed,”"]);
  await expectAccessible(page);
  await name.fill("Nobody At All");
  await expect(told(page)).toContainText("Nobody of this name is quoted.");
  await name.fill("");
  await results(page).getByRole("button", { name: "Elena Marsh" }).click();
  await expect(name).toHaveValue("Elena Marsh");
  await expect(name).toBeFocused();
  await results(page).getByRole("button", { name: "We are sorry" }).press("Enter");
  await expect(dialog(page)).toBeHidden();
  await expect(article(page).locator("mark.quote.on").first()).toHaveText("“We are sorry,”");
  await expect(page.locator("#inspector")).toContainText("Elena Marsh");
});

test("two articles stand side by side, what differs is marked, and other speakers are flagged", async ({ page }) => {
  await collected(page);
  await library(page);
  const way = dialog(page).getByRole("button", { name: "Compare two articles" });
  await way.click();
  await expect(way).toHaveAttribute("aria-expanded", "true");
  await expect(dialog(page).getByLabel("First article")).toBeFocused();
  await dialog(page).getByLabel("First article").selectOption("Council closes bridge");
  await dialog(page).getByLabel("Second article").selectOption("Bridge stays closed");
  await expect(told(page)).toHaveText("2 quotes in both, 1 of them by different speakers.");
  const pairs = results(page).locator(".pair");
  await expect(pairs).toHaveCount(3);
  await expect(pairs.nth(0)).toContainText("The same words");
  await expect(pairs.nth(0).locator("mark")).toHaveCount(0);
  await expect(pairs.nth(1)).toContainText("Check: the articles name different speakers.");
  await expect(pairs.nth(1).locator("mark")).toHaveText(["want", "wanted"]);
  await expect(pairs.nth(1)).toContainText("Daniel Osei");
  await expect(pairs.nth(1)).toContainText("Peter Holm");
  await expect(pairs.nth(2)).toContainText("In one article only");
  await expectAccessible(page);
  await pairs.nth(1).getByRole("button", { name: "wanted" }).click();
  await expect(article(page).locator("mark.quote.on").first()).toHaveText("“Nobody asked us what we wanted,”");
});

test("an article that an older version kept is named as not read, until it is opened", async ({ page }) => {
  await collected(page);
  await forget(page, "Bridge stays closed");
  await library(page);
  await dialog(page).getByRole("button", { name: "Quotes of one person" }).click();
  await expect(told(page)).toHaveText("1 article looked through. Not read yet: “Bridge stays closed”. Open it once, and its quotes are known.");
  await dialog(page).getByRole("button", { name: "Quotes of one person" }).click();
  await expect(results(page)).toHaveCount(0);
  await dialog(page).getByRole("button", { name: /^Bridge stays closed/ }).click();
  await expect(article(page)).toContainText("We are sorry");
  await expect.poll(async () => (await known(page)).length).toBe(2);
  await library(page);
  await dialog(page).getByRole("button", { name: "Quotes of one person" }).click();
  await expect(told(page)).toHaveText("2 articles looked through.");
});
