// Kept on the device: the page starts without its server, also after the browser was closed; all of a version or none.

import { readFileSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { article, paste } from "./page.js";
import { copy, expect, folder, keep, test } from "./profile.js";

const TEXT = "“Nobody hears this,” said Ana Roy in Paris on 3 March 2025.";

/** The names of the caches, without the versions. */
const caches = (page) => page.evaluate(async () => (await globalThis.caches.keys()).map((name) => name.replace(/\w{64}$/, "VERSION")));

for (const path of ["/", "/tools/whosaid/"]) {
  test(`under ${path} it starts with the server dead and the browser restarted: paste, annotate, correct, export, open again`, async ({ start, onEnd }) => {
    const profile = folder(onEnd);
    const { server, browser, context, complaints } = await start({ base: path, profile });
    const first = await keep(context, server.url);
    expect(await caches(first)).toEqual([`whosaid ${path} VERSION`]);
    await context.close();
    await server.close();

    const { context: again, complaints: later } = await browser();
    const page = again.pages()[0];
    for (const route of ["", "index.html", "?new", "#here"]) {
      await page.goto(server.url + route);
      await expect(page.locator("#text")).toBeVisible();
    }
    await paste(page, TEXT);
    await expect(article(page).locator("mark.person").first()).toHaveText("Ana Roy");
    await article(page).locator("mark.quote").first().click();
    await page.locator("#inspector").getByRole("button", { name: "Right", exact: true }).click();
    await page.getByRole("button", { name: "Export", exact: true }).click();
    const dialog = page.getByRole("dialog");
    const [download] = await Promise.all([page.waitForEvent("download"), dialog.getByRole("button", { name: "Download" }).click()]);
    const saved = await download.path();
    expect(JSON.parse(readFileSync(saved, "utf8")).quotes[0].speaker_name).toBe("Ana Roy");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "New", exact: true }).click();
    await page.locator("input[type=file]").first().setInputFiles({ name: "saved.json", mimeType: "application/json", buffer: readFileSync(saved) });
    await expect(article(page)).toContainText("Nobody hears this");
    await page.getByRole("tab", { name: "Changes" }).click();
    await expect(page.locator(".changes li")).toHaveCount(1);
    await page.goto(`${server.url}private.html`);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("How is this private?");
    await page.getByRole("button", { name: "Check every file now" }).click();
    await expect(page.locator("#checked")).toContainText("files are as they were listed");
    const own = (complaint) => !/ERR_CONNECTION_REFUSED|Failed to update|unknown error occurred when fetching/.test(complaint);
    expect([...complaints, ...later].filter(own)).toEqual([]);
  });
}

test("the browser finds nothing that keeps it from installing", async ({ start }) => {
  const { server, context } = await start();
  const page = await keep(context, server.url);
  const client = await context.newCDPSession(page);
  expect((await client.send("Page.getInstallabilityErrors")).installabilityErrors).toEqual([]);
  const { errors, data } = await client.send("Page.getAppManifest");
  expect(errors).toEqual([]);
  for (const { src } of [...JSON.parse(data).icons, ...JSON.parse(data).screenshots]) {
    const answer = await page.request.get(new URL(src, server.url).href);
    expect(answer.status(), src).toBe(200);
  }
});

test("where one file cannot be had, none is kept and the page works on", async ({ start, onEnd }) => {
  const site = copy(onEnd);
  const icon = readdirSync(join(site, "assets")).find((name) => name.startsWith("icon-maskable-512"));
  rmSync(join(site, "assets", icon));
  const { server, context } = await start({ site });
  const page = context.pages()[0];
  await page.goto(server.url);
  await expect.poll(() => server.requests.some((request) => request.includes(icon))).toBe(true);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await caches(page)).toEqual([]);
  await paste(page, TEXT);
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
});

test("a file that was changed on its way is not kept", async ({ start, onEnd }) => {
  const site = copy(onEnd);
  const maskable = readdirSync(join(site, "assets")).find((name) => name.startsWith("icon-maskable-192"));
  const { server, context } = await start({ site, answer: (request, response, path) => path.endsWith(maskable) && (response.end("other"), true) });
  const page = context.pages()[0];
  await page.goto(server.url);
  await expect.poll(() => server.requests.some((request) => request.includes(maskable))).toBe(true);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  expect(await caches(page)).toEqual([]);
});

test("the version on the page is that of its files, and one changed byte is found", async ({ start }) => {
  const { server, context } = await start();
  const page = await keep(context, server.url);
  await page.goto(`${server.url}private.html`);
  await expect(page.locator("#kept")).toContainText("the whole program");
  const check = page.getByRole("button", { name: "Check every file now" });
  await check.click();
  const version = (await page.locator("#version").textContent()).replaceAll(" ", "");
  await expect(page.locator("#checked")).toContainText(`together give version ${version.slice(0, 16)}`);
  await page.evaluate(async () => {
    const cache = await globalThis.caches.open((await globalThis.caches.keys())[0]);
    const style = (await cache.keys()).find(({ url }) => url.includes("/style-"));
    await cache.put(style, new Response("p { color: red }"));
  });
  await check.click();
  await expect(page.locator("#checked")).toContainText(/not those of the version: assets\/style-/);
});

test("nothing is sent between paste and export, not by the service worker either", async ({ start }) => {
  const { server, context } = await start();
  const page = await keep(context, server.url);
  await page.reload();
  await expect(page.locator("#text")).toBeVisible();
  await page.waitForLoadState("networkidle");
  const asked = server.requests.length;
  await paste(page, TEXT);
  await expect(article(page).locator("mark.quote").first()).toBeVisible();
  await article(page).locator("mark.quote").first().click();
  await page.getByRole("tab", { name: "People & things" }).click();
  await page.waitForTimeout(500);
  // The browser itself looks now and then whether there is a newer service worker; that request bears nothing.
  expect(server.requests.slice(asked).filter((request) => request !== "GET /sw.js")).toEqual([]);
});

/** Shares as another program does: a form that is posted to the page's address. */
function share(page, fields, file) {
  return page.evaluate(
    ([fields, file]) => {
      const make = (name, properties) => Object.assign(document.createElement(name), properties);
      const form = make("form", { method: "post", action: "./share", enctype: "multipart/form-data" });
      for (const [name, value] of Object.entries(fields)) form.append(make("textarea", { name, value }));
      if (file) {
        const input = make("input", { name: "files", type: "file" });
        const carrier = new DataTransfer();
        carrier.items.add(new File([file], "wind.txt", { type: "text/plain" }));
        input.files = carrier.files;
        form.append(input);
      }
      document.body.append(form);
      form.submit();
    },
    [fields, file],
  );
}

test("what another program shares is opened", async ({ start }) => {
  // The page's own policy forbids forms; the page that shares here has none.
  const answer = (request, response, path) => path === "/other" && response.setHeader("content-type", "text/html; charset=utf-8") && response.end("<title>Other</title>");
  const { server, context } = await start({ answer });
  const page = await keep(context, server.url);
  for (const [fields, file, shown] of [
    [{ title: "Rain ahead", text: "“It will rain,” Ada Lind said." }, undefined, "Rain ahead"],
    [{}, "“Wind,” said Ben Okri.", "Ben Okri"],
  ]) {
    await page.goto(`${server.url}other`);
    await Promise.all([page.waitForURL(server.url), share(page, fields, file)]);
    await expect(article(page).locator("mark.quote").first()).toBeVisible();
    await expect(article(page)).toContainText(shown);
  }
  await page.goto(`${server.url}other`);
  await Promise.all([page.waitForURL(server.url), share(page, { text: "https://example.org/rain" })]);
  await expect(page.getByRole("alert")).toContainText("Only the address https://example.org/rain was shared.");
  expect(server.requests.filter((request) => request.startsWith("POST"))).toEqual([]);
});
