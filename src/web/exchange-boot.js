// Starts what opens files and writes exports, in a worker of its own, and keeps what it is asked until it is there.
// Takes messages, gives what serve() of src/exchange answers.
// Law: nothing runs whose checksum is not that of the build.
import init, { serve } from "./exchange.js";

const WASM = new URL("exchange_bg.wasm", import.meta.url);
const early = [];
self.onmessage = (message) => early.push(message);

try {
  await init({ module_or_path: fetch(WASM, { integrity: "integrity:exchange_bg.wasm" }) });
  serve();
  for (const message of early) self.onmessage(message);
} catch (error) {
  console.info(`What opens files could not be loaded: ${error}`);
  postMessage({ id: 0 });
}
