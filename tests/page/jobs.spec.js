// The five main jobs, by mouse, by keys alone and on a phone, each in the fewest steps that we can argue for.

import { article, drawn, expect, expectAccessible, open, paste, sample, test } from "./page.js";

const STORY =
  "Council closes bridge\n\nBy Nora Whitcombe\n\n“The bridge will stay closed,” Mayor Elena Marsh told reporters in Paris on Monday. " +
  "“We want to be safe,” she said.\n\nDaniel Osei said that he would lose half of his customers. " +
  "Money was never the point.\n\n“Nobody asked us,” Daniel Osei added. Mr Osei left.";

/** Counts what the reader does: a click, a tap or a key is a step. Words typed into a field are one. */
class Hand {
  steps = 0;

  constructor(page, touch) {
    this.page = page;
    this.touch = touch;
  }

  async press(target) {
    this.steps += 1;
    await (this.touch ? target.tap() : target.click());
  }

  async key(key) {
    this.steps += 1;
    await this.page.keyboard.press(key);
    await drawn(this.page);
  }

  async type(words) {
    this.steps += 1;
    await this.page.keyboard.type(words);
  }
}

const inspector = (page) => page.locator("#inspector");
const group = (page, name) => page.locator(".speaker", { has: page.locator("h3", { hasText: name }) });
const quote = (page, words) => article(page).locator("mark.quote", { hasText: words }).first();
const row = (page, words) => page.locator(".row", { hasText: words });

/** Selects words that stand in one text node of the article. */
async function select(page, words) {
  await article(page).evaluate((root, words) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode;
      const start = node.textContent.indexOf(words);
      if (start >= 0) return document.getSelection().setBaseAndExtent(node, start, node, start + words.length);
    }
    throw new Error(`“${words}” stand in no one node`);
  }, words);
}

async function read(page) {
  await open(page);
  await paste(page, STORY);
  await expect(quote(page, "The bridge will stay closed")).toBeVisible();
}

/** Goes with a key until a mark has the focus; these steps are the way, not the work. */
async function walkTo(page, key, words) {
  for (let step = 0; step < 60; step += 1) {
    await page.keyboard.press(key);
    await drawn(page);
    const text = await page.evaluate(() => document.activeElement.closest("mark")?.textContent ?? "");
    if (text.includes(words)) return;
  }
  throw new Error(`no mark with “${words}” was reached`);
}

test.describe("by mouse", () => {
  test.beforeEach(async ({ page }) => read(page));

  test("find all that one person said: no step, it stands there", async ({ page }) => {
    const hand = new Hand(page);
    await expect(group(page, "Daniel Osei").locator(".row")).toHaveCount(2);
    expect(hand.steps).toBe(0);
  });

  test("fix a wrong speaker: two clicks", async ({ page }) => {
    const hand = new Hand(page);
    await hand.press(quote(page, "We want to be safe"));
    await hand.press(inspector(page).locator("#speaker").getByRole("button", { name: "Daniel Osei" }));
    await expect(group(page, "Daniel Osei")).toContainText("We want to be safe");
    await expect(row(page, "We want to be safe")).toContainText("yours");
    expect(hand.steps).toBe(2);
    await page.getByRole("button", { name: "Undo" }).first().click();
    await expect(group(page, "Elena Marsh")).toContainText("We want to be safe");
  });

  test("merge two people: two clicks", async ({ page }) => {
    const hand = new Hand(page);
    await hand.press(article(page).locator("mark.person", { hasText: "Nora Whitcombe" }));
    hand.steps += 1;
    await page.getByLabel("Same as …").selectOption({ label: "Elena Marsh" });
    await expect(page.locator(".type.person .person-row", { hasText: "Nora Whitcombe" }).locator(".who-name", { hasText: "Nora Whitcombe" })).toHaveCount(0);
    expect(hand.steps).toBe(2);
  });

  test("add a missed quote: a selection and one click", async ({ page }) => {
    await select(page, "Money was never the point");
    const hand = new Hand(page);
    hand.steps += 1;
    await hand.press(inspector(page).getByRole("group", { name: "As a quote by" }).getByRole("button", { name: "Daniel Osei" }));
    await expect(group(page, "Daniel Osei")).toContainText("Money was never the point");
    expect(hand.steps).toBe(2);
  });

  test("read only what is uncertain: one click to the first of it, or one that leaves out the rest", async ({ page }) => {
    await doubtful(page);
    const hand = new Hand(page);
    await hand.press(toCheck(page));
    await expect(inspector(page)).toBeVisible();
    await expect(article(page).locator("mark.quote.check.on").first()).toBeFocused();
    expect(hand.steps).toBe(1);
    await hand.press(page.getByRole("button", { name: "To check", exact: true }));
    await expect(article(page).locator("..")).toHaveClass(/by-check/);
    expect(hand.steps).toBe(2);
  });

  test("read only what is yours: one choice", async ({ page }) => {
    await quote(page, "We want to be safe").click();
    await inspector(page).getByRole("button", { name: "Right" }).click();
    const hand = new Hand(page);
    hand.steps += 1;
    await page.getByLabel("Show").first().selectOption("yours");
    await expect(page.locator(".row")).toHaveCount(1);
    expect(hand.steps).toBe(1);
  });
});

/** The sample in which one quote is to be checked. */
async function doubtful(page) {
  await page.getByRole("button", { name: "New" }).click();
  await sample(page, 0);
}

const toCheck = (page) => page.locator(".summary").getByRole("button", { name: "1 to check" });

test.describe("by keys alone", () => {
  test.beforeEach(async ({ page }) => {
    await read(page);
    await page.keyboard.press("F6");
  });

  test("find all that one person said", async ({ page }) => {
    await page.getByLabel("Search the quotes").focus();
    const hand = new Hand(page);
    await hand.type("Osei");
    await expect(page.locator(".row")).toHaveCount(2);
    expect(hand.steps).toBe(1);
  });

  test("fix a wrong speaker: s, and the choice", async ({ page }) => {
    await walkTo(page, "n", "We want to be safe");
    const hand = new Hand(page);
    await hand.key("s");
    const choice = inspector(page).locator("#speaker").getByRole("button", { name: "Daniel Osei" });
    while (!(await choice.evaluate((node) => node === document.activeElement))) await hand.key("Tab");
    await hand.key("Space");
    await expect(group(page, "Daniel Osei")).toContainText("We want to be safe");
    await expect(choice).toBeFocused();
    expect(hand.steps, "s, Tab from choice to choice, Space").toBeLessThanOrEqual(4);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+z");
    await expect(group(page, "Elena Marsh")).toContainText("We want to be safe");
  });

  test("merge two people: m, and the choice", async ({ page }) => {
    await walkTo(page, "j", "Nora Whitcombe");
    const hand = new Hand(page);
    await hand.key("m");
    await expect(page.getByLabel("Same as …")).toBeFocused();
    await hand.type("Elena");
    await expect(page.locator(".who-name", { hasText: "Nora Whitcombe" })).toHaveCount(0);
    expect(hand.steps).toBe(2);
  });

  test("add a missed quote: find it, leave, Q", async ({ page }) => {
    const hand = new Hand(page);
    await hand.key("/");
    await hand.type("money was never the point");
    await expect(page.locator(".find [role=status]")).toContainText("1 of 1");
    await hand.key("Escape");
    await expect(inspector(page)).toContainText("Money was never the point");
    await hand.key("Q");
    await expect(row(page, "Money was never the point")).toContainText("yours");
    expect(hand.steps).toBe(4);
  });

  test("read only what is uncertain: c goes from one to the next", async ({ page }) => {
    await doubtful(page);
    await page.locator("article").focus();
    const hand = new Hand(page);
    await hand.key("c");
    await expect(article(page).locator("mark.quote.check.on").first()).toBeFocused();
    expect(hand.steps).toBe(1);
  });

  test("edges move by arrows, and Escape goes back", async ({ page }) => {
    await walkTo(page, "j", "Elena Marsh");
    await page.keyboard.press("b");
    await expect(inspector(page)).toContainText("Arrows move the end");
    await page.keyboard.press("ArrowRight");
    await expect(inspector(page)).toContainText("“Elena Marsh told”");
    await page.keyboard.press("Shift+ArrowLeft");
    await expect(inspector(page)).toContainText("“Mayor Elena Marsh told”");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await expect(inspector(page)).toBeHidden();
    await expect(page.locator("article :focus, article:focus")).toHaveCount(1);
  });

  test("types, verdicts and kinds have keys", async ({ page }) => {
    await walkTo(page, "j", "Nora Whitcombe");
    const mark = article(page).locator("mark.mention", { hasText: "Nora Whitcombe" }).first();
    await page.keyboard.press("2");
    await expect(mark).toHaveClass(/organisation/);
    await page.keyboard.press("x");
    await expect(mark).toHaveCount(0);
    await page.keyboard.press("y");
    await expect(mark).toHaveCount(1);
    await page.keyboard.press("u");
    await page.keyboard.press("u");
    await expect(mark).toHaveClass(/organisation/);
    await page.keyboard.press("r");
    await page.keyboard.press("h");
    await expect(article(page).locator("..")).toHaveClass(/clean/);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  test.beforeEach(async ({ page }) => read(page));

  test("find all that one person said: one tap", async ({ page }) => {
    const hand = new Hand(page, "touch");
    await hand.press(page.locator(".handle"));
    await expect(group(page, "Daniel Osei").locator(".row").first()).toBeVisible();
    expect(hand.steps).toBe(1);
    await expectAccessible(page);
  });

  test("fix a wrong speaker: two taps", async ({ page }) => {
    const hand = new Hand(page, "touch");
    await hand.press(quote(page, "We want to be safe"));
    await expectAccessible(page);
    await hand.press(inspector(page).locator("#speaker").getByRole("button", { name: "Daniel Osei" }));
    expect(hand.steps).toBe(2);
    await page.locator(".handle").tap();
    await expect(group(page, "Daniel Osei")).toContainText("We want to be safe");
    await page.locator(".fold").tap();
    await expect(page.locator(".ledger")).toBeHidden();
  });

  test("merge two people: two taps", async ({ page }) => {
    const hand = new Hand(page, "touch");
    await hand.press(article(page).locator("mark.person", { hasText: "Nora Whitcombe" }));
    hand.steps += 1;
    await page.getByLabel("Same as …").selectOption({ label: "Elena Marsh" });
    expect(hand.steps).toBe(2);
    await expect(inspector(page).getByRole("heading")).toHaveText("Elena Marsh");
  });

  test("add a missed quote: a selection and two taps", async ({ page }) => {
    await select(page, "Money was never the point");
    const hand = new Hand(page, "touch");
    await hand.press(page.locator(".handle"));
    await hand.press(inspector(page).getByRole("group", { name: "As a quote by" }).getByRole("button", { name: "Daniel Osei" }));
    expect(hand.steps).toBe(2);
    await expect(quote(page, "Money was never the point")).toHaveClass(/yours/);
  });

  test("read only what is uncertain: one tap", async ({ page }) => {
    const hand = new Hand(page, "touch");
    await hand.press(page.getByRole("button", { name: "To check" }));
    await expect(article(page).locator("..")).toHaveClass(/by-check/);
    expect(hand.steps).toBe(1);
  });

  test("go to what is uncertain: two taps", async ({ page }) => {
    await doubtful(page);
    const hand = new Hand(page, "touch");
    await hand.press(page.locator(".handle"));
    await hand.press(toCheck(page));
    await expect(inspector(page)).toBeVisible();
    await expect(article(page).locator("mark.quote.check.on").first()).toBeInViewport();
    expect(hand.steps).toBe(2);
  });
});
