// A watch over a page’s controls: which there are, and whether anything at all comes of pressing one.
// Takes a page that stands in some state, gives its controls by what they are known by, and the way to press them.
// Law: what comes of a press is what a reader could notice: a change of the document beyond the control itself, of a field,
// of the focus, of a scroll position, of the address or of what is kept; something printed, copied, saved, opened or asked for.

/** How long a control that has just been seen may take to be had, in milliseconds. */
const SOON = { timeout: 5_000 };

/** In the page: sets up the watch. */
export function watch() {
  const PARTS = ".across, .library, .export, .offer, .own-names, .dialog, .find, .rail, .tabs, .ledger, .people, .timeline, .change-list, #inspector > div, #inspector, .handle-line, .masthead, .desk, article, main";
  // The article’s own words, and the names of its people: one of a list stands for all of it.
  const OWN_WORDS = "[data-q], .who, .walker, .speaker h3, .timeline li, #speaker, .outline li, .samples, .results li, [data-id], .choices[aria-labelledby=as-quote]";
  const CONTROLS = "button, a[href], input, select, textarea, summary, [role=button]";
  const MARKER = "data-pressed";

  const name = (it) => it.ariaLabel ?? (it.labels?.[0]?.textContent || it.textContent || it.placeholder || it.title);
  const said = (it) => name(it).trim().replace(/\s+/g, " ").replace(/\d+/g, "#").replace(/“.*?”/g, "“…”");
  const known = (it) => {
    const part = it.closest(PARTS);
    const where = part.id || part.className || part.parentElement.id || part.tagName;
    return `${where} ${it.tagName.toLowerCase()}.${it.type ?? ""}.${it.className}: ${it.closest(OWN_WORDS) ? "" : said(it)}`;
  };
  const there = () => {
    const root = document.querySelector("dialog[open]") ?? document;
    const all = [...root.querySelectorAll(CONTROLS)];
    return all.filter((it) => it.checkVisibility({ visibilityProperty: true }) && it.ariaDisabled !== "true" && !it.disabled);
  };

  // What leaves the page is noted in its place.
  const deeds = [];
  for (const deed of ["print", "open"]) window[deed] = () => deeds.push(deed);
  navigator.clipboard.write = navigator.clipboard.writeText = async () => deeds.push("copy");
  HTMLInputElement.prototype.showPicker = () => deeds.push("picker");
  const leaves = (link) => link?.matches("a[download], a[target=_blank]") && deeds.push(link.href);
  document.addEventListener("click", (event) => leaves(event.target.closest?.("a")) && event.preventDefault(), true);
  // One that never enters the document.
  const { click } = HTMLElement.prototype;
  HTMLAnchorElement.prototype.click = function () {
    return this.isConnected || !leaves(this) ? click.call(this) : undefined;
  };

  const looks = () => {
    const own = document.querySelector(`[${MARKER}]`);
    const fields = [...document.querySelectorAll("input, select, textarea")].filter((it) => it !== own);
    const focus = document.activeElement === own ? "" : document.activeElement?.outerHTML;
    const places = [scrollY, ...[...document.querySelectorAll("#sheet, .rail")].map((it) => it.scrollTop)];
    const open = [...document.querySelectorAll(":popover-open")].map((it) => it.id);
    const page = [document.documentElement.outerHTML, open, fields.map((it) => `${it.value.length} ${it.value.slice(-40)} ${it.checked}`), focus, places, deeds.length, location.href, JSON.stringify(localStorage)];
    return page.join("\n").replaceAll(` ${MARKER}=""`, "");
  };

  window.watched = {
    looks,
    names: () => there().map(said),
    keys: () => [...new Set(there().map(known))],
    // Gives the focus to a control, which is no deed of its own, and fills in the fields beside it: an empty form rightly does
    // nothing when it is sent.
    choose(key) {
      document.querySelector(`[${MARKER}]`)?.removeAttribute(MARKER);
      const found = there().find((it) => known(it) === key);
      if (!found) return undefined;
      found.setAttribute(MARKER, "");
      found.form?.querySelectorAll("input").forEach((field) => (field.value = "Okri"));
      found.focus();
      return { tag: found.tagName, type: found.type, choices: found.options?.length ?? 2 };
    },
    // Presses the next control of the group that a control belongs to.
    pressNext(key) {
      const found = there().find((it) => known(it) === key);
      const group = found?.closest("[role=group], [role=tablist], fieldset, .find");
      const members = there().filter((it) => group?.contains(it));
      members[(members.indexOf(found) + 1) % members.length]?.click();
    },
  };
}

/** Waits until nothing changes by itself any more; gives how the page looks then. */
export async function settled(page) {
  let last = "";
  for (let turn = 0; turn < 100; turn += 1) {
    const now = await page.evaluate(() => watched.looks());
    if (now === last) return now;
    last = now;
    await page.waitForTimeout(80);
  }
  throw new Error("the page never comes to rest");
}

/** Presses, chooses or fills in the control that is chosen. */
async function press(control, { tag, type }) {
  if (type === "file") return control.setInputFiles({ name: "own.txt", mimeType: "text/plain", buffer: Buffer.from("“No,” said Ben Okri.") }, SOON);
  if (tag === "SELECT") {
    await control.selectOption({ index: await control.evaluate((it) => (it.selectedIndex + 1) % it.options.length, undefined, SOON) }, SOON);
    // What is chosen in a form counts when the form is sent.
    return control.evaluate((it) => it.form?.requestSubmit(), undefined, SOON);
  }
  if (type === "date") return control.fill("2024-05-06", SOON);
  if (tag === "TEXTAREA") return control.fill("“Yes,” said Ben Okri.", SOON);
  if (tag === "INPUT" && !["checkbox", "radio", "button"].includes(type)) {
    await control.fill("Okri", SOON);
    return control.press("Enter", SOON);
  }
  return control.evaluate((it) => it.click(), undefined, SOON);
}

/** Whether the page comes to look otherwise than before within a time. Another page has no watch, and looks like nothing. */
export async function changes(page, before, timeout) {
  const end = Date.now() + timeout;
  do {
    const now = await page.evaluate(() => globalThis.watched?.looks()).catch(() => undefined);
    if (now !== before) return true;
    await page.waitForTimeout(50);
  } while (Date.now() < end);
  return false;
}

/** Whether anything comes, within a time, of pressing what is known by a key; undefined where it is not there. */
export async function works(page, key, timeout) {
  const kind = await page.evaluate((key) => watched.choose(key), key);
  if (!kind) return undefined;
  const before = await settled(page);
  // One choice of several may happen to make no difference.
  for (let turn = 1; turn < kind.choices; turn += 1) {
    await press(page.locator("[data-pressed]"), kind);
    if (await changes(page, before, timeout)) return true;
  }
  return false;
}
