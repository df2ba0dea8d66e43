// whosaid.js as another page uses it.

import { expect, open, test } from "./page.js";

const TEXT = "😀 “It will rain,” Ada Lind said on Monday.";

/** Runs `use` with the module in the page; its result must be plain. */
async function withModule(page, use, argument) {
  await open(page);
  return page.evaluate(
    async ([use, argument]) => {
      const module = await import(new URL("/whosaid.js", location.href).href);
      const body = { annotate, refuse, close }[use];
      return body(module, argument);

      async function annotate({ load }, { text, options }) {
        const whosaid = await load();
        const annotation = await whosaid.annotate(text, options);
        whosaid.close();
        return annotation;
      }

      async function refuse({ load, WhosaidError }, { text, options, addresses }) {
        try {
          const whosaid = await load(addresses);
          await whosaid.annotate(text, options);
        } catch (error) {
          return { code: error.code, message: error.message, own: error instanceof WhosaidError };
        }
        return undefined;
      }

      async function close({ load }, { text }) {
        const whosaid = await load();
        const reply = whosaid.annotate(text).catch((error) => error.code);
        whosaid.close();
        return reply;
      }
    },
    [use, argument],
  );
}

test("annotates in the contract's shape, offsets in UTF-16", async ({ page }) => {
  const annotation = await withModule(page, "annotate", { text: TEXT, options: { id: "doc-1", published: "2025-02-12" } });
  expect(annotation).toMatchObject({ version: 1, id: "doc-1", unit: "utf16", published: "2025-02-12" });
  const [quote] = annotation.quotes;
  const [part] = quote.parts;
  expect(TEXT.slice(part.start, part.end)).toBe("“It will rain,”");
  expect(TEXT.slice(quote.speaker.start, quote.speaker.end)).toBe("Ada Lind");
  expect(quote.nested_in).toBeNull();
  const monday = annotation.mentions.find((mention) => mention.type === "DATE");
  expect(monday.value).toBe("2025-02-10");
  expect(monday.entity).toBeNull();
});

test("counts in code points when asked", async ({ page }) => {
  const annotation = await withModule(page, "annotate", { text: TEXT, options: { unit: "codepoint" } });
  const [{ start, end }] = annotation.quotes[0].parts;
  expect([...TEXT].slice(start, end).join("")).toBe("“It will rain,”");
});

for (const [name, argument, code] of [
  ["what is no text", { text: 17 }, "bad-option"],
  ["an unknown unit", { text: TEXT, options: { unit: "inch" } }, "bad-option"],
  ["a day that is none", { text: TEXT, options: { published: "yesterday" } }, "bad-option"],
]) {
  test(`${name} is refused`, async ({ page }) => {
    expect(await withModule(page, "refuse", argument)).toMatchObject({ code, own: true });
  });
}

test("what is asked of a closed engine is refused", async ({ page }) => {
  expect(await withModule(page, "close", { text: TEXT })).toBe("closed");
});

test.describe("with a wrong address", () => {
  test.use({ excused: /Failed to load resource/ });

  test("a missing word list is said", async ({ page }) => {
    const refused = await withModule(page, "refuse", { text: TEXT, addresses: { lexicon: "/nowhere.bin.z" } });
    expect(refused).toMatchObject({ code: "lexicon-missing", own: true });
  });
});
