// The legend stays in sight, the outline can be reached at every width, and what is lit moves no line.

import { article, drawn, expect, open, sample, test } from "./page.js";

/** The legend, after the article was scrolled a long way. */
async function scrolled(page, width) {
  await page.setViewportSize({ width, height: 700 });
  await open(page);
  await sample(page, 2);
  await page.evaluate(() => scrollTo({ top: 900, behavior: "instant" }));
  await drawn(page);
  return page.locator(".rail");
}

for (const width of [1280, 900]) {
  test(`the legend stays in sight while the article scrolls: ${width} px`, async ({ page }) => {
    const rail = await scrolled(page, width);
    await rail.getByRole("button", { name: "Labels" }).click({ timeout: 5_000 });
    await expect(article(page).locator("..")).toHaveClass(/labels/);
    const { y } = await rail.boundingBox();
    expect(y).toBeGreaterThan(0);
    expect(y).toBeLessThan(60);
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
  });
}

test("a legend that is taller than the window scrolls by itself", async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 500 });
  await open(page);
  await sample(page, 2);
  const line = page.locator(".outline button").last();
  await page.locator(".rail").hover();
  await page.mouse.wheel(0, 2_000);
  await expect(line).toBeInViewport();
  expect(await page.evaluate(() => scrollY)).toBe(0);
});

for (const width of [900, 390, 320]) {
  test(`the outline opens, leads to a heading, and closes: ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    await open(page);
    await sample(page, 2);
    const [outline, opener] = [page.locator(".outline"), page.getByRole("button", { name: "Outline" })];
    await expect(outline).toBeHidden();
    await opener.click();
    await expect(outline).toBeVisible();
    await page.keyboard.press("Tab");
    await expect(outline.getByRole("button").first()).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(outline).toBeHidden();
    await expect(opener).toBeFocused();
    await opener.press("Enter");
    const line = outline.getByRole("button").last();
    const words = await line.textContent();
    await line.click();
    await expect(outline).toBeHidden();
    await expect(page.locator("article")).toBeFocused();
    await expect(article(page).getByText(words, { exact: true })).toBeInViewport();
  });
}

test("an article without headings offers no outline", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page);
  await sample(page, 0);
  await expect(page.locator(".rail")).toBeVisible();
  await expect(page.locator(".to-outline")).toBeHidden();
});

/** Where each line of the article stands. */
const lines = (page) => article(page).locator("[data-at]").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));

for (const able of [true, false]) {
  test(`all that names one person is lit, and no line moves: ${able ? "by highlights" : "by a class"}`, async ({ page }) => {
    if (!able) await page.addInitScript(() => delete window.Highlight);
    await open(page);
    await sample(page, 0);
    const before = await lines(page);
    const mark = article(page).locator("mark.person", { hasText: "Elena Marsh" }).first();
    const entity = await mark.getAttribute("data-e");
    const all = await article(page).locator(`mark[data-e="${entity}"]`).count();
    expect(all).toBeGreaterThan(1);
    await mark.click();
    const lit = () => page.evaluate(() => [CSS.highlights.get("same")?.size ?? 0, document.querySelectorAll("article .same").length]);
    await expect.poll(lit).toEqual(able ? [all, 0] : [0, all]);
    expect(await lines(page)).toEqual(before);
    await page.keyboard.press("Escape");
    await expect.poll(lit).toEqual([0, 0]);
  });
}
