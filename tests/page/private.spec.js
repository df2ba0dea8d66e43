// The text stays here: once the page is loaded, neither it nor its worker asks the network for anything.

import { article, expect, open, paste, sample, test } from "./page.js";

test("no request leaves once the page is loaded", async ({ page, context }) => {
  await open(page);
  await sample(page, 0);
  await page.getByRole("button", { name: "New" }).click();
  const requests = [];
  context.on("request", (request) => requests.push(request.url()));
  page.on("request", (request) => requests.push(request.url()));
  await paste(page, "“Nobody hears this,” said Ana Roy in Paris on 3 March 2025.");
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
  await page.getByRole("tab", { name: "People & things" }).click();
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.waitForTimeout(500);
  expect(requests).toEqual([]);
});

test("all works without a network", async ({ page, context }) => {
  await open(page);
  await sample(page, 0);
  await page.getByRole("button", { name: "New" }).click();
  await context.setOffline(true);
  await paste(page, "“Nobody hears this,” said Ana Roy.");
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
});
