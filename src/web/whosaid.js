// Whosaid for other pages: finds who is in a news article and who said what.
//
//   import { load } from "https://your.site/whosaid.js";
//   const whosaid = await load();
//   const annotation = await whosaid.annotate("“It will rain,” Ada Lind said.");
//
// The engine runs in a web worker, so that no text, however long, holds up the page. Nothing leaves the browser.

/** What went wrong; `code` says it to programs, `message` to people. */
export class WhosaidError extends Error {
  constructor({ code, message }) {
    super(message);
    this.name = "WhosaidError";
    this.code = code;
  }
}

/** Starts the engine. Every address may be given by pages that keep the files elsewhere, on their own origin. */
export async function load({ worker, wasm, lexicon } = {}) {
  const address = new URL(worker ?? new URL("worker-boot.js", import.meta.url), location.href);
  for (const [name, given] of Object.entries({ wasm, lexicon })) {
    if (given) address.searchParams.set(name, new URL(given, location.href).href);
  }
  const engine = new Engine(new Worker(address, { type: "module" }));
  await engine.ready;
  return engine;
}

class Engine {
  #worker;
  #last = 0;
  #waiting = new Map();

  constructor(worker) {
    this.#worker = worker;
    this.ready = this.#reply(0);
    worker.onmessage = ({ data }) => this.#settle(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end({ code: "engine", message: event.message || "The engine could not be loaded." });
    };
  }

  /** Annotates one text: an annotation in the shape that whosaid.d.ts describes. */
  annotate(text, { id, published, unit } = {}) {
    const request = ++this.#last;
    const reply = this.#reply(request);
    this.#worker.postMessage({ id: request, text, article: id, published, unit });
    return reply;
  }

  /** Stops the engine; what it has not answered is refused. */
  close() {
    this.#worker.terminate();
    this.#end({ code: "closed", message: "The engine was closed." });
  }

  #reply(request) {
    return new Promise((resolve, reject) => this.#waiting.set(request, { resolve, reject }));
  }

  #settle({ id, ok, err }) {
    const waiting = this.#waiting.get(id);
    if (!waiting || (ok === undefined && err === undefined)) return;
    this.#waiting.delete(id);
    if (err) waiting.reject(new WhosaidError(err));
    else waiting.resolve(JSON.parse(ok)); // of the first message, null
  }

  #end(cause) {
    for (const { reject } of this.#waiting.values()) reject(new WhosaidError(cause));
    this.#waiting.clear();
  }
}
