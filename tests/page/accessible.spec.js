// axe finds nothing to complain of, in any state, light and dark, wide and narrow.

import { article, expect, expectAccessible, open, sample, test } from "./page.js";

test.use({ excused: /Failed to load resource/ });

const STATES = {
  "the paste box": async () => {},
  "an article": async (page) => sample(page, 2),
  "an article with labels": async (page) => {
    await sample(page, 0);
    await page.getByRole("button", { name: "Labels" }).click();
  },
  "a selected quote": async (page) => {
    await sample(page, 0);
    await page.locator(".row").first().click();
  },
  "people and things": async (page) => {
    await sample(page, 1);
    await page.getByRole("tab", { name: "People & things" }).click();
    await page.locator(".who").first().click();
  },
  "furniture": async (page) => {
    await sample(page, 2);
    await page.getByRole("button", { name: "Show", exact: true }).click();
  },
};

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

    test("a failure", async ({ page }) => {
      await page.route("**/*.bin.z", (route) => route.abort());
      await open(page);
      await expect(page.getByRole("alert")).toContainText("word list");
      await expectAccessible(page);
    });

    test("a phone", async ({ page }) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open(page);
      await sample(page, 2);
      await expectAccessible(page);
      await page.locator(".handle").click();
      await expectAccessible(page);
    });
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
