// What the page exports is read by real readers of its form: a JSON-LD processor, and an XML parser with a schema of TEI.
// Nothing is fetched: the context and the schema lie beside this file, each the part of its standard that is used.

import { readFileSync } from "node:fs";
import jsonld from "jsonld";
import { RelaxNGValidator, XmlDocument } from "libxml2-wasm";
import { file, openExport } from "./files.js";
import { article, expect, open, paste, sample, test } from "./page.js";

const beside = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

const HOSTILE = `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]> &e; ]]>

“&amp; <said who="#e0">no</said>,” said Ana “the \u0001 wind” Roy 😀.

“It costs $3.5 million,” said Ben Okri of Reuters & Söhne on 12 February 2025.\r\n\r\n— “a--b” —`;

/** Ways to an article, each with what makes it worth a look. */
const ARTICLES = {
  "a town council": (page) => sample(page, 0),
  "money, dates and sources": (page) => sample(page, 1),
  "quotes within quotes, over paragraphs": (page) => sample(page, 2),
  "markup and control characters": (page) => paste(page, HOSTILE),
  "a headline alone": (page) => paste(page, "Storm closes harbour"),
  "corrections": async (page) => {
    await sample(page, 0);
    await article(page).locator(".chip").first().click();
    await page.getByRole("button", { name: "Not a quote" }).click();
    await article(page).locator("mark.organisation").first().click();
    await page.locator("article").focus();
    await page.keyboard.press("1");
  },
};

async function exported(page, bring, form, ending) {
  await open(page);
  await bring(page);
  await openExport(page);
  const text = await file(page, "text", /\.txt$/);
  return { points: [...text.text], beside: text.name, file: await file(page, form, ending) };
}

const OA = "http://www.w3.org/ns/oa#";
const CONTEXT = JSON.parse(beside("anno-context.json"));

/** A JSON-LD processor that knows one context, drops nothing silently, and fetches nothing. */
function expanded(text) {
  const documentLoader = (url) => {
    if (url !== "http://www.w3.org/ns/anno.jsonld") throw new Error(`${url} would be fetched`);
    return { contextUrl: null, documentUrl: url, document: CONTEXT };
  };
  const options = { base: "https://archive.example/news/page.jsonld", documentLoader, safe: true };
  const document = JSON.parse(text);
  return Promise.all([jsonld.expand(document, options), jsonld.canonize(document, { ...options, format: "application/n-quads" })]);
}

for (const [name, bring] of Object.entries(ARTICLES)) {
  test(`a JSON-LD processor understands the annotations: ${name}`, async ({ page }) => {
    const { points, beside, file } = await exported(page, bring, "webannotation", /\.jsonld$/);
    const [[{ "http://www.w3.org/ns/activitystreams#items": [{ "@list": items }] }], quads] = await expanded(file.text);
    expect(items).toHaveLength(JSON.parse(file.text).items.length);
    const ids = new Set(items.map((item) => item["@id"]));
    expect(ids.size).toBe(items.length);
    for (const item of items) {
      expect(item["@id"]).toMatch(/^https:\/\/archive\.example\/news\/page\.jsonld#(quote|mention)-\d+$/);
      expect(item["@type"]).toEqual([`${OA}Annotation`]);
      expect([`${OA}identifying`, `${OA}describing`]).toContain(item[`${OA}motivatedBy`][0]["@id"]);
      expect(item[`${OA}hasBody`].length).toBeGreaterThan(0);
      for (const body of item[`${OA}hasBody`]) expect(body[`${OA}hasPurpose`][0]["@id"]).toContain(OA);
      for (const target of item[`${OA}hasTarget`]) {
        expect(target[`${OA}hasSource`]).toEqual([{ "@id": `https://archive.example/news/${encodeURIComponent(beside)}` }]);
        const [position, quotation] = target[`${OA}hasSelector`];
        const [start, end] = ["start", "end"].map((field) => Number(position[OA + field][0]["@value"]));
        const [exact, prefix, suffix] = ["exact", "prefix", "suffix"].map((field) => quotation[OA + field][0]["@value"]);
        expect(points.slice(start, end).join("")).toBe(exact);
        expect(points.join("")).toContain(prefix + exact + suffix);
      }
    }
    const typed = quads.split("\n").filter((quad) => quad.includes(`<${OA}Annotation>`));
    expect(typed).toHaveLength(items.length);
  });

  test(`an XML parser finds TEI that keeps to its schema: ${name}`, async ({ page }) => {
    const { points, file } = await exported(page, bring, "tei", /\.xml$/);
    expect(flaw(file.text)).toBeUndefined();
    const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");
    const edition = XmlDocument.fromString(file.text);
    expect(letters(edition.get("//t:body", { t: TEI }).content)).toBe(letters(points.join("")));
    edition.dispose();
  });
}

const TEI = "http://www.tei-c.org/ns/1.0";

/** What a schema has against a document; nothing where it keeps to it. */
function flaw(text) {
  const schema = XmlDocument.fromString(beside("tei.rng"));
  const validator = RelaxNGValidator.fromDoc(schema);
  const document = XmlDocument.fromString(text);
  try {
    validator.validate(document);
  } catch (error) {
    return error.message;
  } finally {
    [document, validator, schema].forEach((each) => each.dispose());
  }
}

test("the readers refuse what is wrong", async ({ page }) => {
  const tei = await exported(page, ARTICLES["a town council"], "tei", /\.xml$/);
  const good = tei.file.text;
  for (const [right, wrong] of [
    ["<head>", "<p/><head>"],
    ["direct=\"true\"", "direct=\"perhaps\""],
    ["<body>", "<body><div><head>a</head></div>"],
    [" ana=\"#direct\"", ""],
    ["</persName>", "<said direct=\"true\" ana=\"#direct\">a</said></persName>"],
    ["<teiHeader>", "<teiHeader onclick=\"a\">"],
    ["when=\"2025-02-12\"", "when=\"2025-W07\""],
    ["</fileDesc>", "</fileDesc><script/>"],
  ]) {
    expect(good).toContain(right);
    expect(flaw(good.replace(right, wrong)), `${right} → ${wrong}`).toBeDefined();
  }
  const web = await file(page, "webannotation", /\.jsonld$/);
  await expect(expanded(web.text.replace('"motivation"', '"motif"'))).rejects.toThrow(/safe mode/i);
  await expect(expanded(web.text.replace("http://www.w3.org/ns/anno.jsonld", "https://elsewhere.example/"))).rejects.toThrow();
});
