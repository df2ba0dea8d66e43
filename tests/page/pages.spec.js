// The article of whole saved pages, as the page finds it: the words that it has in common with what people cut out.
// Skipped where the pages are not beside the project. `cargo xtask pages` is the same for the command line.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { article, expect, open, test } from "./page.js";
import { file, openExport } from "./files.js";

const FOLDER = fileURLToPath(new URL("../../../shared/pages", import.meta.url));

/** What the mean is to reach. */
const GOAL = 0.93;

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** The text of an annotation without what was set aside and what the page says of itself. */
function found({ text, blocks, page }) {
  const points = [...text];
  const said = [page?.title, `By ${page?.byline}`];
  const kept = blocks.filter(({ kind }) => kind !== "furniture").map(({ start, end }) => points.slice(start, end).join(""));
  return words(kept.filter((written) => !said.includes(written)).join("\n"));
}

/** The words of the article as people cut it out; what stands within a line does not end a word. */
function expected(name) {
  const html = readFileSync(`${FOLDER}/${name}/expected.html`, "utf8")
    .replace(/<(script|style|noscript)\b.*?<\/\1>|<!--.*?-->/gs, " ")
    .replace(/<\/?(?:a|abbr|b|code|em|font|i|s|small|span|strong|sub|sup|u)(?: [^>]*)?>/g, "")
    .replace(/<[^>]*>/g, " ");
  const named = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };
  return words(html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, ten, hex, word) => named[word] ?? String.fromCodePoint(ten ?? (parseInt(hex, 16) || 32))));
}

/** Twice what both have, as often as both have it, by what each has. */
function f1(one, other) {
  const left = new Map();
  for (const word of other) left.set(word, (left.get(word) ?? 0) + 1);
  const both = one.filter((word) => left.get(word) > 0 && left.set(word, left.get(word) - 1));
  return (2 * both.length) / Math.max(1, one.length + other.length);
}

test("saved pages give their article", async ({ page }) => {
  test.skip(!existsSync(FOLDER), "the saved pages are kept outside the project");
  test.slow();
  let sum = 0;
  const names = readdirSync(FOLDER).filter((name) => existsSync(`${FOLDER}/${name}/expected.html`));
  for (const name of names) {
    await open(page);
    await page.locator(".file input").setInputFiles(`${FOLDER}/${name}/source.html`);
    await expect(article(page).locator(".paragraph").first()).toBeVisible();
    await openExport(page);
    const score = f1(found(JSON.parse((await file(page, "json", /\.json$/)).text)), expected(name));
    console.log(`${name.padEnd(24)} ${score.toFixed(3)}`);
    sum += score;
    // Else the tab would go on with this one.
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "New", exact: true }).click();
  }
  console.log(`${"mean".padEnd(24)} ${(sum / names.length).toFixed(3)}`);
  expect(sum / names.length).toBeGreaterThanOrEqual(GOAL);
});
