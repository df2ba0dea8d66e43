// Starts the engine in a web worker: fetches it and its word list, and tells the page how that went.
// Takes one message, { wasm?, lexicon?, integrity?, first? }: addresses for pages that keep the files elsewhere, whether their
// checksums are asked for, and whether texts are read without names as long as the word list is on its way. Gives what serve()
// of src/worker answers; for those who take first readings also { id: 0, done, stages } as the word list arrives, in bytes.
// Law: nothing runs and nothing is read whose checksum is not that of the build.
import init, { load, serve } from "./worker.js";

const WASM = { address: new URL("worker_bg.wasm", import.meta.url), integrity: "integrity:worker_bg.wasm" };
const LEXICON = { address: new URL("lexicon.bin.z", import.meta.url), integrity: "integrity:lexicon.bin.z" };

self.onmessage = async ({ data }) => {
  try {
    const wasm = fetched(WASM, data.wasm, data.integrity, "engine");
    // One after the other: over a slow line, what is needed first is here first.
    const lexicon = wasm.then(() => fetched(LEXICON, data.lexicon, data.integrity, "lexicon-damaged", data.first));
    // Else its failure would be reported a second time, as nobody's.
    lexicon.catch(() => {});
    await init({ module_or_path: wasm });
    if (data.first) serve();
    const words = await lexicon;
    const began = performance.now();
    await load(words);
    performance.measure("load", { start: began });
    serve();
  } catch (error) {
    postMessage({ id: 0, err: { code: error?.code ?? "engine", message: error?.message ?? String(error) } });
  }
};

/** Fetches a file under its checksum. A browser does not say what failed, the network or the checksum: a second look tells. */
async function fetched({ address, integrity }, given, checked = true, damaged, tells = false) {
  const wanted = given ?? address;
  const options = checked ? { integrity } : {};
  try {
    return tells && checked && crypto.subtle ? await counted(await fetch(wanted), integrity) : await fetch(wanted, options);
  } catch (error) {
    const there = await fetch(wanted, { cache: "reload" }).catch(() => undefined);
    if (there?.ok) throw { code: damaged, message: "A part of the engine arrived damaged. Reload the page to fetch it again." };
    const code = damaged === "engine" ? "engine" : "lexicon-missing";
    throw { code, message: `A part of the engine could not be fetched: ${error.message}. Check the connection and load it again.` };
  }
}

/** The same answer once it is here, checked by ourselves: of what a browser checks, it does not say how much is here. */
async function counted(answer, integrity) {
  const all = Number(answer.headers.get("content-length"));
  const parts = [];
  const reader = answer.body.getReader();
  for (let here = 0, part; (part = (await reader.read()).value); parts.push(part)) {
    here += part.length;
    if (here <= all) postMessage({ id: 0, done: here, stages: all });
  }
  const bytes = await new Blob(parts).arrayBuffer();
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-384", bytes));
  if (integrity !== `sha384-${btoa(String.fromCharCode(...sum))}`) throw new Error("it is another");
  return new Response(bytes);
}
