// What goes out: every form of the article, downloaded, copied, printed; what the reader sees is what is in the file.

import { choose, dialog, downloaded, drop, file, openExport, preview } from "./files.js";
import { article, expect, expectAccessible, open, paste, sample, test } from "./page.js";

/** A headline and speakers that would be formulas, markup or programs where they are taken for any. */
const HOSTILE = `=HYPERLINK("https://a.example") <script>window.hostile = 1</script>

“+1 for <img src=x onerror=window.hostile=2>,” said @Ana Roy.

“-2 & “]]>” </td>,” said Ben Okri of the =SUM(A1) council.`;

const FORMS = ["json", "html", "markdown", "csv", "csv-entities", "csv-mentions", "webannotation", "tei", "brat", "iob2", "spacy", "text"];

/** The rows of a table. */
function rows(csv) {
  const cells = [...csv.replace(/^\ufeff/, "").matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const table = [[]];
  for (const [, quoted, bare, end] of cells) {
    table.at(-1).push(quoted?.replaceAll('""', '"') ?? bare);
    if (end !== ",") table.push([]);
  }
  return table.slice(0, -1);
}

test("every form is offered with what it is for, and is what it says", async ({ page }) => {
  await open(page);
  await sample(page, 0);
  await openExport(page);
  const stem = "harrowgate-council-votes-to-close-mill-bridge-until";
  const forms = dialog(page).locator(".forms label");
  expect(await forms.locator("input").evaluateAll((inputs) => inputs.map((input) => input.value))).toEqual(FORMS);
  for (const hint of await forms.locator(".hint").allTextContents()) expect(hint.length).toBeGreaterThan(15);

  const json = await file(page, "json", `${stem}.json`);
  expect(json.name).toBe(`${stem}.json`);
  const annotation = JSON.parse(json.text);
  expect(annotation.quotes.length).toBeGreaterThan(5);
  expect(annotation.text).toContain("Harrowgate council votes");
  const quotes = annotation.quotes.length;

  const html = await file(page, "html", `${stem}.html`);
  expect(html.text).toMatch(/^<!DOCTYPE html>/);
  expect(html.text.match(/<blockquote>/g)).toHaveLength(quotes);
  const markdown = await file(page, "markdown", `${stem}.md`);
  expect(markdown.text.match(/^> /gm)).toHaveLength(quotes);
  expect(markdown.text).toContain("## Elena Marsh");

  const table = await file(page, "csv", `${stem}-quotes.csv`);
  expect(table.text).toMatch(/^\ufeff/);
  expect(rows(table.text)).toHaveLength(quotes + 1);
  expect(rows(table.text)[1].slice(1, 4)).toEqual(["direct", "“We are not going to gamble with people’s lives,”", "Elena Marsh"]);
  expect(rows((await file(page, "csv-entities", `${stem}-entities.csv`)).text)).toHaveLength(annotation.entities.length + 1);
  expect(rows((await file(page, "csv-mentions", `${stem}-mentions.csv`)).text)).toHaveLength(annotation.mentions.length + 1);

  const web = JSON.parse((await file(page, "webannotation", `${stem}.jsonld`)).text);
  expect(web.items).toHaveLength(quotes + annotation.mentions.length);
  expect(web.items[0].target.source).toBe(`${stem}.txt`);
  const text = await downloaded(page, "Download the text");
  expect(text).toEqual({ name: `${stem}.txt`, text: annotation.text });
  const [{ selector }] = web.items.at(-1).target;
  expect([...text.text].slice(selector[0].start, selector[0].end).join("")).toBe(selector[1].exact);

  const tei = await file(page, "tei", `${stem}.xml`);
  const parsed = await page.evaluate((text) => {
    const tei = new DOMParser().parseFromString(text, "application/xml");
    return [tei.documentElement.localName, tei.querySelectorAll("parsererror").length, tei.querySelectorAll("said").length];
  }, tei.text);
  expect(parsed).toEqual(["TEI", 0, annotation.quotes.flatMap(({ parts }) => parts).length]);

  const brat = await file(page, "brat", `${stem}.ann`);
  const [, start, end, words] = brat.text.match(/^T1\t\S+ (\d+) (\d+)\t(.*)$/m);
  expect([...text.text].slice(start, end).join("")).toBe(words);
  await expect(dialog(page).getByRole("button", { name: "Download the text" })).toBeVisible();
  expect((await file(page, "iob2", `${stem}.conll`)).text).toContain("Elena\tO\tB-PERSON\nMarsh\tO\tI-PERSON");
  await expect(dialog(page).getByRole("button", { name: "Download the text" })).toBeHidden();
  expect(JSON.parse((await file(page, "spacy", `${stem}-spacy.json`)).text).spans.quotes.length).toBeGreaterThan(5);
  expect((await file(page, "text", `${stem}.txt`)).text).toBe(annotation.text);
});

test("the preview is a bounded beginning of the very file", async ({ page }) => {
  await open(page);
  await paste(page, `Rain ahead\n\n${"“It will rain,” said Ana Roy.\n\n".repeat(400)}`);
  await openExport(page);
  const { text } = await file(page, "html", "rain-ahead.html");
  const shown = await preview(page).textContent();
  expect(text.startsWith(shown)).toBe(true);
  expect(shown.length).toBeLessThanOrEqual(8192);
  await expect(dialog(page).locator(".export-name")).toContainText("the first 8 KB are below");
});

test("all, what is shown, or what was confirmed", async ({ page }) => {
  await open(page);
  await sample(page, 0);
  const count = async () => rows((await downloaded(page)).text).slice(1);
  await openExport(page);
  await choose(page, "csv", /-quotes\.csv$/);
  const all = await count();
  await dialog(page).getByLabel("Confirmed only").check();
  await expect(dialog(page)).toContainText("You have confirmed nothing yet");
  expect(await count()).toEqual([]);
  await page.keyboard.press("Escape");

  await page.locator(".key[data-layer=indirect]").click();
  await article(page).locator(".chip").first().click();
  await page.getByRole("button", { name: "Right" }).click();
  await openExport(page);
  // An entity's number is its place among those that are exported.
  const unnumbered = (row) => row.toSpliced(-2, 1);
  expect((await count()).map(unnumbered)).toEqual([unnumbered(all[0])]);
  await dialog(page).getByLabel("What is shown").check();
  await expect(dialog(page).locator("#holds")).toContainText("The marks that the legend shows");
  const shown = await count();
  expect(shown.length).toBeLessThan(all.length);
  expect(shown.some(([, kind]) => kind === "direct")).toBe(true);
  expect(shown.filter(([, kind, , , , , cue]) => kind === "indirect" && cue !== "according to")).toEqual([]);
  await choose(page, "csv-mentions", /-mentions\.csv$/);
  expect((await count()).some(([, , form]) => form === "pronoun"), "pronouns are not shown at first").toBe(false);
  await page.keyboard.press("Escape");

  await page.getByLabel("Search the quotes").fill("osei");
  await openExport(page);
  await choose(page, "csv", /-quotes\.csv$/);
  const sought = await count();
  expect(sought.length).toBeGreaterThan(0);
  expect(sought.every(([, , , speaker]) => speaker === "Daniel Osei")).toBe(true);
  await dialog(page).getByRole("radio", { name: "All", exact: true }).check();
  expect(await count()).toHaveLength(all.length);
});

test("a saved file opens again with every correction, and what was taken back can be made again", async ({ page }) => {
  await open(page);
  await sample(page, 0);
  const first = article(page).locator("mark.quote").first();
  await article(page).locator(".chip").first().click();
  await page.getByRole("button", { name: "Not a quote" }).click();
  await article(page).locator(".chip").first().click();
  await page.getByRole("button", { name: "Right" }).click();
  await article(page).locator("mark.organisation").first().click();
  await page.locator("article").focus();
  await page.keyboard.press("1");
  await page.keyboard.press("u");
  await openExport(page);
  const saved = await file(page, "json", /\.json$/);
  const { corrections, confirmed } = JSON.parse(saved.text);
  expect([corrections.edits.length, corrections.done, confirmed.quotes.length]).toEqual([3, 2, 1]);
  await page.keyboard.press("Escape");
  const before = await article(page).evaluate((node) => node.innerText);
  const marks = await article(page).locator("mark.quote").count();
  await page.getByRole("button", { name: "New" }).click();
  await drop(page, saved.name, saved.text);
  await expect(first).toBeVisible();
  expect(await article(page).evaluate((node) => node.innerText)).toBe(before);
  await expect(article(page).locator("mark.quote")).toHaveCount(marks);
  await page.getByRole("tab", { name: "Changes" }).click();
  await expect(page.locator(".changes li")).toHaveCount(2);
  await expect(page.locator(".change-list")).toContainText("Taken back:");
  await openExport(page);
  expect((await file(page, "json", /\.json$/)).text).toBe(saved.text);
  await page.keyboard.press("Escape");
  await page.locator(".change-list").getByRole("button", { name: "Redo" }).click();
  await expect(page.locator(".changes li")).toHaveCount(3);
  await page.locator(".change-list").getByRole("button", { name: "Undo" }).click();
  await page.locator(".change-list").getByRole("button", { name: "Undo" }).click();
  await page.locator(".change-list").getByRole("button", { name: "Undo" }).click();
  await expect(article(page).locator("mark.quote")).not.toHaveCount(marks);
});

test("what was rejected is in no form", async ({ page }) => {
  await open(page);
  await paste(page, "“It will rain,” said Ana Roy.\n\n“It will snow,” said Ben Okri.");
  await article(page).locator(".chip").first().click();
  await page.getByRole("button", { name: "Not a quote" }).click();
  await openExport(page);
  for (const form of ["csv", "markdown"]) {
    const { text } = await file(page, form, new RegExp(`\\.${form === "csv" ? "csv" : "md"}$`));
    expect(text).toContain("It will snow");
    expect(text).not.toContain("It will rain,”");
  }
});

test("copying puts the whole file on the clipboard, and says so", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open(page);
  await sample(page, 0);
  await openExport(page);
  await choose(page, "markdown", /\.md$/);
  await dialog(page).getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("Copied.");
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toBe((await downloaded(page)).text);
});

test("a browser that refuses to copy is told of, with another way", async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await open(page);
  await sample(page, 0);
  await openExport(page);
  await dialog(page).getByRole("button", { name: "Copy", exact: true }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("The browser does not let this page copy. Download the file instead.");
});

test("hostile text stays text in every form, and no cell is a formula", async ({ page }) => {
  const requests = [];
  await open(page);
  await paste(page, HOSTILE);
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
  await openExport(page);
  page.on("request", (request) => requests.push(request.url()));
  for (const form of ["csv", "csv-entities", "csv-mentions"]) {
    const { name, text } = await file(page, form, /\.csv$/);
    expect(name).toMatch(/^hyperlink-https-a-example-script/);
    for (const cell of rows(text).flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
  }
  const { text } = await file(page, "html", /\.html$/);
  const tab = await page.context().newPage();
  const asked = [];
  tab.on("request", (request) => asked.push(request.url()));
  await tab.setContent(text);
  await expect(tab.locator("article")).toContainText("<img src=x onerror=window.hostile=2>");
  const inside = await tab.evaluate(() => {
    const attributes = [...document.querySelectorAll("*")].flatMap((node) => node.getAttributeNames());
    return [window.hostile, document.querySelectorAll("script, img, iframe, link, object").length, attributes.filter((name) => name.startsWith("on"))];
  });
  expect(inside).toEqual([undefined, 0, []]);
  expect(asked).toEqual([]);
  await choose(page, "tei", /\.xml$/);
  await expect(preview(page)).toContainText("&lt;script&gt;");
  expect(await page.evaluate(() => window.hostile)).toBeUndefined();
  expect(requests.filter((url) => !url.startsWith("blob:"))).toEqual([]);
});

test("all of it by keys alone, and the focus comes back", async ({ page }) => {
  await open(page);
  await sample(page, 0);
  await page.locator("article").focus();
  await page.keyboard.press("e");
  await expect(preview(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(dialog(page).locator("input[value=json]")).toBeFocused();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(dialog(page).locator("input[value=markdown]")).toBeChecked();
  await expect(preview(page)).toContainText("# Harrowgate council votes");
  await page.keyboard.press("Tab");
  await expect(dialog(page).getByRole("radio", { name: "All", exact: true })).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(preview(page)).toBeFocused();
  await page.keyboard.press("Tab");
  await expect(dialog(page).getByRole("button", { name: "Copy link" })).toBeFocused();
  await page.keyboard.press("Tab");
  const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  expect(download.suggestedFilename()).toMatch(/\.md$/);
  await expect(dialog(page).getByRole("status")).toContainText("Downloaded as harrowgate-council");
  await page.keyboard.press("Escape");
  await expect(dialog(page)).toBeHidden();
  await expect(page.locator("article")).toBeFocused();
  // The form is remembered as long as the page stands.
  await page.keyboard.press("e");
  await expect(dialog(page).locator("input[value=markdown]")).toBeChecked();
});

test.describe("without what writes files", () => {
  // The service worker would have it from the device.
  test.use({ serviceWorkers: "block" });

  test("the export says so and can be tried again", async ({ page }) => {
    page.excuse(/exchange|ERR_FAILED|Service Worker registration blocked/);
    await page.route(/exchange_bg/, (route) => route.abort());
    await open(page);
    await sample(page, 0);
    await page.getByRole("button", { name: "Export" }).click();
    await expect(dialog(page).getByRole("alert")).toContainText("The part of the program that writes files could not be loaded.");
    const ways = ["Download", "Copy"].map((name) => dialog(page).getByRole("button", { name, exact: true }));
    for (const way of ways) await expect(way).toHaveAttribute("aria-disabled", "true");
    await page.unroute(/exchange_bg/);
    await dialog(page).getByRole("button", { name: "Try again" }).click();
    await expect(preview(page)).toBeVisible();
    for (const way of ways) await expect(way).toHaveAttribute("aria-disabled", "false");
    // A browser that takes no file.
    await page.evaluate(() => (URL.createObjectURL = () => { throw new Error("no"); }));
    await ways[0].click();
    await expect(dialog(page).getByRole("status")).toContainText("The file was not saved");
  });
});

for (const [size, viewport] of Object.entries({ wide: { width: 1280, height: 800 }, narrow: { width: 390, height: 844 }, tiny: { width: 320, height: 640 } })) {
  for (const colorScheme of ["light", "dark"]) {
    test.describe(() => {
      test.use({ viewport, colorScheme });
      test(`the export is accessible and fits: ${size}, ${colorScheme}`, async ({ page }) => {
        await open(page);
        await sample(page, 0);
        await openExport(page);
        await choose(page, "brat", /\.ann$/);
        await expectAccessible(page);
        const { scrollWidth, clientWidth } = await dialog(page).evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
        expect(scrollWidth).toBe(clientWidth);
        await expect(dialog(page).getByRole("button", { name: "Download", exact: true })).toBeInViewport();
      });
    });
  }
}

for (const width of [1280, 390]) {
  test(`printing from ${width} pixels leaves the dialog out and shows the article and the whole list`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => (window.print = () => (window.printed = true)));
    await open(page);
    await paste(page, `Rain ahead\n\n${"“It will rain,” said Ana Roy.\n\n".repeat(30)}`);
    await expect(page.locator(".row")).toHaveCount(12);
    await openExport(page);
    await dialog(page).getByRole("button", { name: "Print" }).click();
    await expect.poll(() => page.evaluate(() => window.printed)).toBe(true);
    await page.emulateMedia({ media: "print" });
    await expect(dialog(page)).toBeHidden();
    await expect(article(page)).toBeVisible();
    await expect(page.locator(".row")).toHaveCount(30);
    await expect(page.locator(".row").last()).toBeVisible();
    await expect(page.getByRole("tab", { name: "Who said what" })).toBeVisible();
    await expect(page.getByRole("tab", { name: "Timeline" })).toBeHidden();
    await expect(page.locator(".masthead")).toBeHidden();
  });
}
