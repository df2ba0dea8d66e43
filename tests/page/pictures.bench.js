// The pictures of the README and the manifest. With the site served: WHOSAID_BENCH=yes npx playwright test pictures

import { open, sample, test } from "./page.js";

for (const [name, viewport] of [
  ["wide", { width: 1280, height: 800 }],
  ["narrow", { width: 412, height: 824 }],
]) {
  test(`pictures: ${name}`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ reducedMotion: "reduce", colorScheme: "light" });
    await open(page);
    await sample(page, 0);
    await page.evaluate(() => scrollTo(0, 0));
    await page.mouse.move(0, 0);
    await page.screenshot({ path: `src/web/screenshot-${name}.png` });
  });
}
