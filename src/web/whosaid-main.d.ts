// The types of whosaid-main.js: those of whosaid.js, without a worker.
import type { Addresses, Annotation, Options, Whosaid } from "./whosaid.js";

export { WhosaidError } from "./whosaid.js";
export type * from "./whosaid.js";

/** Annotates one text in the caller's thread. */
export function annotate(text: string, options?: Options): Promise<Annotation>;

/** Loads the engine into the caller's thread, once. */
export function load(addresses?: Omit<Addresses, "worker">): Promise<Whosaid>;
