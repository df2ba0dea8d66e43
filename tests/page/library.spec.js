// The library: what was pasted and corrected is kept on the device, whatever happens to the tab, the disk or the database.

import { readFileSync } from "node:fs";
import { database, edits, records, spoil } from "./database.js";
import { article, expect, expectAccessible, open, paste, sample, test } from "./page.js";

const TEXT = "Council closes bridge\n\n“The bridge will stay closed,” Mayor Elena Marsh said in Lund.\n\n“Nobody asked us,” Daniel Osei said.";

const changes = (page) => page.locator(".changes li");
const note = (page) => page.locator(".kept");

/** Says of a quote that it is right. */
async function confirm(page, words = "The bridge will stay closed") {
  await article(page).locator("mark.quote", { hasText: words }).first().click();
  await page.locator("#inspector").getByRole("button", { name: "Right", exact: true }).click();
}

test("an article is kept with its corrections, and comes back with the tab", async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await confirm(page);
  await expect.poll(() => edits(page)).toEqual([1]);
  const [record] = await records(page);
  expect(record).toMatchObject({ title: "Council closes bridge", quotes: 2, speakers: ["Elena Marsh", "Daniel Osei"], shown: true });
  await page.reload();
  await page.getByRole("tab", { name: "Changes" }).click();
  await expect(changes(page)).toHaveCount(1);
  await expect(article(page)).toContainText("Nobody asked us");
  // To have opened it is no change.
  await page.waitForTimeout(500);
  expect((await records(page))[0].changed).toBe(record.changed);
  await page.getByRole("button", { name: "New" }).click();
  await page.reload();
  await expect(page.locator("#text")).toHaveValue("");
});

test("what stands in the paste box comes back as well", async ({ page }) => {
  await open(page);
  await page.locator("#text").fill("“Written here,” said Ana Roy.");
  await expect.poll(() => records(page).then((all) => all.length)).toBe(1);
  await page.reload();
  await expect(page.locator("#text")).toHaveValue("“Written here,” said Ana Roy.");
});

test("a tab that is killed in the middle of writing loses no more than the last second", async ({ page, context }) => {
  page.excuse(/crash/i);
  await open(page);
  await page.locator("#text").focus();
  // From the moment on that the helper is there: how long it takes to start is not what is tested.
  const begun = "It rains. ";
  await page.keyboard.type(begun);
  await expect.poll(async () => Object.values((await database(page)).texts)).toEqual([begun]);
  // Without a pause, so that the state of the page never learns of it.
  const written = [[Date.now(), begun]];
  const until = Date.now() + 4000;
  while (Date.now() < until || written.length < 20) {
    const word = `word${written.length} `;
    await page.keyboard.type(word, { delay: 15 });
    written.push([Date.now(), word]);
  }
  const killed = Date.now();
  const client = await context.newCDPSession(page);
  await Promise.race([client.send("Page.crash").catch(() => {}), new Promise((done) => setTimeout(done, 2000))]);
  const other = await context.newPage();
  await other.goto("/");
  const { texts } = await database(other);
  const [kept] = Object.values(texts);
  const due = written.filter(([time]) => time < killed - 1000).map(([, word]) => word).join("");
  expect(due.length).toBeGreaterThan(20);
  expect(kept.startsWith(due)).toBe(true);
});

test("a correction is kept before the tab can be killed", async ({ page, context }) => {
  page.excuse(/crash/i);
  await open(page);
  await paste(page, TEXT);
  await confirm(page);
  await page.waitForTimeout(1000);
  const client = await context.newCDPSession(page);
  await Promise.race([client.send("Page.crash").catch(() => {}), new Promise((done) => setTimeout(done, 2000))]);
  const other = await context.newPage();
  await other.goto("/");
  expect(await edits(other)).toEqual([1]);
});

test("a sample is not kept before something is changed in it", async ({ page }) => {
  await open(page);
  await sample(page, 0);
  await page.waitForTimeout(500);
  expect(await records(page)).toEqual([]);
  await article(page).locator("mark.quote").first().click();
  await page.locator("#inspector").getByRole("button", { name: "Right", exact: true }).click();
  await expect.poll(() => edits(page)).toEqual([1]);
});

test.describe("two tabs", () => {
  /** Two tabs with the same article, as after “Duplicate tab”. */
  async function twice(page, context) {
    await open(page);
    await paste(page, TEXT);
    await expect.poll(() => records(page).then((all) => all.map(({ quotes }) => quotes))).toEqual([2]);
    const id = await page.evaluate(() => sessionStorage.getItem("whosaid-opened"));
    const other = await context.newPage();
    await other.addInitScript((id) => sessionStorage.setItem("whosaid-opened", id), id);
    await other.goto("/");
    await expect(article(other).locator("mark.quote").first()).toBeVisible();
    return other;
  }

  test("that correct one article lose no correction, and say so", async ({ page, context }) => {
    const other = await twice(page, context);
    await confirm(page, "The bridge will stay closed");
    await expect.poll(() => edits(page)).toEqual([1]);
    await confirm(other, "Nobody asked us");
    await expect.poll(() => edits(page)).toEqual([2]);
    await expect(note(other)).toContainText("The corrections of both are here now");
    await other.getByRole("tab", { name: "Changes" }).click();
    await expect(changes(other)).toHaveCount(2);
    await note(other).getByRole("button", { name: "Close" }).click();
    await expect(note(other)).toBeEmpty();
    // The first tab learns of it with its next change.
    await article(page).locator("mark.person").first().click();
    await page.locator("#inspector").getByRole("button", { name: "Right", exact: true }).click();
    await expect.poll(() => edits(page)).toEqual([3]);
    await expect(note(page)).toContainText("corrected in another tab");
  });

  test("that change one text keep both texts", async ({ page, context }) => {
    const other = await twice(page, context);
    for (const [tab, words] of [[page, "First."], [other, "Second."]]) {
      await tab.getByRole("button", { name: "Edit text" }).click();
      await tab.locator("#text").fill(`${TEXT} ${words}`);
      await expect.poll(async () => Object.values((await database(page)).texts).filter((text) => text.endsWith(words)).length).toBe(1);
    }
    await expect(note(other)).toContainText("Both versions are kept");
    await expect(other.locator("#text")).toHaveValue(`${TEXT} Second.`);
    expect(Object.values((await database(page)).texts).sort()).toEqual([`${TEXT} First.`, `${TEXT} Second.`]);
  });
});

test("a full disk is said, loses nothing that was kept, and is tried again", async ({ page, context }) => {
  await page.goto("/private.html");
  const client = await context.newCDPSession(page);
  const origin = new URL(page.url()).origin;
  const { usage } = await client.send("Storage.getUsageAndQuota", { origin });
  await client.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage + 500_000 });
  await open(page);
  await paste(page, TEXT);
  await expect.poll(() => edits(page)).toEqual([0]);
  await page.getByRole("button", { name: "New" }).click();
  const long = `${TEXT}${"\n\nNobody knew more.".repeat(80_000)}`;
  await paste(page, long);
  await expect(note(page)).toContainText("There is no room left on this device");
  expect(Object.values((await database(page)).texts)).toEqual([TEXT]);
  await client.send("Storage.overrideQuotaForOrigin", { origin });
  await confirm(page);
  await expect.poll(async () => (await edits(page)).sort()).toEqual([0, 1]);
  expect(Object.values((await database(page)).texts)).toContain(long);
  await expect(note(page)).toBeEmpty();
});

test("without any storage the page works and says so", async ({ page }) => {
  // Workers have a global of their own: theirs loses its database before the program starts.
  await page.route(/exchange-boot/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `Object.defineProperty(self, "indexedDB", { value: undefined });\n${await answer.text()}` });
  });
  await open(page);
  await paste(page, TEXT);
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
  await expect(note(page)).toContainText("This browser keeps nothing for this page");
  await page.unrouteAll({ behavior: "ignoreErrors" });
});

test("a damaged record costs its corrections, not its text", async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await confirm(page);
  await expect.poll(() => edits(page)).toEqual([1]);
  const [id] = Object.keys((await database(page)).records);
  await spoil(page, "records", id, '{"revision":1,"log":');
  await page.reload();
  await expect(article(page)).toContainText("Nobody asked us");
});

test("what a later version keeps is not touched, and that is said", async ({ page }) => {
  await page.goto("/private.html");
  await page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.open("whosaid", 99);
        request.onupgradeneeded = () => request.result.createObjectStore("later").put("precious", 1);
        request.onsuccess = () => (request.result.close(), done());
      }),
  );
  await open(page);
  await paste(page, TEXT);
  await expect(note(page)).toContainText("A newer version of this page");
  const version = await page.evaluate(async () => (await indexedDB.databases()).find(({ name }) => name === "whosaid").version);
  expect(version).toBe(99);
});

test("the settings of every earlier version are still there", async ({ page }) => {
  await page.addInitScript(() => {
    const lexicon = [{ words: "Interfax", type: "ORG" }];
    localStorage.setItem("whosaid-settings-1", JSON.stringify({ lexicon }));
  });
  await open(page);
  await page.getByRole("button", { name: "Settings" }).click();
  await expect(page.getByRole("dialog")).toContainText("Interfax");
});

const dialog = (page) => page.getByRole("dialog");
const rows = (page) => dialog(page).getByRole("listitem");
const titles = (page) => dialog(page).locator(".volume .title").allTextContents();

/** Pastes articles one after the other, each into an empty page, and opens the library. */
async function collected(page, texts) {
  await open(page);
  for (const [number, text] of texts.entries()) {
    await paste(page, text);
    await expect.poll(async () => (await records(page)).filter(({ quotes }) => quotes !== null).length).toBe(number + 1);
    await page.getByRole("button", { name: "New" }).click();
  }
  await page.locator(".desk").getByRole("button", { name: "Library" }).click();
  await expect(rows(page)).toHaveCount(texts.length);
}

const THREE = [
  "Zebras at large\n\n“They ran,” said Ana Roy.",
  "Bridge closed\n\n“It is old,” Elena Marsh said. “We want to be safe,” she added.",
  "Ferries late\n\nThe harbour was quiet all day.",
];

test("the library lists, searches, sorts and opens articles", async ({ page }) => {
  await collected(page, THREE);
  expect(await titles(page)).toEqual(["Ferries late", "Bridge closed", "Zebras at large"]);
  await expect(rows(page).nth(1)).toContainText(/2 quotes · changed \d+ \w+ \d{4}/);
  await expect(dialog(page).getByRole("status")).toHaveText("3 articles on this device");
  await dialog(page).getByLabel("Sort by").selectOption("quotes");
  await expect.poll(() => titles(page)).toEqual(["Bridge closed", "Zebras at large", "Ferries late"]);
  const search = dialog(page).getByRole("searchbox");
  for (const [words, found] of [["zebra", ["Zebras at large"]], ["marsh", ["Bridge closed"]], ["HARBOUR was", ["Ferries late"]], ["nothing like it", []]]) {
    await search.fill(words);
    await expect.poll(() => titles(page)).toEqual(found);
  }
  await expect(dialog(page).getByRole("status")).toHaveText("0 of 3 articles on this device");
  await search.fill("zebra");
  await dialog(page).getByRole("button", { name: /Zebras at large/ }).first().click();
  await expect(article(page)).toContainText("“They ran,” said Ana Roy.");
  await expect(dialog(page)).toBeHidden();
  await page.getByRole("banner").getByRole("button", { name: "Library" }).click();
  await expect(rows(page)).toHaveCount(3);
});

test("tags file articles, and are kept", async ({ page }) => {
  await collected(page, THREE);
  await dialog(page).getByLabel("Tags of “Zebras at large”").fill("zoo,  big  cats, zoo");
  await page.keyboard.press("Tab");
  await expect(dialog(page).getByRole("button", { name: "Delete “Zebras at large”" })).toBeFocused();
  const filter = dialog(page).getByLabel("Tag", { exact: true });
  await filter.selectOption("zoo");
  await expect.poll(() => titles(page)).toEqual(["Zebras at large"]);
  await dialog(page).getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("banner").getByRole("button", { name: "Library" }).click();
  await expect(dialog(page).getByLabel("Tags of “Zebras at large”")).toHaveValue("big cats, zoo");
});

test("what is deleted leaves the device at once, and can be had back", async ({ page }) => {
  await collected(page, THREE);
  await dialog(page).getByRole("button", { name: "Delete “Bridge closed”" }).click();
  const undo = dialog(page).getByRole("button", { name: "Undo" });
  await expect(undo).toBeFocused();
  expect(Object.values((await database(page)).texts).join()).not.toContain("Elena Marsh");
  await undo.click();
  await expect(rows(page)).toHaveCount(3);
  await expect(dialog(page).getByRole("searchbox")).toBeFocused();
  expect(Object.values((await database(page)).texts).join()).toContain("Elena Marsh");
  await dialog(page).getByRole("button", { name: "Delete all" }).click();
  await expect(dialog(page)).toContainText("Delete all articles and corrections from this device?");
  await dialog(page).getByRole("button", { name: "Cancel" }).click();
  await expect(rows(page)).toHaveCount(3);
  await dialog(page).getByRole("button", { name: "Delete all" }).click();
  await dialog(page).locator(".sure").getByRole("button", { name: "Delete all" }).click();
  await expect(rows(page)).toHaveCount(0);
  expect(await database(page)).toEqual({ records: {}, texts: {} });
  await expect(dialog(page)).toContainText("3 articles are deleted from this device.");
  await undo.click();
  await expect(rows(page)).toHaveCount(3);
});

test("an article that is deleted while it is open comes back only when it is changed", async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await expect.poll(() => records(page).then((all) => all.map(({ quotes }) => quotes))).toEqual([2]);
  await page.getByRole("button", { name: "Library" }).click();
  await dialog(page).getByRole("button", { name: /^Delete “/ }).click();
  await dialog(page).getByRole("button", { name: "Close", exact: true }).click();
  await page.getByRole("button", { name: "Edit text" }).click();
  await page.waitForTimeout(700);
  expect(await records(page)).toEqual([]);
  await page.getByRole("button", { name: "Show the article" }).click();
  await confirm(page);
  await expect.poll(() => edits(page)).toEqual([1]);
});

test("a damaged record is listed by its text", async ({ page }) => {
  await collected(page, THREE.slice(0, 1));
  const [id] = Object.keys((await database(page)).records);
  await spoil(page, "records", id, "{");
  await page.keyboard.press("Escape");
  await page.getByRole("banner").getByRole("button", { name: "Library" }).click();
  await expect.poll(() => titles(page)).toEqual(["Zebras at large"]);
  await expect(rows(page)).toContainText("not read yet");
});

test("all articles go out as one file, and come in again with all corrections, each once", async ({ page }) => {
  await open(page);
  await paste(page, TEXT);
  await confirm(page);
  await expect.poll(() => edits(page)).toEqual([1]);
  await page.getByRole("button", { name: "Library" }).click();
  await dialog(page).getByLabel(/^Tags of/).fill("bridges");
  await page.keyboard.press("Tab");
  const downloaded = page.waitForEvent("download");
  await dialog(page).getByRole("button", { name: "Export all" }).click();
  const download = await downloaded;
  expect(download.suggestedFilename()).toBe("whosaid-library.json");
  const path = await download.path();
  const file = { name: "whosaid-library.json", mimeType: "application/json", buffer: readFileSync(path) };
  const bring = async () => {
    await dialog(page).locator("input[type=file]").setInputFiles(file);
    await expect(note(page)).toContainText("1 article is in the library now");
    expect(await edits(page)).toEqual([1]);
    expect((await records(page))[0].tags).toEqual(["bridges"]);
  };
  // It is there already.
  await bring();
  await note(page).getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Library" }).click();
  await dialog(page).getByRole("button", { name: "Delete all" }).click();
  await dialog(page).locator(".sure").getByRole("button", { name: "Delete all" }).click();
  await expect(rows(page)).toHaveCount(0);
  await bring();
  await page.getByRole("tab", { name: "Changes" }).click();
  await expect(changes(page)).toHaveCount(1);
});

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the library is accessible, by keys alone, on a phone too", async ({ page }) => {
      await collected(page, THREE);
      await dialog(page).getByLabel("Tags of “Zebras at large”").fill("zoo");
      await dialog(page).getByRole("button", { name: "Delete “Bridge closed”" }).press("Enter");
      await expect(dialog(page).getByRole("button", { name: "Undo" })).toBeFocused();
      await expectAccessible(page);
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 700 });
        await expectAccessible(page);
        expect(await dialog(page).evaluate((node) => node.scrollWidth - node.clientWidth)).toBeLessThanOrEqual(0);
        await page.screenshot({ path: `target/page-results/library-${colorScheme}-${width}.png` });
      }
      await page.keyboard.press("Escape");
      await expect(dialog(page)).toBeHidden();
      await expect(page.locator(".desk").getByRole("button", { name: "Library" })).toBeFocused();
    });
  });
}
