// What the tests of the page share: a page that is watched for complaints, and ways to give it a text.

import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";

/** A page on which any complaint of the browser fails the test, save those that `excused` matches. */
export const test = base.extend({
  excused: [undefined, { option: true }],
  page: async ({ page, excused }, use) => {
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => console.error(`CSP: ${event.violatedDirective}`));
    });
    // What a test brings about by itself.
    const expected = [excused];
    page.excuse = (complaint) => expected.push(complaint);
    await use(page);
    expect(complaints.filter((complaint) => !expected.some((known) => known?.test(complaint)))).toEqual([]);
  },
});

export { expect };

/** Opens the page. */
export async function open(page) {
  await page.goto("/");
  await expect(page.locator("#text")).toBeVisible();
}

/** Pastes as a reader does; the text is any JavaScript string. */
export async function paste(page, text) {
  await page.evaluate((text) => {
    const box = document.querySelector("#text");
    box.focus();
    box.select();
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    // A browser puts in what nobody else took; a made-up event does not.
    if (box.dispatchEvent(event)) {
      box.setRangeText(text, box.selectionStart, box.selectionEnd, "end");
      box.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
  }, text);
}

/** Opens a sample by its number and waits for its article, with all that is to be found in it. */
export async function sample(page, number) {
  await page.locator(".sample").nth(number).click();
  await expect(article(page).locator(".paragraph").first()).toBeVisible();
  await expect(page.locator(".first-reading")).toHaveCount(0);
}

/** The article. */
export function article(page) {
  return page.locator("article .text");
}

/** Fails on anything that axe finds. */
export async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`);
  expect(said).toEqual([]);
}

/** Waits until what the last key or click has set going is drawn: two frames. */
export const drawn = (page) => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
