// The types of whosaid.js, and of the annotation format, version 1.

/** Where the parts of the engine are, for pages that do not keep them beside whosaid.js. */
export interface Addresses {
  /** Of the page's own origin, as browsers demand of workers: a copy of worker-boot.js, or a module that imports it. */
  worker?: string | URL;
  wasm?: string | URL;
  lexicon?: string | URL;
  /** Whether the engine and the word list must have the checksums of the build; they must, unless this is false. */
  integrity?: boolean;
}

export type Unit = "utf16" | "codepoint" | "byte";

export interface Options {
  /** The article's name, returned with the annotation. */
  id?: string;
  /** The day of publication, against which "Tuesday" is resolved: "2025-02-12". */
  published?: string;
  /** What offsets count; UTF-16 units, as JavaScript does, unless said otherwise. */
  unit?: Unit;
  /** Gives the text up: the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
  /** Called as the work goes on. */
  onProgress?: (progress: Progress) => void;
}

export interface Progress {
  /** How many stages of the work are done, of how many. */
  done: number;
  stages: number;
}

/** Annotates one text in a web worker, which is started when it is first needed. */
export function annotate(text: string, options?: Options): Promise<Annotation>;

/** Starts an engine in a web worker of its own. */
export function load(addresses?: Addresses): Promise<Whosaid>;

export interface Whosaid {
  annotate(text: string, options?: Options): Promise<Annotation>;
  /** Stops the engine; what it has not answered is refused. */
  close(): void;
}

export type Code = "engine" | "lexicon-missing" | "lexicon-damaged" | "not-loaded" | "too-long" | "bad-option" | "closed";

export class WhosaidError extends Error {
  constructor(cause: { code: Code; message: string });
  code: Code;
}

/** A stretch of the text, the end exclusive. */
export interface Extent {
  start: number;
  end: number;
}

export interface Annotation {
  version: 1;
  id?: string;
  unit: Unit;
  /** The date against which dates were resolved, given or found in the text. */
  published?: string;
  /** From when the table of Wikidata ids is. */
  link_table?: { oldest: string; newest: string };
  text?: string;
  blocks: Block[];
  mentions: Mention[];
  entities: Entity[];
  quotes: Quote[];
  non_speech: NonSpeech[];
}

export interface Block extends Extent {
  kind:
    | "headline"
    | "subhead"
    | "byline"
    | "dateline"
    | "section"
    | "paragraph"
    | "list_item"
    | "caption"
    | "credit"
    | "copyright"
    | "furniture";
}

export type NameType =
  | "PERSON"
  | "ORG"
  | "GPE"
  | "LOC"
  | "FAC"
  | "NORP"
  | "EVENT"
  | "WORK_OF_ART"
  | "PRODUCT"
  | "LAW"
  | "LANGUAGE";

export type ValueType =
  | "DATE"
  | "TIME"
  | "DURATION"
  | "SET"
  | "MONEY"
  | "PERCENT"
  | "QUANTITY"
  | "ORDINAL"
  | "CARDINAL"
  | "AGE";

export interface Mention extends Extent {
  id: number;
  type: NameType | ValueType;
  form: "name" | "value" | "nominal" | "pronoun";
  /** A TIMEX3 value for dates and times, an amount with its unit for the rest. */
  value?: string | { amount: number; unit: string };
  entity: number | null;
  score: number;
  evidence: string;
}

export interface Entity {
  id: number;
  type: NameType;
  name: string;
  roles: string[];
  wikidata?: string;
  /** How that id was chosen, or why none was; missing where nothing in the table bears the name. */
  link?: Link;
  mentions: number[];
}

export interface Link {
  /** The entry that was chosen, by its name, and what it is: "city, Oregon". */
  label?: string;
  description?: string;
  score: number;
  why: string;
  /** What speaks for and against it. */
  evidence?: { name: string; worth: number }[];
  /** The others that bear the name, best first. */
  alternatives?: { wikidata: string; label: string; description: string; score: number }[];
}

export interface Quote {
  id: number;
  kind: "direct" | "partial" | "mixed" | "indirect";
  /** The content; more than one part where a cue, an aside or a paragraph's end interrupts it. */
  parts: Extent[];
  /** Each stretch in quotation marks inside the parts, marks included. */
  quoted: Extent[];
  cue: (Extent & { lemma: string; class: string }) | null;
  /** Who says it, as written; null where the article names no one. */
  speaker: (Extent & { mention: number | null; entity: number | null }) | null;
  speaker_name: string | null;
  speaker_kind: "person" | "group" | "organisation" | "document" | "anonymous" | "unknown";
  nested_in: number | null;
  score: number;
  why: string;
  alternatives?: { mention: number; entity: number | null; score: number }[];
  addressee?: Extent;
  topic?: Extent;
  negated?: boolean;
}

export interface NonSpeech extends Extent {
  reason: "title" | "term" | "nickname" | "scare" | "sign";
}
