// Whosaid in the caller's own thread: for workers of your own, and for pages whose policy allows no worker. A long text
// holds up the thread while it is read, about a second a megabyte.
// Takes and gives what whosaid.js does.
import init, { annotate as annotated, load as read } from "./worker.js";
import { WhosaidError } from "./whosaid-error.js";

export { WhosaidError };

const WASM = { address: new URL("./worker_bg.wasm", import.meta.url), integrity: "integrity:worker_bg.wasm" };
const LEXICON = { address: new URL("./lexicon.bin.z", import.meta.url), integrity: "integrity:lexicon.bin.z" };

/** The engine; one for all callers, since no text changes what it finds in the next. */
let common;

/** Annotates one text. */
export async function annotate(text, options = {}) {
  const engine = await load();
  return engine.annotate(text, options);
}

/** Loads the engine, once; addresses given later change nothing. */
export function load(addresses = {}) {
  common ??= start(addresses).catch((error) => {
    common = undefined;
    throw new WhosaidError({ code: error?.code ?? "engine", message: error?.message ?? String(error) });
  });
  return common;
}

async function start({ wasm, lexicon, integrity = true }) {
  const get = ({ address, integrity: sum }, given) => fetch(given ?? address, integrity ? { integrity: sum } : {});
  const words = get(LEXICON, lexicon);
  words.catch(() => {});
  await init({ module_or_path: get(WASM, wasm) });
  await read(await words);
  return { annotate: here, close() {} };
}

/** A signal can stop the work only before it begins, and keep its result from being given. */
async function here(text, { id, published, unit, signal, onProgress } = {}) {
  signal?.throwIfAborted();
  const tell = onProgress && ((done, stages) => onProgress({ done, stages }));
  try {
    const annotation = annotated(text, { article: id, published, unit }, tell);
    signal?.throwIfAborted();
    return annotation;
  } catch (error) {
    if (error?.code && !(error instanceof DOMException)) throw new WhosaidError(error);
    throw error;
  }
}
