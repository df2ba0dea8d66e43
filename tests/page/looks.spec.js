// Pictures of the main states, wide, middling and narrow, light, dark, in forced colours and on paper: `target/page-pictures/`.
// Looking at them is for people; what can be measured is held here: nothing is cut off, and nothing lies outside the page.

import { mkdirSync } from "node:fs";
import { expect, open, test } from "./page.js";
import { STATES } from "./states.js";

const PICTURES = "target/page-pictures";
const MAIN = ["the paste box", "an article with something to check", "a quote in the inspector", "a name in the inspector", "people and things", "the timeline", "changes", "the library", "the export", "the settings", "the keys"];
/** What has no room for its tabs until the sheet is opened. */
const PHONE = ["the paste box", "a phone", "the sheet of a phone", "the inspector of a phone", "the library", "the export", "the settings"];
const WIDTHS = { 1440: MAIN, 900: MAIN, 390: PHONE };
const MEDIA = {
  light: { colorScheme: "light", forcedColors: "none", media: "screen" },
  dark: { colorScheme: "dark", forcedColors: "none", media: "screen" },
  forced: { colorScheme: "light", forcedColors: "active", media: "screen" },
  print: { colorScheme: "light", forcedColors: "none", media: "print" },
};

/** In the page: what is cut off by the window or by what it stands in. What scrolls sideways on purpose says so by a scrollbar. */
function cut() {
  const name = (it) => `${it.tagName.toLowerCase()} ${it.ariaLabel ?? it.textContent.trim()}`;
  const controls = [...document.querySelectorAll("button, a[href], input:not(.unseen), select, h1, h2, h3")];
  const seen = controls.filter((it) => it.checkVisibility({ visibilityProperty: true }) && !it.closest(".unseen, .rail, pre"));
  return seen
    .filter((it) => {
      const { left, right, width } = it.getBoundingClientRect();
      const frame = (it.closest(".tabs, .sheet, .inspector, .dialog") ?? document.documentElement).getBoundingClientRect();
      return width > 0 && (left < frame.left - 1 || right > frame.right + 1);
    })
    .map(name);
}

for (const [width, states] of Object.entries(WIDTHS)) {
  for (const name of states) {
    test(`${name}, ${width} pixels wide`, async ({ page }) => {
      mkdirSync(PICTURES, { recursive: true });
      await page.emulateMedia({ reducedMotion: "reduce" });
      await page.setViewportSize({ width: Number(width), height: width === "390" ? 844 : 900 });
      await open(page);
      await STATES[name](page);
      for (const [medium, media] of Object.entries(MEDIA)) {
        await page.emulateMedia({ ...media, reducedMotion: "reduce" });
        const picture = await page.screenshot({ path: `${PICTURES}/${name.replaceAll(" ", "-")}-${width}-${medium}.png`, fullPage: medium === "print" });
        // A page of one colour is smaller by far.
        expect(picture.length, `${medium}: an empty page`).toBeGreaterThan(8_000);
        if (medium === "print") continue;
        expect(await page.evaluate(cut), `${medium}: cut off`).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), medium).toBeLessThanOrEqual(Number(width));
      }
    });
  }
}
