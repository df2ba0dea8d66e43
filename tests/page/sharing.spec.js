// A link that holds an article: made in one browser, opened in another, never without asking, and never on the wire.

import { openExport } from "./files.js";
import { article, expect, expectAccessible, open, paste, test } from "./page.js";

const TEXT = "Council closes bridge\n\n“The bridge will stay closed,” Mayor Elena Marsh said in Lund.\n\n“Nobody asked us,” Daniel Osei said.";
const OWN = "Zebras at large\n\n“They ran,” said Ana Roy.";

const dialog = (page) => page.getByRole("dialog");
const note = (page) => page.locator(".kept");
const said = (page) => dialog(page).getByRole("status");

/** Makes a link of the article that is open, and takes it from the clipboard. */
async function copied(page, context) {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await openExport(page);
  await expect(dialog(page)).toContainText("Nothing is sent to a server");
  await dialog(page).getByRole("button", { name: "Copy link" }).click();
  await expect(said(page)).toHaveText("Link copied.");
  return page.evaluate(() => navigator.clipboard.readText());
}

/** An article with one correction, and its link. */
async function shared(page, context) {
  await open(page);
  await paste(page, TEXT);
  await article(page).locator("mark.quote", { hasText: "Nobody asked us" }).first().click();
  await page.locator("#inspector").getByRole("button", { name: "Right", exact: true }).click();
  return copied(page, context);
}

test("a link opens elsewhere with its corrections, after asking, and leaves no trace in the address or on the wire", async ({ page, context, browser, baseURL }) => {
  const link = await shared(page, context);
  expect(link).toMatch(/^[^?#]+\/#article=[\w-]+$/);
  expect(new URL(link).origin).toBe(new URL(baseURL).origin);
  const secret = link.split("#")[1].slice(8, 40);

  const elsewhere = await browser.newContext({ baseURL });
  const other = await elsewhere.newPage();
  const sent = [];
  elsewhere.on("request", (request) => sent.push(request.url() + (request.postData() ?? "") + JSON.stringify(request.headers())));
  await other.goto(link);
  await expect(dialog(other)).toContainText("Open the shared article?");
  await expect(dialog(other)).toContainText("Council closes bridge “The bridge will stay closed,” Mayor Elena Marsh");
  await expect(dialog(other)).toContainText("1 correction");
  await expect(dialog(other).getByRole("button", { name: "Open it" })).toBeFocused();
  await expect(article(other)).toHaveCount(0);
  await expectAccessible(other);
  await other.keyboard.press("Enter");
  await expect(article(other)).toContainText("Nobody asked us");
  await expect(dialog(other)).toBeHidden();
  await expect.poll(() => new URL(other.url()).hash).toBe("");
  expect(new URL(other.url()).pathname).toBe(new URL(link).pathname);
  await other.getByRole("tab", { name: "Changes" }).click();
  await expect(other.locator(".changes li")).toHaveCount(1);
  expect(sent.length).toBeGreaterThan(3);
  expect(sent.filter((request) => request.includes(secret) || request.includes("article="))).toEqual([]);
  // It is an article like any other from now on.
  await other.reload();
  await expect(article(other)).toContainText("Nobody asked us");
  await expect(dialog(other)).toBeHidden();
  await elsewhere.close();
});

test("the article that is open stays unless the reader opens the other, and is kept then", async ({ page, context }) => {
  const link = await shared(page, context);
  const other = await context.newPage();
  await other.goto("/");
  await paste(other, OWN);
  await expect(article(other)).toContainText("They ran");
  // In the same tab the page is not loaded anew.
  const follow = () => other.evaluate((link) => void location.assign(link), link);
  await follow();
  await expect(dialog(other)).toContainText("Council closes bridge");
  await expect(dialog(other)).toContainText("The article that is open here stays in your library.");
  for (const leave of [() => dialog(other).getByRole("button", { name: "Cancel" }).click(), () => other.keyboard.press("Escape")]) {
    await leave();
    await expect(dialog(other)).toBeHidden();
    await expect(article(other)).toContainText("They ran");
    await expect.poll(() => new URL(other.url()).hash).toBe("");
    await follow();
    await expect(dialog(other)).toContainText("Council closes bridge");
  }
  await dialog(other).getByRole("button", { name: "Open it" }).click();
  await expect(article(other)).toContainText("Nobody asked us");
  await other.getByRole("banner").getByRole("button", { name: "Library" }).click();
  await expect(dialog(other).getByRole("button", { name: /Zebras at large/ }).first()).toBeVisible();
});

test("a link that is damaged or none of ours says so and changes nothing", async ({ page, context }) => {
  const link = await shared(page, context);
  const other = await context.newPage();
  await other.goto(link.slice(0, -9));
  await expect(note(other)).toContainText("This link is damaged: perhaps a chat or mail program cut it.");
  await expect(other.locator("#text")).toHaveValue("");
  await expect.poll(() => new URL(other.url()).hash).toBe("");
  await note(other).getByRole("button", { name: "Close" }).click();
  await paste(other, OWN);
  await expect(article(other)).toContainText("They ran");
  await other.evaluate(() => void (location.hash = "section-2"));
  await expect(note(other)).toContainText("There is no article in this link");
  await expect(article(other)).toContainText("They ran");
  await expect(dialog(other)).toBeHidden();
});

test("a text that is too long for a link says how it can be sent instead", async ({ page }) => {
  await open(page);
  const noise = Array.from({ length: 12_000 }, (_, at) => Math.abs(Math.floor(Math.sin(at) * 1e15)).toString(36)).join(" ");
  await paste(page, `${TEXT}\n\n${noise}`);
  await openExport(page);
  page.excuse(/clipboard/i);
  await dialog(page).getByRole("button", { name: "Copy link" }).click();
  await expect(said(page)).toContainText("too long for a link");
  await expect(said(page)).toContainText("Download it as JSON");
});
