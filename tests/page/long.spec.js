// A megabyte: the page goes on, shows how far it is, can be stopped, and shows the whole text in the end.

import { article, expect, open, paste, sample, test } from "./page.js";

const PARAGRAPH =
  "“The bridge will stay closed,” Mayor Elena Marsh told reporters in Paris on Monday. Daniel Osei said that he would lose " +
  "£3,000 a week, according to the Harrowgate Herald. The council did not respond to a request for comment.\n\n";
const MEGABYTE = PARAGRAPH.repeat(Math.ceil((1 << 20) / PARAGRAPH.length));

/** Counts frames, and notes the longest time without one. */
async function watchFrames(page) {
  await page.evaluate(() => {
    window.frames_drawn = 0;
    window.longest = 0;
    let last = performance.now();
    const frame = (now) => {
      window.frames_drawn += 1;
      window.longest = Math.max(window.longest, now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

test("a megabyte is read while the page goes on", async ({ page }) => {
  test.slow();
  await open(page);
  await sample(page, 0);
  await page.getByRole("button", { name: "New" }).click();
  await watchFrames(page);
  await paste(page, MEGABYTE);
  await expect(article(page).locator("mark.quote").first()).toBeVisible({ timeout: 60_000 });
  await expect.poll(() => article(page).locator(".paragraph").count(), { timeout: 60_000 }).toBe(MEGABYTE.split("\n\n").length - 1);
  // How long a frame took is for a quiet machine to say; that frames came all the while is true on any.
  const [frames, longest] = await page.evaluate(() => [window.frames_drawn, window.longest]);
  console.log(`frames drawn while reading: ${frames}; longest time without one: ${Math.round(longest)} ms`);
  expect(frames).toBeGreaterThan(20);
});

test("reading can be cancelled, the text kept, and another read", async ({ page }) => {
  test.slow();
  await open(page);
  await paste(page, MEGABYTE.repeat(20));
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.locator("#text")).toBeVisible({ timeout: 30_000 });
  await sample(page, 0);
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
});
