// What the tests of files share: the export's dialog, what is downloaded from it, and files that are dropped.

import { readFileSync } from "node:fs";
import { expect } from "./page.js";

/** The export's dialog and the preview in it. */
export const dialog = (page) => page.getByRole("dialog", { name: "Export" });
export const preview = (page) => dialog(page).getByRole("region", { name: "Preview" });

export async function openExport(page) {
  await page.getByRole("button", { name: "Export" }).click();
  await expect(preview(page)).toBeVisible();
}

/** Chooses a form by its name on the command line and waits for its file. */
export async function choose(page, form, ending) {
  await dialog(page).locator(`input[value="${form}"]`).check();
  if (ending) await expect(dialog(page).locator(".export-name b")).toHaveText(ending);
}

/** What the chosen file is called and holds. */
export async function downloaded(page, button = "Download") {
  await expect(preview(page)).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    dialog(page).getByRole("button", { name: button, exact: true }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

/** The file of a form. */
export async function file(page, form, ending) {
  await choose(page, form, ending);
  return downloaded(page);
}

/** Drops files, each a name with its content, in the middle of the page. */
export function dropAll(page, files) {
  return page.evaluate((files) => {
    const data = new DataTransfer();
    for (const [name, content] of files) data.items.add(new File([content], name));
    const event = (kind) => new DragEvent(kind, { dataTransfer: data, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event("dragover"));
    document.body.dispatchEvent(event("drop"));
  }, files);
}

/** Drops one file. */
export const drop = (page, name, content) => dropAll(page, [[name, content]]);
