// The browser tests: a real Chromium on the built site, under its real headers.
// `cargo xtask test` builds, serves and hands over the address; by hand (`npx playwright test`) that is done here.

import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

const address = process.env.WHOSAID_URL ?? "http://127.0.0.1:8123";
const chromium = process.env.WHOSAID_CHROMIUM ?? "/usr/bin/chromium";

export default defineConfig({
  testDir: "tests/page",
  // `cargo xtask bench` measures instead of testing.
  testMatch: process.env.WHOSAID_BENCH ? "*.bench.js" : "*.spec.js",
  outputDir: "target/page-results",
  workers: 2,
  // Generous: the machine may be shared, and a slow answer is no wrong one.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env.WHOSAID_URL),
  reporter: [["list"]],
  use: {
    baseURL: address,
    browserName: "chromium",
    screenshot: "only-on-failure",
    launchOptions: {
      // Else Playwright's own download.
      executablePath: existsSync(chromium) ? chromium : undefined,
      // Sandboxes fail in containers; the rest keeps Chromium from sending requests of its own.
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: process.env.WHOSAID_URL
    ? undefined
    : { command: "cargo xtask serve --port 8123", url: address, timeout: 900_000, reuseExistingServer: true },
});
