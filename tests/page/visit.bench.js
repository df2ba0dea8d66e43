// How soon a pasted article has its first marks: on a first visit over a slow line, and on a later one without any, each on a
// processor four times slower. `cargo xtask bench` prints the figures, which are written to the file that WHOSAID_BENCH names:
// { conditions, visits: [{ name, limit, times: [{ box, mark, names }] }] }, in milliseconds from when the address was entered.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { host } from "./host.js";
import { FAST_3G, line } from "./line.js";
import { DIST, expect, folder, keep, launch, test } from "./profile.js";
import { slow } from "./slow.js";

const SLOWER = 4;
const TIMES = 3;
/** The longest until the first mark. */
const LIMITS = { first: 5000, again: 1000 };
/** What is slowed: the page’s own thread, as browsers’ tools do it, or all that its process does, workers and compilers too. */
const SLOW = { "": slowThread, ", workers slowed too": (page) => slow(page.context().browser(), SLOWER) };
const REPORT = readFileSync("benches/report.txt", "utf8");
const CONDITIONS = `${FAST_3G.name}: ${(FAST_3G.bytesPerSecond * 8) / 1e6} Mbit/s, ${FAST_3G.roundTrip} ms a round trip, processor ${SLOWER} times slower`;

/** Pastes as soon as there is a box; notes when there is that, a marked quotation and a marked name. */
const pasteAtOnce = (text) => {
  const noted = (window.noted = {});
  const look = () => {
    const box = document.querySelector("#text");
    if (box && !noted.box) {
      noted.box = performance.now();
      const data = new DataTransfer();
      data.setData("text/plain", text);
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    }
    for (const [what, mark] of [["mark", "quote"], ["names", "person"]]) {
      if (!noted[what] && document.querySelector(`article mark.${mark}`)) noted[what] = performance.now();
    }
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
};

async function slowThread(page) {
  const client = await page.context().newCDPSession(page);
  await client.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return () => client.detach();
}

/** Opens the page on a slow processor, in a browser that has shown another page before; gives what was noted. */
async function visit(context, url, elsewhere, slowed) {
  const [page] = context.pages();
  await page.goto(elsewhere);
  await page.addInitScript(pasteAtOnce, REPORT);
  const end = await slowed(page);
  try {
    await page.goto(url, { waitUntil: "commit" });
    await expect.poll(() => page.evaluate(() => window.noted.names), { timeout: 60_000 }).toBeTruthy();
    return await page.evaluate(() => window.noted);
  } finally {
    await end();
  }
}

/** How long the page takes for the same work. */
const work = (page) =>
  page.evaluate(() => {
    const began = performance.now();
    for (let sum = 0, at = 0; at < 2e8; at += 1) sum += at;
    return performance.now() - began;
  });

test("the processor is as slow as it is said to be", async ({ onEnd }) => {
  const { context } = await launch(folder(onEnd));
  const [page] = context.pages();
  await work(page);
  const before = await work(page);
  const end = await slow(context.browser(), SLOWER);
  const during = await work(page);
  await end();
  await context.close();
  console.log(`the same work took ${(during / before).toFixed(1)} times as long`);
  expect(during / before).toBeGreaterThan(SLOWER * 0.75);
});

test("a first visit and a later one", async ({ onEnd }) => {
  test.setTimeout(600_000);
  const server = await host(DIST, { brotli: true });
  const empty = folder(onEnd);
  writeFileSync(join(empty, "index.html"), "<!doctype html><title>Another page</title><link rel=icon href=data:>");
  const elsewhere = await host(empty);
  onEnd(() => Promise.all([server.close(), elsewhere.close()]));
  const visits = [];
  const measure = async (name, limit, once) => {
    const times = [];
    for (let time = 0; time < TIMES; time += 1) times.push(await once());
    console.log(`${name}: ${JSON.stringify(times)}`);
    visits.push({ name, limit, times });
  };
  const first = async (slowed) => {
    const slowLine = await line(server.port, FAST_3G);
    const { context } = await launch(folder(onEnd));
    const noted = await visit(context, `http://127.0.0.1:${slowLine.port}/`, elsewhere.url, slowed);
    // Nothing came past the line: it could not have brought so much sooner.
    const least = (1000 * slowLine.sent()) / FAST_3G.bytesPerSecond;
    await context.close();
    await slowLine.close();
    expect(least).toBeGreaterThan(6000);
    expect(noted.names).toBeGreaterThan(least - 1000);
    return noted;
  };
  for (const [what, slowed] of Object.entries(SLOW)) await measure(`first visit${what}`, LIMITS.first, () => first(slowed));
  const profile = folder(onEnd);
  const { context } = await launch(profile);
  await keep(context, server.url);
  await context.close();
  await server.close();
  const again = async (slowed) => {
    const { context } = await launch(profile);
    const noted = await visit(context, server.url, elsewhere.url, slowed);
    await context.close();
    return noted;
  };
  for (const [what, slowed] of Object.entries(SLOW)) await measure(`later visit, offline${what}`, LIMITS.again, () => again(slowed));
  writeFileSync(process.env.WHOSAID_BENCH, JSON.stringify({ conditions: CONDITIONS, visits }));
});
