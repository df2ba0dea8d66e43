// The keeper: what is kept is the article as it was when it changed, whatever is opened, spoiled or deleted right after.

import { database, edits, records, spoil } from "./database.js";
import { article, expect, open, paste, test } from "./page.js";

const TEXT = "Council closes bridge\n\n“The bridge will stay closed,” Mayor Elena Marsh said in Lund.\n\n“Nobody asked us,” Daniel Osei said.";

const note = (page) => page.locator(".kept");
const dialog = (page) => page.getByRole("dialog");
const right = (page) => page.locator("#inspector").getByRole("button", { name: "Right", exact: true });
const texts = async (page) => Object.values((await database(page)).texts).sort();

/** The article, once it is kept with its quotes. */
async function kept(page, text = TEXT) {
  await open(page);
  await paste(page, text);
  await expect.poll(() => records(page).then((all) => all.map(({ quotes }) => quotes))).toEqual([2]);
}

/** Selects a quote. */
const select = (page, words = "The bridge will stay closed") => article(page).locator("mark.quote", { hasText: words }).first().click();

/** Opens the library. */
async function library(page, count) {
  await page.getByRole("banner").getByRole("button", { name: "Library" }).click();
  await expect(dialog(page).getByRole("listitem")).toHaveCount(count);
}

test("what is corrected in the very moment before another article is opened is kept", async ({ page }) => {
  await kept(page);
  await select(page);
  await expect(right(page)).toBeVisible();
  await page.evaluate(() => {
    const named = (root, name) => [...document.querySelectorAll(`${root} button`)].find((button) => button.textContent.trim() === name);
    named("#inspector", "Right").click();
    named(".masthead", "New").click();
  });
  await expect(page.locator("#text")).toHaveValue("");
  await expect.poll(() => edits(page)).toEqual([1]);
});

for (const how of ["a sample", "a shared text"]) {
  test(`what was typed in the very moment before ${how} is opened is kept`, async ({ page }) => {
    await open(page);
    await page.evaluate((how) => {
      const box = document.querySelector("#text");
      box.value = "“Typed here,” said Ana Roy.";
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
      const shared = new CustomEvent("whosaid:open", { detail: { text: "“Yes,” said Ben Okri." } });
      how === "a sample" ? document.querySelector(".sample").click() : window.dispatchEvent(shared);
    }, how);
    await expect(article(page).locator("mark.quote").first()).toBeVisible();
    await expect.poll(() => texts(page)).toContain("“Typed here,” said Ana Roy.");
  });
}

test("while typing goes on, the engine's word on an earlier text takes nothing back", async ({ page }) => {
  let go = () => {};
  const held = new Promise((done) => (go = done));
  await page.route("**/*.bin.z", async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await page.locator("#text").fill("“One,” said Ana Roy.");
  await expect.poll(() => texts(page)).toEqual(["“One,” said Ana Roy."]);
  // Typing has paused: the state knows this text, and the engine will be asked about it.
  await page.waitForTimeout(500);
  const seen = [];
  const box = page.locator("#text");
  await box.press("End");
  for (let at = 0; at < 40; at += 1) {
    await page.keyboard.type(" more", { delay: 10 });
    if (at === 8) go();
    const [text] = await texts(page);
    seen.push(text.length);
  }
  await expect(page.locator(".found")).toContainText("1 quote");
  expect(seen).toEqual([...seen].sort((one, other) => one - other));
  expect(seen.at(-1)).toBeGreaterThan(40);
});

test("a damaged record is set beside, and its text is never written over", async ({ page }) => {
  await kept(page);
  const [id] = Object.keys((await database(page)).records);
  await spoil(page, "records", id, '"damaged"');
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.locator("#text").fill(`${TEXT} More.`);
  await expect(note(page)).toContainText("Both versions are kept");
  await expect.poll(() => texts(page)).toEqual([TEXT, `${TEXT} More.`]);
  expect((await database(page)).records[id]).toBe("damaged");
  await library(page, 2);
  const row = dialog(page).locator(`li[data-id="${id}"]`);
  await row.getByRole("textbox").fill("bridges");
  await page.keyboard.press("Tab");
  await expect(note(page)).toContainText("What the library knows of this article is damaged");
  expect((await database(page)).records[id]).toBe("damaged");
});

test("what is kept again after it was deleted is not taken for what was deleted", async ({ page, context }) => {
  await kept(page);
  const id = await page.evaluate(() => sessionStorage.getItem("whosaid-opened"));
  const other = await context.newPage();
  await other.addInitScript((id) => sessionStorage.setItem("whosaid-opened", id), id);
  await other.goto("/");
  await expect(article(other).locator("mark.quote").first()).toBeVisible();
  await library(page, 1);
  await dialog(page).getByRole("button", { name: /^Delete “/ }).click();
  await expect.poll(() => records(page)).toEqual([]);
  await dialog(page).getByRole("button", { name: "Close", exact: true }).click();
  await select(other);
  await right(other).click();
  await expect.poll(() => edits(page)).toEqual([1]);
  // The first page keeps the article again, without a change, and so learns of the other's.
  await page.getByRole("button", { name: "Edit text" }).click();
  await expect(note(page)).toContainText("corrected in another tab");
});

test("an article that is gone from the list is said to be gone, and the one that is read stays", async ({ page }) => {
  await kept(page);
  const [id] = Object.keys((await database(page)).records);
  await page.getByRole("button", { name: "New" }).click();
  await paste(page, "“Rain,” said Ana Roy. “Snow,” said Ben Okri.");
  await expect.poll(() => records(page).then((all) => all.length)).toBe(2);
  await library(page, 2);
  await spoil(page, "texts", id, 0);
  await dialog(page).getByRole("button", { name: /Council closes bridge/ }).first().click();
  await expect(note(page)).toContainText("This article is no longer in the library");
  await expect(article(page)).toContainText("Rain");
});

test("that nothing can be kept is said once", async ({ page }) => {
  await page.route(/exchange-boot/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `Object.defineProperty(self, "indexedDB", { value: undefined });\n${await answer.text()}` });
  });
  await open(page);
  await paste(page, TEXT);
  await expect(note(page)).toContainText("This browser keeps nothing for this page");
  await note(page).getByRole("button", { name: "Close" }).click();
  await select(page);
  await right(page).click();
  await page.waitForTimeout(500);
  await expect(note(page)).toBeEmpty();
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("the same file that is opened twice is one article, with its corrections", async ({ page }) => {
  await open(page);
  const file = { name: "bridge.txt", mimeType: "text/plain", buffer: Buffer.from(TEXT) };
  await page.locator(".file input").setInputFiles(file);
  await select(page);
  await right(page).click();
  await expect.poll(() => edits(page)).toEqual([1]);
  await page.getByRole("button", { name: "New" }).click();
  await page.locator(".file input").setInputFiles(file);
  await page.getByRole("tab", { name: "Changes" }).click();
  await expect(page.locator(".changes li")).toHaveCount(1);
  await page.waitForTimeout(500);
  expect(await edits(page)).toEqual([1]);
});

test("a tag by which the list is filtered stays in sight after its last article", async ({ page }) => {
  await kept(page);
  await page.getByRole("button", { name: "New" }).click();
  await paste(page, "“Rain,” said Ana Roy. “Snow,” said Ben Okri.");
  await expect.poll(() => records(page).then((all) => all.length)).toBe(2);
  await library(page, 2);
  const tags = dialog(page).getByLabel("Tags of “Council closes bridge”");
  const rows = dialog(page).getByRole("listitem");
  const filter = dialog(page).getByLabel("Tag", { exact: true });
  await tags.fill("bridges");
  await page.keyboard.press("Tab");
  await filter.selectOption("bridges");
  await expect(rows).toHaveCount(1);
  await dialog(page).getByRole("button", { name: "Delete “Council closes bridge”" }).click();
  await expect(rows).toHaveCount(0);
  await expect(filter).toHaveValue("bridges");
  await filter.selectOption("All tags");
  await expect(rows).toContainText(["Rain"]);
  await expect(filter).toBeHidden();
});

test("who deletes all by keys never loses the focus", async ({ page }) => {
  await kept(page);
  await library(page, 1);
  const all = dialog(page).getByRole("button", { name: "Delete all" });
  await all.press("Enter");
  await expect(dialog(page).locator(".sure").getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Shift+Tab");
  await page.evaluate(() => {
    window.lost = 0;
    document.addEventListener("focusout", () => queueMicrotask(() => (window.lost += document.activeElement === document.body ? 1 : 0)));
  });
  await page.keyboard.press("Enter");
  await expect(dialog(page).getByRole("button", { name: "Undo" })).toBeFocused();
  expect(await page.evaluate(() => window.lost)).toBe(0);
});
