// What comes in: pages that are pasted, files that are opened or dropped; what is in them is read, nothing else is.

import { crc32 } from "node:zlib";
import { drop, dropAll } from "./files.js";
import { article, expect, open, test } from "./page.js";

/** Every way in that runs something or fetches something, where HTML is taken for a document. */
const HOSTILE = `<!doctype html><html><head><title>Rain ahead</title>
<meta http-equiv="refresh" content="0;url=/hostile?refresh"><base href="/hostile/">
<link rel="stylesheet" href="/hostile.css"><link rel="preload" as="image" href="/hostile.png">
<style>@import "/hostile-style.css"; body { background: url(/hostile-style.png) }</style>
<script>window.hostile = "script"</script><script src="/hostile.js"></script></head>
<body onload="window.hostile = 'load'"><article><h1 onclick="window.hostile = 'click'">Rain ahead</h1>
<p>“It will rain,” said <a href="javascript:window.hostile = 'link'">Ada Lind</a>, who has forecast the weather here for years.</p>
<img src="/hostile-img.png" onerror="window.hostile = 'img'"><svg onload="window.hostile = 'svg'"><image href="/hostile-svg.png"/>
<script>window.hostile = "svg script"</script></svg><math><mtext><img src="/hostile-math.png" onerror="window.hostile = 'math'"></mtext></math>
<iframe src="/hostile-frame.html" srcdoc="<script>parent.hostile = 'frame'</script>"></iframe><object data="/hostile-object"></object>
<embed src="/hostile-embed"><video src="/hostile-video" poster="/hostile-poster" onerror="window.hostile = 'video'"></video>
<template><img src="/hostile-template.png" onerror="window.hostile = 'template'"></template>
<noscript><img src="/hostile-noscript.png"></noscript><form action="/hostile-form"><button formaction="/hostile-button">Go</button></form>
<p style="background: url(/hostile-attribute.png)">“The <b>wind</b> will turn,” Ben Okri said on Tuesday after a long night at the harbour.</p>
<details open ontoggle="window.hostile = 'toggle'"><p>The council said that it would keep the gates of the harbour closed until Friday.</p></details>
<xss onfocus="window.hostile = 'focus'" autofocus tabindex=1>so said the captain</xss></article></body></html>`;

/** Pastes as from a page: with its HTML. */
function pasteHtml(page, html, plain = "plain words") {
  return page.evaluate(
    ([html, plain]) => {
      const box = document.querySelector("#text");
      box.focus();
      box.select();
      const data = new DataTransfer();
      data.setData("text/plain", plain);
      data.setData("text/html", html);
      box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    },
    [html, plain],
  );
}

const choose = (page, ...files) => page.locator(".file input").setInputFiles(files);
const file = (name, content) => ({ name, mimeType: "", buffer: Buffer.from(content) });

test.describe("hostile pages", () => {
  // The service worker's own fetching of the site is none of theirs.
  test.use({ serviceWorkers: "block" });

  for (const [way, bring] of [
    ["pasted", (page) => pasteHtml(page, HOSTILE)],
    ["dropped", (page) => drop(page, "rain.html", HOSTILE)],
    ["opened", (page) => choose(page, file("rain.html", HOSTILE))],
  ]) {
    test(`one that is ${way} shows its words, runs nothing and fetches nothing`, async ({ page }) => {
      page.excuse(/Service Worker registration blocked/);
      await open(page);
      await pasteHtml(page, "<p>“First,” said Ana Roy, to have everything loaded before it counts.</p>");
      await expect(article(page).locator("mark.quote").first()).toBeVisible();
      await page.getByRole("button", { name: "New" }).click();
      const requests = [];
      page.on("request", (request) => requests.push(request.url()));
      await bring(page);
      await expect(article(page)).toContainText("“The wind will turn,” Ben Okri said on Tuesday");
      await expect(article(page)).toContainText("keep the gates of the harbour closed");
      await article(page).getByText("Rain ahead").click();
      await page.waitForTimeout(500);
      expect(await page.evaluate(() => window.hostile)).toBeUndefined();
      expect(await article(page).locator("a, img, svg, script, iframe, form, template, video, style").count()).toBe(0);
      expect(requests).toEqual([]);
    });
  }

  test("ten megabytes of tangled markup are read in the end, and can be given up before", async ({ page }) => {
    test.slow();
    page.excuse(/Service Worker registration blocked/);
    await open(page);
    const tangled = "<div><b><table><p>“Rain,” said Ana Roy.</div></i>&amp;<a href='x'>".repeat(150_000);
    const html = `<p>“First,” said Ben Okri, before it began to rain without any end in sight.</p>${tangled}`;
    await drop(page, "tangled.html", html);
    await expect(article(page).locator("mark.quote").first()).toBeVisible({ timeout: 120_000 });
    await expect(article(page)).toContainText("“First,” said Ben Okri");
  });

  for (const [way, bring] of [
    ["pasted", (page, html) => pasteHtml(page, html)],
    ["dropped", (page, html) => drop(page, "nested.html", html)],
    ["opened", (page, html) => choose(page, file("nested.html", html))],
  ]) {
    test(`two million elements in each other that are ${way} show their words`, async ({ page }) => {
      test.slow();
      page.excuse(/Service Worker registration blocked/);
      await open(page);
      await bring(page, `${"<div>".repeat(2_000_000)}“Deep,” said Ana Roy.`);
      await expect(article(page)).toContainText("“Deep,” said Ana Roy.", { timeout: 120_000 });
    });
  }
});

test("a pasted page gives headline, byline, day and site, and what was left out can be taken in", async ({ page }) => {
  await open(page);
  const filler = "<p>The council has met on every Monday since the first storm of the year tore the roof from the market hall.</p>".repeat(3);
  await choose(
    page,
    file(
      "storm.html",
      `<!doctype html><title>Storm closes harbour | Coast News</title><meta property="og:title" content="Storm closes harbour">
       <meta property="og:site_name" content="Coast News"><meta name="author" content="Jane Roe">
       <link rel="canonical" href="https://coast.example/storm"><meta property="article:published_time" content="2025-02-12">
       <nav><ul><li><a href="/a">Weather and traffic</a><li><a href="/b">All the sports results</a></ul></nav>
       <article>${filler}<p>“We lost two cranes on Tuesday,” said Anna Lindgren, a spokeswoman for the fire service.</p>${filler}</article>
       <footer>© Coast News, all rights reserved by the publisher</footer>`,
    ),
  );
  await expect(article(page).getByRole("heading", { level: 1 })).toHaveText("Storm closes harbour");
  await expect(article(page).locator(".byline")).toHaveText("By Jane Roe");
  await expect(page.locator(".about-line")).toHaveText("Coast News 12 February 2025 The page itself");
  await expect(page.locator(".about-line a")).toHaveAttribute("href", "https://coast.example/storm");
  await expect(article(page)).not.toContainText("sports results");
  await page.getByRole("tab", { name: "Timeline" }).click();
  await expect(page.locator(".timeline")).toContainText("11 February 2025");
  await page.getByRole("button", { name: "Take them in" }).click();
  await expect(article(page)).toContainText("All the sports results");
  await expect(article(page)).toContainText("“We lost two cranes on Tuesday,”");
});

/** Bytes of a text in UTF-16 with its mark. */
const utf16 = (text) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);

/** A Word document: an archive of one part, stored as it is. */
function docx(body) {
  const name = Buffer.from("word/document.xml");
  const part = Buffer.from(`<w:document xmlns:w="w"><w:body>${body}</w:body></w:document>`);
  const zeros = (bytes) => Buffer.alloc(bytes);
  const number = (value, bytes) => {
    const buffer = zeros(bytes);
    buffer.writeUIntLE(value, 0, bytes);
    return buffer;
  };
  const about = [number(20, 2), zeros(8), number(crc32(part), 4), number(part.length, 4), number(part.length, 4), number(name.length, 2)];
  const local = Buffer.concat([Buffer.from("PK\x03\x04"), ...about, zeros(2), name, part]);
  const entry = Buffer.concat([Buffer.from("PK\x01\x02"), number(20, 2), ...about, zeros(16), name]);
  const end = [Buffer.from("PK\x05\x06"), zeros(4), number(1, 2), number(1, 2), number(entry.length, 4), number(local.length, 4), zeros(2)];
  return Buffer.concat([local, entry, ...end]);
}

for (const [kind, name, content] of [
  ["a Word document", "a.docx", docx("<w:p><w:r><w:t>“Grüße,” said Ana Roy.</w:t></w:r></w:p>")],
  ["text", "a.txt", "“Grüße,” said Ana Roy."],
  ["text in UTF-16", "a.txt", utf16("“Grüße,” said Ana Roy.")],
  ["text in windows-1252", "a.txt", Buffer.from("\x93Gr\xfc\xdfe,\x94 said Ana Roy.", "latin1")],
  ["Markdown", "a.md", "# News\n\n“*Grüße*,” said [Ana Roy](https://a.example)."],
  ["RTF", "a.rtf", "{\\rtf1\\ansi{\\fonttbl\\f0 Arial;}\\f0 \\ldblquote Gr\\u252?\\'dfe,\\rdblquote  said Ana Roy.\\par}"],
  ["a page in one file", "a.mhtml", "From: <Saved>\r\nMIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>“Grüße,” said Ana Roy.</p>"],
]) {
  test(`${kind} is opened`, async ({ page }) => {
    await open(page);
    await choose(page, file(name, content));
    await expect(article(page)).toContainText("“Grüße,” said Ana Roy.");
    await expect(article(page).locator("mark.quote").first()).toBeVisible();
  });
}

for (const [kind, name, content, said] of [
  ["a PDF", "report.pdf", "%PDF-1.7\n…", "“report.pdf” could not be opened: it is a PDF. Open it in its own program, select all, copy, and paste it here."],
  ["a picture", "a.png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1, 2]), "it holds no text"],
  ["a broken Word file", "a.docx", "PK\u0003\u0004 and no more", "it is damaged"],
  ["strange JSON", "a.json", '{"version": 9}', "it is no article that was saved by Whosaid"],
  ["an empty file", "a.txt", " \n", "there is no text in it"],
]) {
  test(`${kind} is refused in a sentence, and the text that was there stays`, async ({ page }) => {
    await open(page);
    await page.locator("#text").fill("“Kept,” said Ana Roy.");
    await expect(page.locator(".found")).toContainText("1 quote");
    await choose(page, file(name, content));
    await expect(page.getByRole("alert")).toContainText(said);
    await expect(page.locator("#text")).toHaveValue("“Kept,” said Ana Roy.");
  });
}

/** What this program saves of a text, with what a page would say of itself. */
const saved = (page, text, about) =>
  page.evaluate(
    async ([text, about]) => {
      const { annotate } = await import(new URL("/whosaid.js", location.href).href);
      return JSON.stringify({ ...(await annotate(text)), text, page: about });
    },
    [text, about],
  );

test("a saved annotation is opened, but not one whose address is a script", async ({ page }) => {
  await open(page);
  const good = await saved(page, "“Grüße,” said Ana Roy.", { site: "Coast News", address: "https://coast.example/a" });
  await choose(page, file("a.json", good));
  await expect(article(page)).toContainText("“Grüße,” said Ana Roy.");
  await expect(page.locator(".about-line a")).toHaveAttribute("href", "https://coast.example/a");
  const bad = await saved(page, "“Boo,” said Ana Roy.", { address: "javascript:alert(1)" });
  await drop(page, "b.json", bad);
  await expect(page.getByRole("alert")).toContainText("which is no address of the web");
  await expect(page.locator("a[href^=javascript]")).toHaveCount(0);
});

test("several files become several articles, and what is refused is said one by one", async ({ page }) => {
  await open(page);
  await dropAll(page, [["a.txt", "“One,” said Ana Roy."], ["b.pdf", "%PDF-1.7"], ["c.txt", "“Two,” said Ben Okri."], ["d.txt", " "]]);
  await expect(article(page)).toContainText("“One,” said Ana Roy.");
  const note = page.locator(".kept");
  await expect(note).toContainText("2 articles are in the library now; the first is shown here.");
  await expect(note).toContainText("“b.pdf” could not be opened: it is a PDF.");
  await expect(note).toContainText("“d.txt” could not be opened: there is no text in it.");
  await page.getByRole("button", { name: "Library" }).click();
  await expect(page.getByRole("dialog").getByRole("listitem")).toHaveCount(2);
});

test("where all of several files are refused, the text that was there stays", async ({ page }) => {
  await open(page);
  await page.locator("#text").fill("“Kept,” said Ana Roy.");
  await expect(page.locator(".found")).toContainText("1 quote");
  await dropAll(page, [["a.pdf", "%PDF-1.7"], ["b.pdf", "%PDF-1.7"]]);
  await expect(page.locator(".kept")).toContainText("“b.pdf” could not be opened");
  await expect(page.locator("#text")).toHaveValue("“Kept,” said Ana Roy.");
});

test("of many files that are refused, the first are named and the others counted", async ({ page }) => {
  await open(page);
  await dropAll(page, [..."abcdefg"].map((name) => [`${name}.pdf`, "%PDF-1.7"]));
  const note = page.locator(".kept");
  await expect(note).toContainText("“c.pdf” could not be opened");
  await expect(note).toContainText("And 4 more could not be opened.");
  await expect(note).not.toContainText("d.pdf");
});

test("a page that is pasted where its reader cannot be had is read as plain text", async ({ page }) => {
  page.excuse(/exchange/);
  await page.route(/exchange_bg/, (route) => route.abort());
  await open(page);
  await pasteHtml(page, "<p>“Rich,” said Ana Roy.</p>", "“Plain,” said Ana Roy.");
  await expect(article(page)).toContainText("“Plain,” said Ana Roy.");
});
