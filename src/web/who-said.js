// <who-said>: marks who is in the article that it wraps and who said what, and lists it underneath.
//
//   <script type="module" src="who-said.js"></script>
//   <who-said published="2025-02-12"> <article> … </article> </who-said>
//
// Takes the article's own text, gives marks, a panel and events. who-said.d.ts lists attributes, parts and properties.
// Law: the article's text and its lines stay as they are; all that is added can be taken back.

import { mark, marksIn } from "./embed-marks.js";
import { WORDS, make, panel } from "./embed-panel.js";
import { panelSheet, styleMarks } from "./embed-style.js";
import { read } from "./embed-text.js";
import { load } from "./whosaid.js";

/** The engines by their addresses: elements with the same share one. */
const engines = new Map();

function engineAt(addresses) {
  const key = JSON.stringify(addresses);
  if (!engines.has(key)) {
    const engine = load(addresses);
    engine.catch(() => engines.delete(key));
    engines.set(key, engine);
  }
  return engines.get(key);
}

// Where there is no document, as on a server, the module can still be imported.
const Base = globalThis.HTMLElement ?? class {};

export class WhoSaidElement extends Base {
  static observedAttributes = ["published", "panel"];

  #panel;
  #rows = new Map();
  #restore = () => {};
  #work;

  /** The engine to use, if it is not to be one of the element's own: what `load` of whosaid.js or whosaid-main.js gives. */
  engine;
  /** The panel's words. */
  words = WORDS;
  /** The annotation, once it is there; offsets count UTF-16 units of `text`. */
  annotation;
  /** The text that was annotated. */
  text = "";

  constructor() {
    super();
    const shadow = this.attachShadow({ mode: "open" });
    shadow.adoptedStyleSheets = [panelSheet()];
    shadow.append(document.createElement("slot"));
    this.addEventListener("click", (event) => this.#clicked(event));
  }

  connectedCallback() {
    styleMarks(this.getRootNode());
    // While the page is being read, the article is not there in full.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.refresh(), { once: true });
    else queueMicrotask(() => this.refresh());
  }

  disconnectedCallback() {
    this.clear();
  }

  attributeChangedCallback(name, before, now) {
    if (before !== now && this.annotation && this.isConnected) this.refresh();
  }

  /** Reads the article anew and marks it; gives the annotation. */
  async refresh() {
    this.clear();
    if (!this.isConnected) return undefined;
    const work = new AbortController();
    this.#work = work;
    const { signal } = work;
    try {
      const engine = await (this.engine ?? engineAt(this.#addresses()));
      signal.throwIfAborted();
      const article = read(this);
      const annotation = await engine.annotate(article.text, {
        published: this.getAttribute("published") ?? undefined,
        signal,
        onProgress: (progress) => this.#tell("whosaid-progress", progress),
      });
      // The host may have changed the article meanwhile.
      const now = read(this);
      if (now.text !== article.text) return this.refresh();
      this.#show(annotation, now);
      return annotation;
    } catch (error) {
      if (signal.aborted) return undefined;
      this.#refuse(error);
      return undefined;
    }
  }

  /** Takes marks and panel back: the article is as the host wrote it. */
  clear() {
    this.#work?.abort();
    this.#restore();
    this.#restore = () => {};
    this.#panel?.remove();
    this.#rows.clear();
    this.annotation = undefined;
  }

  #addresses() {
    const given = ["worker", "wasm", "lexicon"].map((name) => [name, this.getAttribute(name) ?? undefined]);
    return { ...Object.fromEntries(given), integrity: this.getAttribute("integrity") !== "off" };
  }

  #show(annotation, article) {
    Object.assign(this, { annotation, text: article.text });
    this.#restore = mark(article, annotation);
    const hidden = new Set(this.getAttribute("hide")?.split(/\s+/));
    const onLayer = (layer) => {
      if (!hidden.delete(layer)) hidden.add(layer);
      this.setAttribute("hide", [...hidden].join(" "));
      return !hidden.has(layer);
    };
    const made = panel(annotation, article.text, { ...WORDS, ...this.words }, { hidden, onLayer, onQuote: (id) => this.#goTo(id) });
    this.#rows = made.rows;
    this.#place(made.root);
    this.#tell("whosaid-annotated", annotation);
  }

  #place(root) {
    const where = this.getAttribute("panel") ?? "after";
    this.#panel = root;
    if (where === "none") return;
    if (where.includes("open")) root.open = true;
    if (where.includes("before")) this.shadowRoot.prepend(root);
    else this.shadowRoot.append(root);
  }

  #refuse(error) {
    this.#panel = make("p", "panel error", error.message);
    this.#panel.setAttribute("role", "status");
    if (this.getAttribute("panel") !== "none") this.shadowRoot.append(this.#panel);
    this.#tell("whosaid-error", error);
  }

  /** Shows a quote in the article. */
  #goTo(id) {
    const marks = marksIn(this, `[data-quote="${id}"]`);
    this.#light(id);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    marks[0]?.scrollIntoView({ block: "center", behavior: still ? "instant" : "smooth" });
  }

  #clicked(event) {
    const mark = event.target.closest?.("said-mark[data-quote]");
    // A mark in a link leads where the link does; one of an inner element is that one's.
    if (!mark || event.target.closest("a, button") || mark.closest("who-said") !== this) return;
    this.#light(Number(mark.dataset.quote));
    if (this.#panel instanceof HTMLDetailsElement) this.#panel.open = true;
  }

  #light(id) {
    for (const lit of marksIn(this, ".on")) lit.classList.remove("on");
    for (const mark of marksIn(this, `[data-quote="${id}"]`)) mark.classList.add("on");
    for (const [quote, row] of this.#rows) row.classList.toggle("on", quote === id);
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }
}

if (globalThis.customElements && !customElements.get("who-said")) customElements.define("who-said", WhoSaidElement);
