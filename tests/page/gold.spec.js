// The annotated article beside the checkout, pasted as a reader does: what the page shows against what people marked.
// Skipped where the article is not there: it is not ours to carry.

import { existsSync, readFileSync } from "node:fs";
import { article, expect, open, paste, test } from "./page.js";

const FOLDER = "../shared/articles/trump-putin-call";
const TAGS = {
  PER: "PERSON",
  WORK: "WORK_OF_ART",
  PROD: "PRODUCT",
  LANG: "LANGUAGE",
  DUR: "DURATION",
  "%": "PERCENT",
  QTY: "QUANTITY",
  ORD: "ORDINAL",
  NUM: "CARDINAL",
};

test.skip(!existsSync(`${FOLDER}.txt`), "the annotated article is not beside the checkout");

const letters = (text) => text.replace(/\s/g, "").length;

/** Where a gold annotation stands, counted in characters that are no white space; gold offsets are code points. */
function stretch(text, { start, end }) {
  const points = [...text];
  const first = letters(points.slice(0, start).join(""));
  return [first, first + letters(points.slice(start, end).join(""))];
}

/** Where the elements stand in the article, counted likewise; the pieces of one mark are joined. */
function shown(page, selector, attribute) {
  return article(page).evaluate(
    (root, [selector, attribute]) => {
      const letters = (node) => node.textContent.replace(/\s/g, "").length;
      const found = new Map();
      for (const mark of root.querySelectorAll(selector)) {
        const before = document.createRange();
        before.setStart(root, 0);
        before.setEndBefore(mark);
        const start = before.toString().replace(/\s/g, "").length;
        const id = mark.getAttribute(attribute);
        const known = found.get(id) ?? { id, start, tag: mark.dataset.tag, pieces: [] };
        known.end = start + letters(mark);
        known.pieces.push([start, known.end]);
        found.set(id, known);
      }
      return [...found.values()];
    },
    [selector, attribute],
  );
}

test("nine in ten entities are shown with their kind, thirteen of fifteen attributions with their speaker", async ({ page }) => {
  const text = readFileSync(`${FOLDER}.txt`, "utf8");
  const gold = JSON.parse(readFileSync(`${FOLDER}.gold.json`, "utf8"));
  await open(page);
  await paste(page, text);
  await expect(article(page).locator("h1 mark.mention").first()).toBeVisible();
  await page.getByRole("button", { name: "Show", exact: true }).click();

  const key = (start, end, kind) => `${kind} ${start}–${end}`;
  const keys = (list) => new Set(list.map((item) => key(...stretch(text, item), item.type)));
  const [wanted, optional] = [keys(gold.entities), keys(gold.optional_entities)];
  const marks = await shown(page, "mark.mention:not(.reference)", "data-m");
  const found = marks.map(({ start, end, tag }) => key(start, end, TAGS[tag] ?? tag));
  const right = found.filter((mark) => wanted.has(mark)).length;
  const spurious = found.filter((mark) => !wanted.has(mark) && !optional.has(mark));
  console.log(`entities: ${right} of ${wanted.size} right, ${spurious.length} of ${found.length} shown are spurious`);
  expect(right / wanted.size).toBeGreaterThanOrEqual(0.9);
  expect(spurious.length / found.length).toBeLessThanOrEqual(0.15);

  const quotes = await shown(page, "mark.quote, .verbatim", "data-q");
  const speakers = await page.locator(".ledger .speaker").evaluateAll((groups) =>
    groups.flatMap((group) => {
      const name = group.querySelector("h3 button, h3 span:not(.number)")?.textContent ?? "";
      return [...group.querySelectorAll(".row")].map((row) => [row.dataset.q, name]);
    }),
  );
  const speakerOf = new Map(speakers);
  const overlap = ([a, b], [c, d]) => Math.max(0, Math.min(b, d) - Math.max(a, c));
  const alike = (one, two) => {
    const both = overlap(one, two);
    return both / (one[1] - one[0] + two[1] - two[0] - both) >= 0.75;
  };
  const readings = (quote) => [[quote.start, quote.end], ...quote.pieces];
  const attributed = gold.quotes.filter((wanted) =>
    quotes.some(
      (quote) =>
        speakerOf.get(quote.id) === wanted.speaker.canonical &&
        readings(quote).some((piece) => alike(piece, stretch(text, wanted))),
    ),
  );
  const known = [...gold.quotes, ...gold.optional_quotes].map((quote) => stretch(text, quote));
  const strange = quotes.filter((quote) => !readings(quote).some((piece) => known.some((gold) => alike(piece, gold))));
  console.log(`attributions: ${attributed.length} of ${gold.quotes.length} right, ${strange.length} of ${quotes.length} shown are spurious`);
  expect(attributed.length).toBeGreaterThanOrEqual(13);
  expect(strange.length / quotes.length).toBeLessThanOrEqual(0.15);
});
