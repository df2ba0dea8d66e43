// Starts the engine in a web worker: fetches it and its word list, and tells the page how that went.
// Takes one message, { wasm?, lexicon?, integrity? }: addresses for pages that keep the files elsewhere, and whether their
// checksums are asked for. Gives what serve() of src/worker answers.
// Law: nothing runs and nothing is read whose checksum is not that of the build.
import init, { load, serve } from "./worker.js";

const WASM = { address: new URL("worker_bg.wasm", import.meta.url), integrity: "integrity:worker_bg.wasm" };
const LEXICON = { address: new URL("lexicon.bin.z", import.meta.url), integrity: "integrity:lexicon.bin.z" };

self.onmessage = async ({ data }) => {
  try {
    const wasm = fetched(WASM, data.wasm, data.integrity, "engine");
    const lexicon = fetched(LEXICON, data.lexicon, data.integrity, "lexicon-damaged");
    // Else its failure would be reported a second time, as nobody's.
    lexicon.catch(() => {});
    await init({ module_or_path: wasm });
    const began = performance.now();
    await load(await lexicon);
    performance.measure("load", { start: began });
    serve();
  } catch (error) {
    postMessage({ id: 0, err: { code: error?.code ?? "engine", message: error?.message ?? String(error) } });
  }
};

/** Fetches a file under its checksum. A browser does not say what failed, the network or the checksum: a second look tells. */
async function fetched({ address, integrity }, given, checked = true, damaged) {
  const wanted = given ?? address;
  const options = checked ? { integrity } : {};
  try {
    return await fetch(wanted, options);
  } catch (error) {
    const there = await fetch(wanted, { cache: "reload" }).catch(() => undefined);
    if (there?.ok) throw { code: damaged, message: "A part of the engine arrived damaged. Reload the page to fetch it again." };
    const code = damaged === "engine" ? "engine" : "lexicon-missing";
    throw { code, message: `A part of the engine could not be fetched: ${error.message}. Check the connection and load it again.` };
  }
}
