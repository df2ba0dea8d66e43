// The package as other pages use it: packed, installed, built by bundlers, and under strict policies of other origins.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { host } from "./host.js";
import { drawn, expect, test } from "./page.js";

const PACKAGE = process.env.WHOSAID_PACKAGE;
// Below the project, so that the examples find the bundlers.
const WORK = resolve("target/examples");
const BUILT = join(WORK, "built");

test.skip(!PACKAGE, "needs the packed package: `cargo xtask test` packs it");
test.describe.configure({ mode: "serial" });

/** Copies an example and installs the package into it; gives its folder. */
function install(example) {
  const folder = join(WORK, example);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  cpSync(join("examples", example), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }');
  const args = ["install", "--no-save", "--offline", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", resolve(PACKAGE)];
  execFileSync("npm", args, { cwd: folder, stdio: "pipe" });
  return folder;
}

/** Serves a folder for one test. */
const served = async (folder, options, use) => {
  const server = await host(folder, options);
  try {
    return await use(server.url, server);
  } finally {
    await server.close();
  }
};

const marks = (page, layer) => page.locator(`said-mark[data-layer=${layer}]`);

test.describe("from the package", () => {
  test("publint and the types' checker find nothing to mend", () => {
    const run = (bin, ...args) => execFileSync("node", [resolve("node_modules", ...bin.split("/")), ...args], { stdio: "pipe", encoding: "utf8" });
    run("publint/src/cli.js", "run", PACKAGE, "--strict");
    const entries = ["worker-boot.js", "worker_bg.wasm", "lexicon.bin.z"].map((name) => `./${name}`);
    run("@arethetypeswrong/cli/dist/index.js", PACKAGE, "--profile", "esm-only", "--exclude-entrypoints", ...entries);
  });

  test("its types fit a caller", () => {
    const folder = install("vite");
    writeFileSync(
      join(folder, "caller.ts"),
      `import { annotate, load, WhosaidError, type Annotation, type Quote } from "whosaid";
       import * as main from "whosaid/main";
       import { WhoSaidElement } from "whosaid/element";
       const engine = await load({ worker: "/w.js", wasm: new URL("https://a.example/b.wasm"), integrity: false });
       const annotation: Annotation = await engine.annotate("", { signal: AbortSignal.timeout(1), onProgress: ({ done }) => void (done satisfies number) });
       const first: Quote | undefined = (await annotate("", { unit: "utf16" })).quotes[0] ?? (await main.annotate("")).quotes[0];
       const element: WhoSaidElement = document.createElement("who-said");
       element.engine = main.load();
       element.addEventListener("whosaid-annotated", ({ detail }) => void (detail.version satisfies 1));
       export const all = [annotation, first, new WhosaidError({ code: "closed", message: "" }).code satisfies string];
       // @ts-expect-error: there is no such unit.
       await annotate("", { unit: "inch" });
      `,
    );
    const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2023,dom,dom.iterable", "--types", ""];
    execFileSync("node", [resolve("node_modules/typescript/bin/tsc"), ...options, "caller.ts"], { cwd: folder, stdio: "pipe", encoding: "utf8" });
  });

  test("a plain page: marks without a changed letter or line, and all of it taken back", async ({ page }) => {
    const folder = install("plain");
    cpSync(join(folder, "node_modules/whosaid"), join(folder, "whosaid"), { recursive: true });
    await served(folder, {}, async (url) => {
      // First without the element, for comparison.
      await page.route("**/who-said.js", (route) => route.abort());
      await page.goto(url);
      const before = await page.evaluate(look);
      await page.unroute("**/who-said.js");
      page.excuse(/ERR_FAILED/);
      await page.goto(url);
      await expect(marks(page, "quoted")).not.toHaveCount(0);
      await expect(marks(page, "quoted").last()).toContainText("We will sail again in May");
      await drawn(page);
      const after = await page.evaluate(look);
      expect(after.texts).toEqual(before.texts);
      expect(after.boxes.map(({ lines }) => lines)).toEqual(before.boxes.map(({ lines }) => lines));
      // Letters at the edge of a mark do not move nearer to each other; that is less than a pixel a mark.
      const moved = after.boxes.flatMap(({ elements }, at) => elements.flat().map((number, place) => Math.abs(number - before.boxes[at].elements.flat()[place])));
      expect(Math.max(...moved)).toBeLessThan(1);
      expect(await page.evaluate(() => Object.keys(window).filter((name) => /said/i.test(name)))).toEqual([]);

      const ledger = page.locator("who-said").first();
      await expect(ledger.getByText("Who said what")).toBeVisible();
      await expect(ledger.getByRole("heading", { name: "Elena Marsh 1" })).toBeVisible();
      await ledger.getByRole("button", { name: "The bridge will stay closed" }).click();
      await expect(page.locator("said-mark.on")).toContainText("The bridge will stay closed");
      await ledger.getByRole("button", { name: "People" }).click();
      await expect(marks(page, "person").first()).toHaveCSS("text-decoration-line", "none");

      await page.evaluate(() => document.querySelectorAll("who-said").forEach((element) => element.clear()));
      const cleared = await page.evaluate(look);
      expect(cleared.markup).toEqual(before.markup);
      expect(cleared.nodes).toEqual(before.nodes);
      await page.evaluate(() => document.querySelector("who-said").refresh());
      await expect(marks(page, "quoted")).not.toHaveCount(0);
    });
  });

  /** What the host sees of its articles: text, the place of every line, markup, and how many nodes the text is in. */
  function look() {
    const articles = [...document.querySelectorAll("who-said > article")];
    const box = (article) => {
      const { left, top } = article.getBoundingClientRect();
      const within = ({ x, y, width, height }) => [x - left, y - top, width, height].map((number) => Math.round(number * 8) / 8);
      const elements = [...article.querySelectorAll("*:not(said-mark)")].map((element) => within(element.getBoundingClientRect()));
      const range = document.createRange();
      range.selectNodeContents(article);
      const lines = new Set([...range.getClientRects()].map(({ y }) => Math.round(y - top)));
      return { elements, lines: lines.size };
    };
    const nodes = (article) => {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      let count = 0;
      while (walker.nextNode()) count += 1;
      return count;
    };
    return {
      texts: articles.map((article) => article.textContent),
      boxes: articles.map(box),
      markup: articles.map((article) => new XMLSerializer().serializeToString(article)),
      nodes: articles.map(nodes),
    };
  }

  for (const [name, build] of [
    ["vite", async (folder) => {
      const { build } = await import("vite");
      await build({ root: folder, logLevel: "error", build: { outDir: join(BUILT, "vite"), emptyOutDir: true } });
    }],
    ["webpack", async (folder) => {
      const { default: webpack } = await import("webpack");
      const { default: config } = await import(pathToFileURL(join(folder, "webpack.config.js")).href);
      const path = join(BUILT, "webpack");
      const stats = await new Promise((done, failed) =>
        webpack({ ...config, context: folder, output: { ...config.output, path } }, (error, stats) => (error ? failed(error) : done(stats))),
      );
      expect(stats.toJson({ all: false, errors: true, warnings: true, performance: false }).errors).toEqual([]);
      cpSync(join(folder, "index.html"), join(path, "index.html"));
    }],
  ]) {
    test(`${name} builds it, and it runs below a folder`, async ({ page }) => {
      await build(install(name));
      const policy = { "content-security-policy": "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; style-src 'self'" };
      await served(join(BUILT, name), { base: "/some/where/", more: policy }, async (url) => {
        await page.goto(url);
        await expect(page.locator("output")).toHaveText("Ada Lind");
        await expect(marks(page, "quoted")).toHaveText("“It will rain,”");
        await expect(marks(page, "person")).toHaveText("Ada Lind");
      });
    });
  }

  test("from another origin, under a policy that allows no inline style, no eval and no blob", async ({ page }) => {
    const folder = install("strict");
    const shared = join(WORK, "cdn");
    rmSync(shared, { recursive: true, force: true });
    mkdirSync(shared);
    cpSync(join(folder, "node_modules/whosaid"), join(shared, "whosaid"), { recursive: true });
    rmSync(join(folder, "node_modules"), { recursive: true });
    const open = { "access-control-allow-origin": "*", "cross-origin-resource-policy": "cross-origin" };
    await served(shared, { more: open }, (cdn) => {
      for (const name of ["index.html", "worker.js", "_headers"]) {
        const text = readFileSync(join(folder, name), "utf8").replaceAll("https://cdn.example/", cdn).replaceAll("https://cdn.example", new URL(cdn).origin);
        writeFileSync(join(folder, name), text);
      }
      return served(folder, {}, async (url) => {
        await page.goto(url);
        await expect(marks(page, "quoted")).toHaveText("“It will rain,”");
        await expect(page.locator("who-said").getByText("Who said what")).toBeVisible();
      });
    });
  });

  test("a changed byte of the engine or of the word list is refused", async ({ page }) => {
    page.excuse(/integrity|digest/i);
    const folder = install("plain");
    const target = join(folder, "whosaid");
    renameSync(join(folder, "node_modules/whosaid"), target);
    const path = join(target, "lexicon.bin.z");
    const bytes = readFileSync(path);
    bytes[bytes.length >> 1] ^= 1;
    writeFileSync(path, bytes);
    await served(folder, {}, async (url) => {
      await page.goto(url);
      await expect(page.locator("who-said").first().getByRole("status")).toContainText("arrived damaged");
      expect(await page.locator("said-mark").count()).toBe(0);
    });
  });

  test("work is given up when the caller says so, and the next text is read", async ({ page }) => {
    const folder = install("plain");
    renameSync(join(folder, "node_modules/whosaid"), join(folder, "whosaid"));
    await served(folder, {}, async (url) => {
      await page.goto(url);
      const told = await page.evaluate(async () => {
        const { load } = await import(new URL("whosaid/whosaid.js", location.href).href);
        const engine = await load();
        const long = "“It will rain,” Ada Lind said on Monday. ".repeat(50_000);
        const given = new AbortController();
        const stages = [];
        const onProgress = ({ done }) => {
          stages.push(done);
          given.abort(new DOMException("enough", "AbortError"));
        };
        const first = engine.annotate(long, { signal: given.signal, onProgress }).catch((error) => error.message);
        const queued = engine.annotate(long, { signal: AbortSignal.abort() }).catch((error) => error.name);
        const second = engine.annotate("“Yes,” said Ana Roy.");
        const answers = [await first, await queued, (await second).quotes.length];
        engine.close();
        return { answers, begun: stages.length > 0 };
      });
      expect(told).toEqual({ answers: ["enough", "AbortError", 1], begun: true });
    });
  });

  test("it runs in the caller's own thread too", async ({ page }) => {
    const folder = install("plain");
    renameSync(join(folder, "node_modules/whosaid"), join(folder, "whosaid"));
    await served(folder, {}, async (url) => {
      await page.goto(url);
      const told = await page.evaluate(async () => {
        const { annotate } = await import(new URL("whosaid/whosaid-main.js", location.href).href);
        const stages = [];
        const { quotes } = await annotate("“It will rain,” Ada Lind said.", { onProgress: ({ done }) => stages.push(done) });
        const refused = await annotate(17).catch(({ name, code }) => [name, code]);
        return { speaker: quotes[0].speaker_name, first: stages[0], refused };
      });
      expect(told).toEqual({ speaker: "Ada Lind", first: 0, refused: ["WhosaidError", "bad-option"] });
    });
  });
});
