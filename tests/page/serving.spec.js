// The site as it is served: headers, types, names, errors, and a start without a complaint from the browser.

import { expect, test } from "@playwright/test";
import { TYPES } from "./host.js";

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; " +
  "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; " +
  "frame-ancestors 'none'";

for (const path of ["/", "/index.html", "/whosaid.js", "/no-such-page", "/assets/no-such-file.js"]) {
  test(`${path} carries the security headers`, async ({ request }) => {
    const headers = (await request.get(path)).headers();
    expect(headers["content-security-policy"]).toBe(POLICY);
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["referrer-policy"]).toBe("no-referrer");
    expect(headers["cross-origin-opener-policy"]).toBe("same-origin");
    expect(headers["permissions-policy"]).toContain("geolocation=()");
  });
}

for (const path of ["/no-such-page", "/assets/", "/../Cargo.toml", "/..%2fCargo.toml", "/.htaccess", "/assets/app.js"]) {
  test(`${path} is not found`, async ({ request }) => {
    const answer = await request.get(path);
    expect(answer.status()).toBe(404);
    expect(answer.headers()["content-type"]).toBe("text/plain; charset=utf-8");
    expect(await answer.text()).toContain("404");
  });
}

test("the site takes nothing", async ({ request }) => {
  expect((await request.post("/", { data: "text" })).status()).toBe(405);
});

test("the page starts with its own files alone, rightly typed, and nothing to complain of", async ({ page, baseURL }) => {
  const answers = [];
  const complaints = [];
  page.on("response", (answer) => answers.push(answer));
  page.on("requestfailed", (request) => complaints.push(`${request.url()}: ${request.failure()?.errorText}`));
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (event) => console.error(`CSP: ${event.violatedDirective}`));
  });

  await page.goto("/", { waitUntil: "networkidle" });

  expect(complaints).toEqual([]);
  const paths = answers.map((answer) => new URL(answer.url()).pathname);
  for (const needed of [/^\/$/, /app_bg-\w+\.wasm$/, /worker_bg-\w+\.wasm$/, /style-\w+\.css$/]) {
    expect(paths.some((path) => needed.test(path)), `${needed} among ${paths}`).toBe(true);
  }
  for (const answer of answers) {
    const url = new URL(answer.url());
    const headers = answer.headers();
    expect(url.origin).toBe(new URL(baseURL).origin);
    expect(answer.status(), url.pathname).toBe(200);
    expect(headers["content-type"], url.pathname).toBe(TYPES[url.pathname.split(".").pop()] ?? TYPES.html);
    const forever = url.pathname.startsWith("/assets/");
    expect(headers["cache-control"], url.pathname).toMatch(forever ? /immutable/ : /no-cache/);
  }
});
