// 400 % zoom of a window of 1280 × 1024: nothing scrolls sideways, everything can be reached by Tab, and what has the focus is
// never hidden behind what stays in its place (WCAG 2.2: 1.4.10, 2.4.11).

import { mkdirSync } from "node:fs";
import { article, expect, open, sample, test } from "./page.js";
import { STATES } from "./states.js";

const PICTURES = "target/page-pictures";
const [WIDTH, HEIGHT] = [320, 256];

test.use({ viewport: { width: WIDTH, height: HEIGHT }, deviceScaleFactor: 4, reducedMotion: "reduce" });

/** One of the lists, in the sheet over the article. */
const list = (name) => async (page) => {
  await sample(page, 0);
  await page.locator(".handle").click();
  await page.getByRole("tab", { name }).click();
};

const NAMED = ["the paste box", "a long text", "an article", "an article with labels", "a quote in the inspector", "a name in the inspector", "words to add", "find in the article, by speakers", "the settings", "the export", "a failure"];
const REACHED = {
  ...Object.fromEntries(NAMED.map((name) => [name, STATES[name]])),
  "who said what": list("Who said what"),
  "people and things": list("People & things"),
  "the timeline": list("Timeline"),
  // Where the masthead has no room for it, the way to the library is the paste box.
  "the library": async (page) => {
    await STATES["a corrected article"](page);
    for (const name of ["New", "Library"]) await page.getByRole("banner").getByRole("button", { name }).click();
    await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(1);
  },
  "the headings": async (page) => {
    await sample(page, 2);
    await page.getByRole("button", { name: "Outline" }).click();
    await expect(page.locator(".outline")).toBeVisible();
  },
};

/** In the page: what has the focus, and whether any of it can be seen. */
function focused() {
  const it = document.activeElement;
  if (!it || it === document.body) return undefined;
  const shown = it.matches(".unseen") ? it.closest("label") : it;
  const { left, top, right, bottom } = shown.getBoundingClientRect();
  const [x0, y0, x1, y1] = [Math.max(left, 0), Math.max(top, 0), Math.min(right, innerWidth), Math.min(bottom, innerHeight)];
  const shares = [0.1, 0.3, 0.5, 0.7, 0.9];
  const hits = shares.flatMap((x) => shares.map((y) => document.elementFromPoint(x0 + x * (x1 - x0), y0 + y * (y1 - y0))));
  const seen = x1 > x0 && y1 > y0 && hits.some((hit) => hit && shown.contains(hit));
  const name = `${it.tagName.toLowerCase()}.${it.className} ${it.ariaLabel ?? it.textContent.trim().slice(0, 40)}`;
  return { name, seen, first: it.hasAttribute("data-first") || !it.toggleAttribute("data-first") };
}

/** Goes through all that Tab reaches; gives what of it cannot be seen while it has the focus. */
async function hidden(page) {
  const [lost, names] = [[], new Set()];
  for (let stop = 0; stop < 150; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate(focused);
    if (at?.first) break;
    if (!at) continue;
    names.add(at.name);
    if (!at.seen) lost.push(at.name);
  }
  expect(names.size, "Tab goes somewhere").toBeGreaterThan(0);
  return lost;
}

for (const [name, reach] of Object.entries(REACHED)) {
  test(`at 400 %: ${name}`, async ({ page }) => {
    test.slow();
    page.excuse(/Failed to load resource/);
    await open(page);
    await reach(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(WIDTH);
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${name.replaceAll(" ", "-")}-400.png` });
    expect(await hidden(page)).toEqual([]);
  });
}

test("at 400 % a quote is read, and its speaker mended", async ({ page }) => {
  await open(page);
  await sample(page, 0);
  const chip = article(page).locator(".chip").first();
  await chip.click();
  const choice = page.locator("#speaker").getByRole("button", { name: "No one named" });
  await choice.click();
  await expect(choice).toHaveAttribute("aria-pressed", "true");
  await page.locator("#inspector").getByRole("button", { name: "Close" }).first().click();
  await expect(chip).toHaveAttribute("data-number", "?");
});
