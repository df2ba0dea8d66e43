// What a screen reader says, as a transcript. A screen reader made of script reads the page in a real browser.

import { readFileSync } from "node:fs";
import { article, drawn, expect, open, paste, test } from "./page.js";

const READER = readFileSync("node_modules/@guidepup/virtual-screen-reader/lib/esm/index.browser.js", "utf8");

const STORY = "“No,” said Ana Roy, a cook, in Lund.\n\nBo Lind said that it was late.";

/** Serves the screen reader as the page's own script, which is all that the page's security policy allows. */
async function listen(page) {
  await page.route("**/screen-reader.js", (route) => route.fulfill({ contentType: "text/javascript", body: READER }));
  await open(page);
}

/** All that is said from the start of `selector` to its end, or so many steps of it. */
async function heard(page, selector, most = 80) {
  await drawn(page);
  return page.evaluate(
    async ([selector, most]) => {
      const { virtual } = await import(new URL("/screen-reader.js", location.href).href);
      await virtual.start({ container: document.querySelector(selector) });
      const first = await virtual.lastSpokenPhrase();
      for (let step = 0; step < most; step += 1) {
        await virtual.next();
        if ((await virtual.lastSpokenPhrase()) === first) break;
      }
      const spoken = await virtual.spokenPhraseLog();
      await virtual.stop();
      return spoken.map((phrase) => phrase.replaceAll("\u00a0", " "));
    },
    [selector, most],
  );
}

/** Pastes the story and waits for the whole reading: before it, over a slow line, stands one without names. */
async function read(page) {
  await paste(page, STORY);
  await expect(page.locator("main > [role=status]")).toHaveText("Done: 2 quotes by 2 speakers, and 3 names.");
}

test("the first page says what to do, what there is to read, and that nothing leaves", async ({ page }) => {
  await listen(page);
  const said = (await heard(page, "body")).join("\n");
  const parts = [
    "banner",
    "Whosaid",
    "main",
    "heading, Paste a news article. See who is in it, and who said what., level 1",
    "textbox, Your article",
    "region, Or read one of ours",
    "set size 3",
    "Your text stays on this device.",
  ];
  let from = 0;
  for (const part of parts) {
    const at = said.indexOf(part, from);
    expect(at, `“${part}” is said, in its turn`).toBeGreaterThanOrEqual(from);
    from = at;
  }
});

test("the ledger stands for the page: a heading for each speaker, a list of what was said", async ({ page }) => {
  await listen(page);
  await read(page);
  await expect(article(page).locator(".paragraph")).toHaveCount(2);
  const said = await heard(page, ".ledger");
  const start = said.indexOf("heading, Ana Roy, level 3");
  expect(said[0]).toBe("heading, Who said what, level 2");
  expect(said).toContain("2 quotes · 2 speakers");
  expect(said.slice(start)).toEqual([
    "heading, Ana Roy, level 3",
    "button, Ana Roy",
    "end of heading, Ana Roy, level 3",
    "paragraph",
    "1 quote · 1 word",
    "end of paragraph",
    ...listed("“No,”", "said · quoted · ¶ 1"),
    "heading, Bo Lind, level 3",
    "button, Bo Lind",
    "end of heading, Bo Lind, level 3",
    "paragraph",
    "1 quote · 4 words",
    "end of paragraph",
    ...listed("that it was late", "said · reported · ¶ 2"),
    "heading, No speaker named, level 3",
    "No speaker named",
    "end of heading, No speaker named, level 3",
    "paragraph",
    "Every quote has a speaker.",
    "end of paragraph",
    "heading, Who said what, level 2",
  ]);
});

/** A list of one quote. */
function listed(words, facts) {
  const name = `${words} ${facts}`;
  return [
    "list",
    "listitem, level 1, position 1, set size 1",
    `button, ${name}`,
    words,
    facts,
    `end of button, ${name}`,
    "end of listitem, level 1, position 1, set size 1",
    "end of list",
  ];
}

test("the article is read as its words: tags and chips are silent until they are asked for", async ({ page }) => {
  await listen(page);
  await read(page);
  await expect(article(page).locator(".paragraph")).toHaveCount(2);
  const words = (said) => said.filter((phrase) => !/^(article|paragraph|mark|end of)/.test(phrase)).join(" ");
  expect(words(await heard(page, "article"))).toBe("“No,” said Ana Roy , a cook, in Lund . Bo Lind said that it was late .");
});

test("the inspector says what it is, why, and which choice holds", async ({ page }) => {
  await listen(page);
  await read(page);
  await page.locator(".row").first().click();
  const said = await heard(page, "#inspector");
  expect(said.slice(0, 3)).toEqual(["region, Inspector", "heading, Ana Roy, level 2", "button, Close"]);
  expect(said.some((phrase) => phrase.startsWith("The speaker is the subject of “said”."))).toBe(true);
  for (const phrase of ["group, Said by", "button, Ana Roy, pressed", "button, Bo Lind, not pressed", "button, Not a quote, not pressed"]) {
    expect(said).toContain(phrase);
  }
});

test("the end of the work is told once", async ({ page }) => {
  await listen(page);
  await read(page);
  expect(await heard(page, "main > [role=status]")).toContain("Done: 2 quotes by 2 speakers, and 3 names.");
});
