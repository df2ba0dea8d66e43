// Starts the page. A file of its own, since the page's policy forbids scripts inside the HTML.
// Law: over a slow line, what is needed first is here first: the page, then the engine, then its word list.
import init from "./app.js";
import { start } from "./offline.js";

const APP = new URL("app_bg.wasm", import.meta.url);
const ENGINE = new URL("worker_bg.wasm", import.meta.url);
/** How much of the page is still to come when the engine is sent for, so that the line is not idle in between. */
const REST = 0.1;

/** The same answer; sends for the engine on the way, for which its worker asks only once the page runs. */
function sendingAhead(answer) {
  let left = (1 - REST) * Number("bytes:app_bg.wasm");
  const count = (part, out) => {
    out.enqueue(part);
    if (left > 0 && (left -= part.length) <= 0) {
      document.head.append(Object.assign(document.createElement("link"), { rel: "prefetch", as: "fetch", crossOrigin: "", href: ENGINE }));
    }
  };
  return new Response(answer.body.pipeThrough(new TransformStream({ transform: count })), answer);
}

/** Starts the engine's worker beside the page, which takes it over as soon as it runs. */
function startBeside() {
  const link = document.querySelector("#worker");
  link.started = new Worker(link.href, { type: "module" });
  // Then the page tries for itself, and says what becomes of it.
  link.started.onerror = () => delete link.started;
}

startBeside();
const app = fetch(APP);
// What is kept on the device is here at once.
await init({ module_or_path: navigator.serviceWorker?.controller ? app : app.then(sendingAhead) });
start();
