// From text to article: paste, type, samples, the ledger and the article side by side, filters, panels.

import { article, expect, open, paste, sample, test } from "./page.js";

const STORY =
  "Council closes bridge\n\nBy Nora Whitcombe\n\n“The bridge will stay closed,” Mayor Elena Marsh told reporters in Paris on Monday. " +
  "“We want to be safe.”\n\nDaniel Osei said that he would lose half of his customers.";

test.beforeEach(async ({ page }) => open(page));

test("pasting shows the article with its marks, at once", async ({ page }) => {
  await paste(page, STORY);
  await expect(article(page).locator("mark.mention.person", { hasText: "Elena Marsh" }).first()).toBeVisible();
  await expect(article(page).locator("mark.quote.direct").first()).toContainText("The bridge will stay closed");
  await expect(page.locator("#text")).toHaveCount(0);
});

test("the article's text is the pasted text", async ({ page }) => {
  await paste(page, STORY);
  const drawn = await article(page).evaluate((node) => node.textContent);
  expect(drawn.replace(/\s/g, "")).toBe(STORY.replace(/\s/g, ""));
});

test("typing is annotated when it pauses, and stays in the box", async ({ page }) => {
  await page.locator("#text").fill(STORY);
  await expect(page.locator(".found")).toContainText("quotes");
  await expect(page.locator("#text")).toHaveValue(STORY);
  await page.getByRole("button", { name: "Show the article" }).click();
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
});

test("editing returns to the box with the text kept; new empties it", async ({ page }) => {
  await paste(page, STORY);
  await page.getByRole("button", { name: "Edit text" }).click();
  await expect(page.locator("#text")).toHaveValue(STORY);
  await expect(page.locator("#text")).toBeFocused();
  await page.getByRole("button", { name: "Show the article" }).click();
  await page.getByRole("button", { name: "New" }).click();
  await expect(page.locator("#text")).toHaveValue("");
});

for (const number of [0, 1, 2]) {
  test(`sample ${number + 1} has quotes, speakers, people and a headline`, async ({ page }) => {
    await sample(page, number);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    expect(await article(page).locator("mark.quote").count()).toBeGreaterThan(3);
    expect(await article(page).locator("mark.mention.person").count()).toBeGreaterThan(2);
    expect(await page.locator(".ledger .speaker:not(.unattributed)").count()).toBeGreaterThan(1);
  });
}

test("the hard sample sets its furniture aside, and shows it on demand", async ({ page }) => {
  await sample(page, 2);
  const comments = article(page).getByText("Comments (48)");
  await expect(comments).toBeHidden();
  await page.getByRole("button", { name: "Show", exact: true }).click();
  await expect(comments).toBeVisible();
  await page.getByRole("button", { name: "Set aside again" }).click();
  await expect(comments).toBeHidden();
});

test("a row brings its quote into view, with the focus", async ({ page }) => {
  await sample(page, 2);
  const row = page.locator(".row").last();
  const quote = await row.getAttribute("data-q");
  await row.click();
  const mark = article(page).locator(`mark.quote[data-q="${quote}"]`).first();
  await expect(mark).toBeInViewport();
  await expect(mark).toHaveClass(/\bon\b/);
  await expect(mark).toBeFocused();
  await expect(row).toHaveClass(/\bon\b/);
});

test("a quote in the article brings its row into view", async ({ page }) => {
  await sample(page, 0);
  const chip = article(page).locator(".chip").last();
  await chip.click();
  const row = page.locator(`.row[data-q="${await chip.getAttribute("data-q")}"]`);
  await expect(row).toHaveClass(/\bon\b/);
  await expect(row).toBeInViewport();
});

test("the pointer over a row lights its quote, and the other way round", async ({ page }) => {
  await sample(page, 0);
  const row = page.locator(".row").first();
  const mark = article(page).locator(`mark.quote[data-q="${await row.getAttribute("data-q")}"]`).first();
  await row.hover();
  await expect(mark).toHaveClass(/\bover\b/);
  await page.locator(".masthead").hover();
  await expect(mark).not.toHaveClass(/\bover\b/);
  await mark.hover({ position: { x: 2, y: 8 } });
  await expect(row).toHaveClass(/\bover\b/);
});

test("n and p go from quote to quote, Escape lets go", async ({ page }) => {
  await sample(page, 0);
  const row = page.locator(".row").first();
  const quote = Number(await row.getAttribute("data-q"));
  const mark = (id) => article(page).locator(`mark.quote[data-q="${id}"]`).first();
  await row.click();
  await expect(mark(quote)).toBeFocused();
  await page.keyboard.press("n");
  await expect(mark(quote + 1)).toBeFocused();
  await page.keyboard.press("p");
  await expect(mark(quote)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator(".on")).toHaveCount(0);
});

test("quotes without a speaker have their group, even when there are none", async ({ page }) => {
  await sample(page, 0);
  await expect(page.locator(".unattributed")).toBeVisible();
});

test("the legend counts, and hides and shows each layer", async ({ page }) => {
  await sample(page, 0);
  const mark = article(page).locator("mark.mention.person").first();
  const key = page.locator('.key[data-layer="person"]');
  const line = () => mark.evaluate((node) => getComputedStyle(node).textDecorationLine);
  expect(Number(await key.locator(".count").textContent())).toBe(await article(page).locator("mark.mention.person").count());
  await expect(key).toHaveAttribute("aria-pressed", "true");
  expect(await line()).toBe("underline");
  await key.click();
  await expect(key).toHaveAttribute("aria-pressed", "false");
  await expect.poll(line).toBe("none");
  await key.click();
  await expect.poll(line).toBe("underline");
});

test("a clean look shows no mark at all", async ({ page }) => {
  await sample(page, 0);
  await page.getByRole("button", { name: "Clean" }).click();
  const seen = () => article(page).locator("mark").evaluateAll((marks) =>
    marks.map((mark) => getComputedStyle(mark)).filter((style) => style.textDecorationLine !== "none" || style.borderLeftWidth !== "0px").length,
  );
  await expect.poll(seen).toBe(0);
});

test("marks do not change the height of lines", async ({ page }) => {
  await sample(page, 2);
  const heights = () => article(page).locator(".paragraph").evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height));
  const lines = (height) => height / (19 * 1.6);
  for (const height of await heights()) {
    expect(Math.abs(lines(height) - Math.round(lines(height)))).toBeLessThan(0.05);
  }
});

test("a person's mentions are counted and walked through", async ({ page }) => {
  await sample(page, 0);
  await page.getByRole("tab", { name: "People & things" }).click();
  const person = page.locator(".type.person .person-row").first();
  await person.locator(".who").click();
  const count = Number(await person.locator(".count").textContent());
  await expect(person.locator(".walker")).toContainText(`1 of ${count}`);
  await expect(article(page).locator(".mention.here")).toBeInViewport();
  await person.getByRole("button", { name: "Next mention" }).click();
  await expect(person.locator(".walker")).toContainText(`2 of ${count}`);
});

test("arrows go from tab to tab", async ({ page }) => {
  await sample(page, 0);
  await page.getByRole("tab", { name: "Who said what" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "People & things" })).toBeFocused();
  await expect(page.locator(".people")).toBeVisible();
});

test("a word that a line's end parts is seen whole, and the text stays as it is", async ({ page }) => {
  const text =
    "Mara Quill, who ran the port of Lundvik for eleven\nyears, resigned on Monday after a govern-\nment report blamed her office. " +
    "“I take the full responsi-\nbility,” she told reporters. “The safety of our\npeople comes first.”";
  await paste(page, text);
  const paragraph = article(page).locator(".paragraph").first();
  await expect(paragraph).toContainText("responsi-");
  await expect.poll(() => paragraph.evaluate((element) => element.innerText)).toContain("“I take the full responsibility,”");
  expect(await paragraph.evaluate((element) => element.textContent)).toContain("responsi-\nbility");
  await expect(page.locator(".ledger .row", { hasText: "I take the full responsibility" })).toBeVisible();
});

test("what is copied out of a PDF is read as it was printed", async ({ page }) => {
  await paste(
    page,
    "Mara Quill, who ran the port of Lundvik for eleven years, told the coun-\ncil of Har-\nrowgate on Monday that her o\uFB03ce had been warned of the " +
      "winds.\n\n- 13 -\n\n“The safety of our people comes first,” said Ben Vinogra-\ndov.",
  );
  await expect(page.locator(".ledger").getByRole("button", { name: "Ben Vinogradov" })).toBeVisible();
  await expect(page.getByText("1 line set aside as no part of the article")).toBeVisible();
  await page.getByRole("tab", { name: "People & things" }).click();
  await expect(page.locator(".people")).toContainText("Ben Vinogradov");
  await page.keyboard.press("/");
  await page.keyboard.type("her office");
  await expect(page.locator(".find")).toContainText("1 of 1");
});

test("a text file can be opened", async ({ page }) => {
  await page.locator('input[type="file"]').setInputFiles({ name: "story.txt", mimeType: "text/plain", buffer: Buffer.from(STORY) });
  await expect(article(page)).toContainText("Elena Marsh");
});

test("a file that is no text says so", async ({ page }) => {
  await page.locator('input[type="file"]').setInputFiles({ name: "photo.txt", mimeType: "text/plain", buffer: Buffer.from([0, 1, 2, 0]) });
  await expect(page.getByRole("alert")).toContainText("“photo.txt” could not be opened: it holds no text");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the article fills the width, and the sheet opens and closes", async ({ page }) => {
    await sample(page, 0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    const handle = page.locator(".handle");
    await expect(handle).toContainText("quotes");
    await expect(page.locator(".ledger")).toBeHidden();
    await handle.tap();
    await expect(page.locator(".ledger")).toBeVisible();
    await page.locator(".row").first().tap();
    await expect(page.locator(".ledger")).toBeHidden();
    await expect(article(page).locator('mark.quote[data-q="0"]').first()).toBeInViewport();
  });
});
