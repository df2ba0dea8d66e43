// The keys: each does what the help says of it, and the help names no key that does nothing.

import { article, expect, open, sample, test } from "./page.js";
import { changes, settled, watch } from "./watch.js";

const inspector = (page) => page.locator("#inspector");
const marks = (page) => article(page).locator("mark");
const name = (page) => marks(page).filter({ hasText: "Elena Marsh" }).and(page.locator(".person")).first();
const quote = (page) => article(page).locator("mark.quote").first();

/** Which of the article’s marks has the focus. */
const place = (page) => marks(page).evaluateAll((all) => all.indexOf(document.activeElement));

test.beforeEach(async ({ page }) => {
  await open(page);
  await sample(page, 0);
});

test("j and k go from mark to mark, n and p from quote to quote, c to what is to be checked", async ({ page }) => {
  await quote(page).click();
  await page.keyboard.press("n");
  const second = await place(page);
  await page.keyboard.press("j");
  await expect.poll(() => place(page)).toBeGreaterThan(second);
  await page.keyboard.press("k");
  await expect.poll(() => place(page)).toBe(second);
  await page.keyboard.press("p");
  await expect(quote(page)).toBeFocused();
  await page.keyboard.press("c");
  await expect(article(page).locator("mark.quote.check").first()).toBeFocused();
});

test("] and [ walk through what names the same", async ({ page }) => {
  await name(page).click();
  for (const [key, position] of [["]", "2 of"], ["]", "3 of"], ["[", "2 of"]]) {
    await page.keyboard.press(key);
    await expect(inspector(page).locator(".walk")).toContainText(position);
  }
});

test("Enter goes to the inspector, Escape back to the mark and then lets go", async ({ page }) => {
  await quote(page).click();
  await page.keyboard.press("n");
  await page.keyboard.press("Enter");
  await expect(inspector(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(article(page).locator("mark.quote:focus")).toHaveCount(1);
  await expect(inspector(page)).toBeHidden();
});

test("1 to 6 say what a name is", async ({ page }) => {
  await name(page).click();
  for (const [key, type] of Object.entries({ 2: "Organisation", 3: "Country or town", 4: "Land or water", 5: "Building or road", 6: "People or faith", 1: "Person" })) {
    await page.keyboard.press(key);
    await expect(inspector(page).locator(".facts:visible")).toContainText(type, { ignoreCase: true });
  }
});

test("q goes through the kinds of quotes", async ({ page }) => {
  await quote(page).click();
  for (const kind of ["Partly quoted", "Reported", "Quoted"]) {
    await page.keyboard.press("q");
    await expect(inspector(page).getByRole("button", { name: kind, exact: true })).toHaveAttribute("aria-pressed", "true");
  }
});

test("in edge mode arrows move the end, with Shift the start, with Ctrl by a character", async ({ page }) => {
  await name(page).click();
  await page.keyboard.press("b");
  const reads = (words) => expect(inspector(page).locator(".facts:visible")).toContainText(`“${words}”`);
  await page.keyboard.press("Control+ArrowLeft");
  await reads("Elena Mars");
  await page.keyboard.press("Control+ArrowRight");
  await page.keyboard.press("Shift+ArrowRight");
  await reads("Marsh");
  await page.keyboard.press("Control+Shift+ArrowRight");
  await reads("arsh");
});

test("Ctrl+Z takes back, Ctrl+Shift+Z and Ctrl+Y make again", async ({ page }) => {
  await name(page).click();
  await page.keyboard.press("2");
  const mark = marks(page).filter({ hasText: "Elena Marsh" }).first();
  await expect(mark).toHaveClass(/organisation/);
  for (const again of ["Control+Shift+z", "Control+y"]) {
    await page.keyboard.press("Control+z");
    await expect(mark).toHaveClass(/person/);
    await page.keyboard.press(again);
    await expect(mark).toHaveClass(/organisation/);
  }
});

test("every key of the help does something, where a quote or a name is looked at", async ({ page }) => {
  test.slow();
  await page.evaluate(watch);
  await page.getByRole("button", { name: "Keys" }).click();
  const keys = await page.locator(".key-list kbd").allTextContents();
  await page.keyboard.press("Escape");
  expect(keys.length).toBeGreaterThan(25);
  // What can be taken back and what can be made again are there too.
  const ready = async (mark) => {
    await page.getByRole("button", { name: "New" }).click();
    await sample(page, 0);
    await mark(page).click();
    for (const key of ["y", "x", "u"]) await page.keyboard.press(key);
  };
  const dead = [];
  for (const key of keys) {
    let done = false;
    for (const mark of [quote, name]) {
      await ready(mark);
      const before = await settled(page);
      await page.keyboard.press(key);
      done ||= await changes(page, before, 1_000);
      await page.keyboard.press("Escape");
      if (done) break;
    }
    if (!done) dead.push(key);
  }
  expect(dead).toEqual([]);
});
