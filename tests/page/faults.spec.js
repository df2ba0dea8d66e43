// What can break, breaks here: each time the reader is told in a sentence, and nothing is lost.

import { article, expect, open, paste, test } from "./page.js";
import { test as installed } from "./profile.js";

const TEXT = "“Nobody hears this,” said Ana Roy in Paris on 3 March 2025.";
const quote = (page) => article(page).locator("mark.quote").first();
const again = (page) => page.getByRole("button", { name: "Try again" });
const box = (page) => page.locator("#text");

/** Keeps hold of the page's engines, so that a test can kill one as a system short of memory does: without a word. */
const holdWorkers = (page) =>
  page.addInitScript(() => {
    const Native = Worker;
    window.workers = [];
    window.Worker = class extends Native {
      constructor(...given) {
        super(...given);
        if (given[0] === document.querySelector("#worker").href) window.workers.push(this);
      }
    };
  });
/** Notes all that is told the reader, also what a fast engine soon takes back. */
const noteAlerts = (page) =>
  page.evaluate(() => {
    const alert = document.querySelector("[role=alert]");
    window.said = "";
    new MutationObserver(() => (window.said += alert.textContent)).observe(alert, { childList: true, characterData: true, subtree: true });
  });
/** Reads a text, so that the engine is there, and waits for the next one. */
const readOne = async (page) => {
  await holdWorkers(page);
  await open(page);
  await paste(page, TEXT);
  await expect(quote(page)).toBeVisible();
  await page.getByRole("button", { name: "New" }).click();
  await noteAlerts(page);
};
const said = (page) => expect.poll(() => page.evaluate(() => window.said), { timeout: 60_000 });
const kill = (page) => page.evaluate(() => window.workers.at(-1).terminate());

test.describe("the engine", () => {
  test("killed while it waits, it is started again with the next text", async ({ page }) => {
    test.setTimeout(90_000);
    await readOne(page);
    await kill(page);
    await paste(page, TEXT);
    await said(page).toContain("was started again; it is reading your text once more. Nothing is lost.");
    await expect(quote(page)).toBeVisible();
    await expect(page.getByRole("alert")).toBeEmpty();
  });

  test("killed in the middle of a text, it is started again and the text kept", async ({ page }) => {
    test.setTimeout(90_000);
    await readOne(page);
    await paste(page, TEXT.repeat(15_000));
    await kill(page);
    // An engine is given its time before it is held for dead: more than one that reads so long a text may be silent.
    await said(page).toContain("started again");
    if (await again(page).isVisible()) {
      expect((await box(page).inputValue()).length).toBe(TEXT.length * 15_000);
      await page.getByRole("button", { name: "New" }).isVisible();
    }
  });

  test("it hangs: the reader is told, text and way on are kept", async ({ page }) => {
    const stuck = `onmessage = ({ data: { id } }) => {
      if (id === undefined) return postMessage({ id: 0, ok: null });
      postMessage({ id, done: 1, stages: 7 });
      for (;;);
    };`;
    await page.route("**/worker-boot-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: stuck }));
    await open(page);
    await paste(page, TEXT);
    await expect(page.getByRole("alert")).toContainText("did not come to an end with this text and was started again");
    await expect(box(page)).toHaveValue(TEXT);
    await page.unroute("**/worker-boot-*.js");
    // If the one that was started again came from the same file, it hangs as well and is given up in its turn.
    await again(page).click();
    await expect(quote(page).or(again(page))).toBeVisible();
    if (await again(page).isVisible()) await again(page).click();
    await expect(quote(page)).toBeVisible();
  });

  test("it throws while it reads: it is started again by itself, and the next text is read", async ({ page }) => {
    const failing = `onmessage = ({ data: { id } }) => {
      if (id === undefined) return postMessage({ id: 0, ok: null });
      throw new Error("unreachable");
    };`;
    await page.route("**/worker-boot-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: failing }));
    await open(page);
    await page.unroute("**/worker-boot-*.js");
    await paste(page, TEXT);
    await expect(page.getByRole("alert")).toContainText("stopped while it read this text. Your text is safe.");
    await expect(box(page)).toHaveValue(TEXT);
    await again(page).click();
    await expect(quote(page)).toBeVisible();
  });

  test.describe("cut short on its way", () => {
    test.use({ excused: /integrity|digest|Failed to load/i });

    for (const [file, name, sentence] of [
      ["**/lexicon-*.bin.z", "the word list", "arrived damaged"],
      ["**/worker_bg-*.wasm", "the engine", "could not be loaded"],
    ]) {
      test(`${name} is refused, and had again`, async ({ page }) => {
        await page.route(file, async (route) => {
          const answer = await route.fetch();
          const body = await answer.body();
          await route.fulfill({ response: answer, headers: { "content-type": answer.headers()["content-type"] }, body: body.subarray(0, body.length >> 1) });
        });
        await open(page);
        await expect(page.getByRole("alert")).toContainText(sentence);
        await page.unroute(file);
        await again(page).click();
        await paste(page, TEXT);
        await expect(quote(page)).toBeVisible();
      });
    }
  });
});

test("a browser that keeps nothing: the page works, for this visit", async ({ page }) => {
  await page.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("The operation is insecure.", "SecurityError");
    };
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) Object.defineProperty(window, name, { get: refuse });
    Object.defineProperty(Navigator.prototype, "serviceWorker", { value: { register: async () => refuse(), addEventListener() {}, getRegistration: async () => refuse() } });
  });
  await open(page);
  await paste(page, TEXT);
  await expect(quote(page)).toBeVisible();
  await page.goto("/private.html");
  await expect(page.locator("#kept")).toContainText("Not kept on this device yet");
});

for (const year of [1970, 2099]) {
  test(`a clock that says ${year}: the article is read as always`, async ({ page }) => {
    await page.addInitScript((year) => {
      const [Native, shift] = [Date, globalThis.Date.UTC(year, 0, 1) - globalThis.Date.now()];
      globalThis.Date = class extends Native {
        constructor(...given) {
          super(...(given.length > 0 ? given : [Native.now() + shift]));
        }
        static now() {
          return Native.now() + shift;
        }
      };
    }, year);
    await open(page);
    await paste(page, TEXT);
    await expect(quote(page)).toBeVisible();
  });
}

installed("a full disk: nothing is kept, the page works", async ({ start }) => {
  const { server, context } = await start();
  const page = context.pages()[0];
  const client = await context.newCDPSession(page);
  await client.send("Storage.overrideQuotaForOrigin", { origin: new URL(server.url).origin, quotaSize: 100_000 });
  await page.goto(server.url);
  await expect(box(page)).toBeVisible();
  await expect.poll(() => server.requests.some((request) => request.endsWith("sw.js"))).toBe(true);
  await paste(page, TEXT);
  await expect(quote(page)).toBeVisible();
  const kept = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).some(({ active }) => active));
  await expect.poll(kept).toBe(false);
});

installed("too little memory for a text: it is said, and a shorter one is read", async ({ start }) => {
  const { server, context } = await start({ args: ["--js-flags=--wasm-max-mem-pages=1000"] });
  const page = context.pages()[0];
  await page.goto(server.url);
  await expect(box(page)).toBeVisible();
  await paste(page, TEXT);
  await expect(quote(page)).toBeVisible();
  await page.getByRole("button", { name: "New" }).click();
  await paste(page, `${TEXT}\n\n`.repeat(60_000));
  await expect(page.getByRole("alert")).toContainText("Your text is safe.");
  await page.evaluate(() => (document.querySelector("#text").value = ""));
  await paste(page, TEXT);
  await expect(quote(page)).toBeVisible();
});
