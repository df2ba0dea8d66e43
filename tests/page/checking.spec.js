// The reading and checking page: inspector, changes, ledger, people, timeline, find, keys, settings.

import { article, drawn, expect, open, paste, sample, test } from "./page.js";

const inspector = (page) => page.locator("#inspector");
const tab = (page, name) => page.getByRole("tab", { name }).click();

test.beforeEach(async ({ page }) => open(page));

test("the inspector says what a quote is and why, and lets go", async ({ page }) => {
  await sample(page, 0);
  const mark = article(page).locator("mark.quote.direct").first();
  await mark.click();
  await expect(inspector(page).getByRole("heading")).not.toBeEmpty();
  await expect(inspector(page).locator(".why:visible")).toContainText(".");
  await expect(inspector(page).locator(".facts:visible")).toContainText("% sure");
  await inspector(page).getByRole("button", { name: "Close" }).click();
  await expect(inspector(page)).toBeHidden();
});

test("a rejected quote goes, is listed, and comes back", async ({ page }) => {
  await sample(page, 0);
  const marks = article(page).locator('mark.quote[data-q="0"]');
  const rows = page.locator('.row[data-q="0"]');
  await marks.first().click();
  await inspector(page).getByRole("button", { name: "Not a quote" }).click();
  await expect(marks).toHaveCount(0);
  await expect(rows).toHaveCount(0);
  await tab(page, "Changes");
  await expect(page.locator(".changes li")).toHaveCount(1);
  await page.getByRole("button", { name: "Forget" }).click();
  await expect(marks.first()).toBeVisible();
});

test("a kind is changed, undone from the masthead and made again", async ({ page }) => {
  await sample(page, 0);
  const mark = article(page).locator('mark.quote[data-q="0"]').first();
  await mark.click();
  await inspector(page).getByRole("button", { name: "Reported" }).click();
  await expect(mark).toHaveClass(/indirect/);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await expect(mark).toHaveClass(/direct/);
  await page.getByRole("button", { name: "Redo" }).first().click();
  await expect(mark).toHaveClass(/indirect/);
});

test("a type for all alike shows where it will hold", async ({ page }) => {
  await paste(page, "Ana Roy left. Then Ana Roy came back. “No,” said Ana Roy.");
  await article(page).locator("mark.person").first().click();
  await inspector(page).getByRole("button", { name: "All 3 alike" }).click();
  await expect(inspector(page).locator(".preview-places li")).toHaveCount(3);
  await inspector(page).getByRole("button", { name: "Organisation", exact: true }).click();
  await expect(article(page).locator("mark.organisation")).toHaveCount(3);
  await expect(inspector(page).getByRole("button", { name: "Organisation", exact: true })).toBeFocused();
});

test("a person is renamed, split off and rejected", async ({ page }) => {
  await paste(page, "Ana Roy left. “No,” said Roy.");
  await article(page).locator("mark.person", { hasText: /^Roy$/ }).click();
  await inspector(page).getByLabel("Another name").fill("Ana Maria Roy");
  await inspector(page).getByRole("button", { name: "Set" }).click();
  await expect(inspector(page).getByRole("heading")).toHaveText("Ana Maria Roy");
  await inspector(page).getByRole("button", { name: "Split off" }).click();
  await expect(inspector(page).getByRole("heading")).toHaveText("Roy");
  await inspector(page).getByRole("button", { name: "Not a person" }).click();
  await expect(article(page).locator("mark.person", { hasText: /^Roy$/ })).toHaveCount(0);
});

test("another speaker can be written", async ({ page }) => {
  await paste(page, "“No,” said Ana Roy.");
  await article(page).locator("mark.quote").first().click();
  await inspector(page).getByLabel("Another speaker’s name").fill("Bo Lind");
  await page.keyboard.press("Enter");
  await expect(page.locator(".speaker h3").first()).toContainText("Bo Lind");
});

test("edges move by buttons", async ({ page }) => {
  await paste(page, "“No,” said Ana Roy in Lund.");
  await article(page).locator("mark.person").first().click();
  await inspector(page).getByRole("button", { name: "End: one word on" }).click();
  await expect(article(page).locator("mark.person").first()).toHaveText("Ana Roy in");
  await inspector(page).getByRole("button", { name: "End: one word back" }).click();
  await inspector(page).getByRole("button", { name: "Start: one word back" }).click();
  await expect(article(page).locator("mark.person").first()).toHaveText("said Ana Roy");
  await inspector(page).getByRole("button", { name: "Start: one word on" }).click();
  await expect(article(page).locator("mark.person").first()).toHaveText("Ana Roy");
});

test("corrections survive an edited text; what no longer fits is listed", async ({ page }) => {
  const text = "“No,” said Ana Roy in the old town hall.\n\n“We will see,” Bo Lind told the whole council.";
  await paste(page, text);
  await article(page).locator("mark.quote", { hasText: "We will see" }).click();
  await inspector(page).getByRole("button", { name: "Reported" }).click();
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.locator("#text").fill(`A new beginning.\n\n${text}`);
  await page.getByRole("button", { name: "Show the article" }).click();
  await expect(article(page).locator("mark.quote", { hasText: "We will see" })).toHaveClass(/indirect/);
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.locator("#text").fill("“No,” said Ana Roy.");
  await page.getByRole("button", { name: "Show the article" }).click();
  await tab(page, "Changes");
  await expect(page.locator(".misfit")).toContainText("no longer fits");
});

test("the ledger is grouped, sorted, narrowed and searched", async ({ page }) => {
  await sample(page, 0);
  const rows = page.locator(".row");
  const all = await rows.count();
  await page.getByLabel("Group by").selectOption("order");
  await expect(rows).toHaveCount(all);
  await expect(rows.first().locator(".by")).toBeVisible();
  await page.getByLabel("Group by").selectOption("kind");
  await expect(rows).toHaveCount(all);
  await page.getByLabel("Group by").selectOption("speaker");
  for (const order of ["name", "most words", "first quote"]) await page.getByLabel("Sort by").selectOption(order);
  const states = ["sure", "to check", "no speaker", "yours"];
  let sum = 0;
  for (const state of states) {
    await page.locator(".arrange").getByLabel("Show").selectOption(state);
    sum += await rows.count();
  }
  expect(sum).toBe(all);
  await page.locator(".arrange").getByLabel("Show").selectOption("all quotes");
  await page.getByLabel("Search the quotes").fill("zebra");
  await expect(rows).toHaveCount(0);
  await expect(page.locator(".ledger")).toContainText("No quote matches");
});

test("the speakers’ bars have their numbers beside them", async ({ page }) => {
  await sample(page, 0);
  const group = page.locator(".speaker:not(.unattributed)").first();
  await expect(group.locator("svg.bar")).toBeVisible();
  await expect(group.locator(".share")).toContainText(/\d+ quotes? · \d+ words?/);
});

test("people and things by kind", async ({ page }) => {
  await sample(page, 1);
  await tab(page, "People & things");
  await page.locator(".kinds").getByRole("button", { name: "Organisations" }).click();
  await expect(page.locator(".type.person")).toHaveCount(0);
  await expect(page.locator(".type.organisation .person-row").first()).toBeVisible();
  await page.locator(".kinds").getByRole("button", { name: "All" }).click();
  await expect(page.locator(".type.person")).toHaveCount(1);
});

test("the timeline has the day of publication, which can be set", async ({ page }) => {
  await paste(page, "“No,” said Ana Roy on Wednesday. She came in 1998.");
  await tab(page, "Timeline");
  await expect(page.locator(".timeline .source")).toContainText("no date found");
  await page.getByLabel("Published").fill("2025-02-14");
  await expect(page.locator(".moment.published")).toContainText("14 February 2025");
  await expect(page.locator(".axis")).toContainText("12 February 2025");
  await expect(page.locator(".axis .moment").first()).toContainText("1998");
  await page.locator(".axis").getByRole("button", { name: "Wednesday" }).click();
  await expect(inspector(page)).toContainText("2025-02-12");
  await page.getByRole("button", { name: "Use the article’s" }).click();
  await expect(page.locator(".timeline .source")).toContainText("no date found");
});

test("words are found in the article, case and marks aside", async ({ page }) => {
  await sample(page, 0);
  await page.getByRole("button", { name: "Find in the article" }).click();
  await page.getByLabel("Find in the article").last().fill("mill bridge");
  await expect(page.locator(".find [role=status]")).toContainText("1 of 2");
  await page.keyboard.press("Enter");
  await expect(page.locator(".find [role=status]")).toContainText("2 of 2");
  await page.getByRole("button", { name: "Next place" }).click();
  await page.getByRole("button", { name: "Previous place" }).click();
  expect(await page.evaluate(() => CSS.highlights.get("found").size)).toBe(2);
  await page.locator(".find").getByRole("button", { name: "Close" }).click();
  await expect(page.locator(".find")).toHaveCount(0);
});

test("the keys are shown, changed and switched off", async ({ page }) => {
  await sample(page, 0);
  await article(page).locator("mark.quote").first().click();
  await page.keyboard.press("?");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toContainText("next quote");
  await dialog.getByRole("button", { name: /^next quote/ }).click();
  await page.keyboard.press("v");
  await expect(dialog.getByRole("button", { name: /^next quote: v/ })).toBeVisible();
  await dialog.getByLabel("Single keys").uncheck();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await page.getByRole("button", { name: "Keys" }).click();
  await expect(dialog.getByLabel("Single keys")).not.toBeChecked();
  await dialog.getByRole("button", { name: "Close" }).click();
  await page.reload();
  await sample(page, 0);
  await article(page).locator("mark.quote").first().click();
  await page.keyboard.press("v");
  await expect(article(page).locator('mark.quote.on[data-q="0"]').first()).toBeVisible();
});

test("the reader’s own names hold in the next article, and go out and in as a file", async ({ page }) => {
  await page.getByRole("button", { name: "Settings" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Words").fill("Quovadora");
  await dialog.getByLabel("Type").selectOption("Organisation");
  await dialog.getByRole("button", { name: "Add" }).click();
  const download = page.waitForEvent("download");
  await dialog.getByRole("button", { name: "Export" }).click();
  expect((await download).suggestedFilename()).toBe("whosaid-names.json");
  await dialog.getByRole("button", { name: "Close" }).click();
  await paste(page, "We asked quovadora people. Then Quovadora replied by letter.");
  await expect(article(page).locator("mark.organisation", { hasText: "Quovadora" })).toHaveCount(1);
  await page.getByRole("button", { name: "Settings" }).click();
  await dialog.getByRole("button", { name: "Remove" }).click();
  await dialog.locator('input[type="file"]').setInputFiles({
    name: "names.json",
    mimeType: "application/json",
    buffer: Buffer.from(JSON.stringify([{ words: "Quovadora", type: "PERSON" }])),
  });
  await expect(dialog).toContainText("Quovadora");
  await dialog.getByRole("button", { name: "Close" }).click();
  await expect(article(page).locator("mark.person", { hasText: "Quovadora" })).toHaveCount(1);
});

test("a name is learned from the inspector", async ({ page }) => {
  await paste(page, "“No,” said Ana Roy.");
  await article(page).locator("mark.person").first().click();
  await inspector(page).getByRole("button", { name: /^In every article/ }).click();
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("dialog")).toContainText("Ana Roy");
});

test("marks are told to screen readers only where that is wanted", async ({ page }) => {
  await sample(page, 0);
  const content = () => article(page).locator(".chip").first().evaluate((chip) => getComputedStyle(chip, "::after").content);
  expect(await content()).not.toContain("said by");
  await page.getByRole("button", { name: "Settings" }).click();
  await page.getByLabel("Tell screen readers").check();
  await page.keyboard.press("Escape");
  expect(await content()).toContain("said by");
});

test("colours tell types, speakers or doubts", async ({ page }) => {
  await sample(page, 0);
  const background = (nth) => article(page).locator("mark.quote.direct").nth(nth).evaluate((mark) => getComputedStyle(mark).backgroundColor);
  const same = [await background(0), await background(2)];
  expect(same[0]).toBe(same[1]);
  await page.locator(".paints").getByRole("button", { name: "Speaker" }).click();
  const classes = await article(page).locator("mark.quote.direct").evaluateAll((marks) => marks.map((mark) => /voice-\d/.exec(mark.className)?.[0]));
  expect(new Set(classes).size).toBeGreaterThan(1);
  await page.locator(".paints").getByRole("button", { name: "Type" }).click();
  expect([await background(0), await background(2)]).toEqual(same);
});

test("the outline goes to a heading, the overview to a place", async ({ page }) => {
  await sample(page, 2);
  const line = page.locator(".outline button").last();
  await line.click();
  await expect(article(page).getByText(await line.textContent(), { exact: true })).toBeInViewport();
  await page.locator(".overview").click({ position: { x: 4, y: 400 } });
  await expect(page.locator("article")).toBeFocused();
});

test("F6 goes round the panes", async ({ page }) => {
  await sample(page, 0);
  await article(page).locator("mark.quote").first().click();
  const where = () => page.evaluate(() => (document.activeElement.closest("article, #inspector, #sheet, .rail") ?? document.body).className);
  const seen = new Set();
  for (let step = 0; step < 4; step += 1) {
    await page.keyboard.press("F6");
    await drawn(page);
    seen.add(await where());
  }
  expect(seen.size).toBe(4);
});
