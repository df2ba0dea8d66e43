// What goes wrong is said in a sentence, with a way on; what is hostile is shown as text.

import { article, expect, open, paste, sample, test } from "./page.js";

test.describe("without a part of the engine", () => {
  test.use({ excused: /Failed to load resource|Failed to fetch|error loading/i });

  for (const [name, answer, sentence] of [
    ["a missing word list", (route) => route.fulfill({ status: 404 }), /word list could not be fetched/],
    ["a damaged word list", (route) => route.fulfill({ body: "garbage" }), /word list arrived damaged/],
  ]) {
    test(`${name} is said, and trying again works`, async ({ page }) => {
      await page.route("**/*.bin.z", answer);
      await open(page);
      await expect(page.getByRole("alert")).toContainText(sentence);
      await page.unroute("**/*.bin.z");
      await page.getByRole("button", { name: "Try again" }).click();
      await expect(page.getByRole("alert")).toBeEmpty();
      await sample(page, 0);
      await expect(article(page).locator("mark.quote").first()).toBeVisible();
    });
  }

  test("a missing engine is said, the text kept, and trying again reads it", async ({ page }) => {
    await page.route("**/worker_bg-*.wasm", (route) => route.abort());
    await open(page);
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    await paste(page, "“Yes,” said Ana Roy.");
    await expect(page.getByRole("alert")).toContainText("could not be loaded");
    await page.unroute("**/worker_bg-*.wasm");
    await page.getByRole("button", { name: "Try again" }).click();
    await expect(article(page)).toContainText("Ana Roy");
  });
});

const HOSTILE = {
  "NULs": "One\0two\0\0 said Ana Roy.",
  "quotation marks alone": "“”‘’\"\"''«»„“”".repeat(500),
  "unbalanced marks": "“‘\"".repeat(3000) + " said Ana.",
  "script": "<script>alert(1)</script><img src=x onerror=alert(2)> “<b>Hi</b>,” said <i>Ana Roy</i>.",
  "right to left": "قالت آنا روي: «سنبقى هنا». “We stay,” said Ana Roy. \u202eesrever\u202c",
  "emoji and combining marks": "“👩‍👩‍👧‍👦 e\u0301\u0301\u0301 🏳️‍🌈,” said Ana Roy 😀.",
  "lone surrogates": "\ud800 “Yes\udc00,” said Ana Roy \ud83d.",
  "one endless line": "word ".repeat(20_000),
};

for (const [name, text] of Object.entries(HOSTILE)) {
  test(`${name} in, the same text out`, async ({ page }) => {
    await open(page);
    await paste(page, text);
    await expect(article(page).locator("p").first()).toBeVisible();
    const squeezed = (text) => text.toWellFormed().replace(/\s/g, "");
    expect(squeezed(await article(page).evaluate((node) => node.textContent))).toBe(squeezed(text));
    expect(await article(page).locator("script, img, i").count()).toBe(0);
  });
}

test("marks stand in the right place after a lone surrogate", async ({ page }) => {
  await open(page);
  await paste(page, "\ud800😀 “Yes,” said Ana Roy.");
  await expect(article(page).locator("mark.quote").first()).toHaveText("“Yes,”");
});

for (const [name, text] of [["nothing", ""], ["blanks", " \n\t \u00a0\n"]]) {
  test(`${name} leaves the paste box as it is`, async ({ page }) => {
    await open(page);
    await paste(page, text);
    await page.waitForTimeout(700);
    await expect(page.locator("#text")).toBeVisible();
    await expect(page.getByRole("alert")).toBeEmpty();
  });
}

test("5 MB of one letter are shown, and the page stays alive", async ({ page }) => {
  await open(page);
  await paste(page, "a".repeat(5 << 20));
  await expect(article(page).locator("p").first()).toBeVisible({ timeout: 30_000 });
  await page.getByRole("button", { name: "New" }).click();
  await expect(page.locator("#text")).toBeVisible();
});
