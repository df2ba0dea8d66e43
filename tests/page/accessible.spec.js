// axe finds nothing to complain of, in any state, light and dark, wide and narrow.

import { article, expect, expectAccessible, open, paste, sample, test } from "./page.js";
import { STATES } from "./states.js";

test.use({ excused: /Failed to load resource/ });

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    for (const [name, reach] of Object.entries(STATES)) {
      test(name, async ({ page }) => {
        await open(page);
        await reach(page);
        await expectAccessible(page);
      });
    }
  });
}

test("a screen reader hears the ledger as headings with lists of quotes", async ({ page }) => {
  await open(page);
  await paste(page, "“No,” said Ana Roy, a cook, in Lund.\n\nBo Lind said that it was late.");
  await expect(page.locator(".ledger")).toMatchAriaSnapshot(`
    - heading "Who said what" [level=2]
    - paragraph: 2 quotes · 2 speakers
    - heading /Ana Roy/ [level=3]:
      - button "Ana Roy"
    - paragraph: 1 quote · 1 word
    - list:
      - listitem:
        - button /“No,” said · quoted · ¶ 1/
    - heading /Bo Lind/ [level=3]:
      - button "Bo Lind"
    - list:
      - listitem:
        - button /it was late/
    - heading "No speaker named" [level=3]
    - paragraph: Every quote has a speaker.
  `);
});

test("a mark that is looked at points to its details", async ({ page }) => {
  await open(page);
  await sample(page, 0);
  await page.locator(".row").first().click();
  const mark = article(page).locator("mark.quote.on").first();
  await expect(mark).toHaveAttribute("aria-details", "inspector");
  await expect(page.locator("#inspector")).toBeVisible();
});

for (const width of [320, 640, 1280]) {
  test(`nothing is wider than ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: 700 });
    await open(page);
    await sample(page, 2);
    await article(page).locator(".chip").first().click();
    // A correction brings the ways to undo it into the masthead.
    await page.getByRole("button", { name: "Right", exact: true }).click();
    await expect(page.getByRole("banner").getByRole("button", { name: "Undo" })).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    const clipped = await page.locator(".masthead button").evaluateAll((all, width) => all.filter((one) => one.getBoundingClientRect().right > width).length, width);
    expect(clipped).toBe(0);
  });
}

test("dark is dark, light is light", async ({ page }) => {
  const brightness = async () => {
    const colour = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    return colour.match(/\d+/g).slice(0, 3).reduce((sum, part) => sum + Number(part), 0) / 3;
  };
  await page.emulateMedia({ colorScheme: "light" });
  await open(page);
  expect(await brightness()).toBeGreaterThan(230);
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await brightness()).toBeLessThan(50);
});

test("forced colours keep every mark visible", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await open(page);
  await sample(page, 0);
  const edge = await article(page).locator("mark.quote.starts").first().evaluate((node) => getComputedStyle(node).borderLeftStyle);
  expect(["solid", "dashed", "dotted", "double"]).toContain(edge);
});
