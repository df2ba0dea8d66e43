// The types of who-said.js: the element <who-said>.
import type { Annotation, Progress, Whosaid, WhosaidError } from "./whosaid.js";

/**
 * Marks the article that it wraps and lists under it who said what.
 *
 * Attributes: `published` (the day, "2025-02-12"), `panel` ("after", "before", "none"; add "open"), `hide` (layers, blank
 * between: quoted reported person organisation place name), `worker`, `wasm`, `lexicon` (addresses), `integrity="off"`.
 *
 * Parts: panel summary counts body legend key swatch speaker count quotes item row doubt none.
 *
 * Custom properties: `--said-person`, `--said-organisation`, `--said-place`, `--said-name`, `--said-wash`, `--said-edge`
 * for marks; `--said-ink`, `--said-paper`, `--said-quiet`, `--said-rule`, `--said-radius`, `--said-font`,
 * `--said-quote-font` for the panel. Marks are `said-mark` elements with `data-layer`, `data-quote` and `data-entity`.
 *
 * Anything under `data-whosaid="skip"` is left out.
 */
export class WhoSaidElement extends HTMLElement {
  /** The engine to use in the place of the element's own. */
  engine?: Whosaid | Promise<Whosaid>;
  /** The panel's words, for other languages. */
  words: Partial<Words>;
  readonly annotation?: Annotation;
  readonly text: string;
  /** Reads the article anew, after the host changed it. */
  refresh(): Promise<Annotation | undefined>;
  /** Takes all marks and the panel back. */
  clear(): void;
}

export interface Words {
  title: string;
  quote: [one: string, many: string];
  speaker: [one: string, many: string];
  nobody: string;
  check: string;
  none: string;
}

declare global {
  interface HTMLElementTagNameMap {
    "who-said": WhoSaidElement;
  }
  interface HTMLElementEventMap {
    "whosaid-annotated": CustomEvent<Annotation>;
    "whosaid-progress": CustomEvent<Progress>;
    "whosaid-error": CustomEvent<WhosaidError | Error>;
  }
}
