// Starts the engine in a web worker: loads it, then the word list, and tells the page how that went.
// The word list's address may be given as ?lexicon=…, the module's as ?wasm=…, for pages that keep them elsewhere.
import init, { load, serve } from "./worker.js";

const given = new URL(import.meta.url).searchParams;
const lexicon = given.get("lexicon") ?? new URL("lexicon.bin.z", import.meta.url).href;

try {
  const wasm = given.get("wasm");
  await init(wasm ? { module_or_path: wasm } : undefined);
  const began = performance.now();
  await load(lexicon);
  performance.measure("load", { start: began });
  serve();
} catch (error) {
  postMessage({ id: 0, err: { code: error.code ?? "engine", message: error.message } });
}
