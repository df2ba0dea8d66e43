// No dead control: in every state of the page, everything that can be pressed, chosen or filled in does something, and what
// the reader is promised is there. A control is known by its part of the page, its class and its name, so that a new one is
// pressed as soon as it stands in a state.

import { expect, open, test } from "./page.js";
import { PROMISED } from "./promised.js";
import { STATES } from "./states.js";
import { settled, watch, works } from "./watch.js";

/** What was pressed in an earlier state. */
const pressed = new Set();

/** A page in a state, under watch, that can be brought back there. */
async function stage(browser, baseURL, reach) {
  const errors = [];
  const stage = { errors };
  stage.start = async () => {
    await stage.page?.context().close();
    stage.page = await (await browser.newContext({ baseURL })).newPage();
    stage.page.on("pageerror", (error) => errors.push(error.message));
    await open(stage.page);
    await reach(stage.page);
    await stage.page.evaluate(watch);
    await settled(stage.page);
  };
  await stage.start();
  return stage;
}

/** Whether anything comes of pressing a control; what others have taken away is pressed where it stood. */
async function pressable(on, key, timeout) {
  for (const back of [async () => {}, () => leave(on.page), on.start]) {
    await back();
    const done = await works(on.page, key, timeout).catch(() => undefined);
    if (done !== undefined) return done;
  }
  return false;
}

/** Out of a dialog. */
async function leave(page) {
  await page.keyboard.press("Escape");
  await settled(page).catch(() => {});
}

/** Those of some controls of which nothing comes. */
async function dead(on, keys) {
  const left = [];
  for (const key of keys) {
    if (await pressable(on, key, 1_500)) continue;
    // What is chosen already, or stands at an end, changes nothing; what asks a helper for the first time may take long.
    await on.start();
    await on.page.evaluate((key) => watched.pressNext(key), key);
    await settled(on.page);
    if (!(await pressable(on, key, 15_000))) left.push(key);
  }
  return left;
}

for (const [name, reach] of Object.entries(STATES)) {
  test(`everything does something: ${name}`, async ({ browser, baseURL }) => {
    test.slow();
    const on = await stage(browser, baseURL, reach);
    for (const [role, names] of Object.entries(PROMISED[name] ?? {})) {
      for (const name of names) await expect(on.page.getByRole(role, { name, exact: true }).first()).toBeVisible();
    }
    const keys = (await on.page.evaluate(() => watched.keys())).filter((key) => !pressed.has(key));
    // Links leave the page, and come last.
    const isLink = (key) => key.includes(" a..");
    const left = await dead(on, [...keys.filter((key) => !isLink(key)), ...keys.filter(isLink)]);
    keys.forEach((key) => pressed.add(key));
    expect(left).toEqual([]);
    expect(on.errors).toEqual([]);
    await on.page.context().close();
  });
}

test("every state of what is promised is looked at", () => {
  expect(Object.keys(PROMISED).filter((name) => !STATES[name])).toEqual([]);
});

test("a control that does nothing is found", async ({ browser, baseURL }) => {
  const on = await stage(browser, baseURL, async (page) => {
    await STATES["an article"](page);
    await page.locator(".masthead .actions").evaluate((it) => it.append(Object.assign(document.createElement("button"), { textContent: "Dead" })));
  });
  const keys = (await on.page.evaluate(() => watched.keys())).filter((key) => /Dead|Library/.test(key));
  expect(await dead(on, keys)).toEqual(["masthead button.submit.: Dead"]);
});
