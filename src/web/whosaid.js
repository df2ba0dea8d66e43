// Whosaid for other pages: finds who is in a news article and who said what.
//
//   import { annotate } from "whosaid";
//   const { quotes, mentions, entities } = await annotate("“It will rain,” Ada Lind said.");
//
// The engine runs in a web worker, so that no text, however long, holds up the page. Nothing leaves the browser.
// whosaid-main.js is the same without a worker.

import { WhosaidError } from "./whosaid-error.js";

export { WhosaidError };

/** The engine of `annotate`, started when it is first needed. */
let common;

/** Annotates one text with an engine that all callers share. */
export async function annotate(text, options = {}) {
  common ??= load();
  try {
    const engine = await common;
    return await engine.annotate(text, options);
  } catch (error) {
    // An engine that could not be loaded is tried anew next time.
    if (["engine", "lexicon-missing", "lexicon-damaged"].includes(error?.code)) common = undefined;
    throw error;
  }
}

/** Starts an engine. Every address may be given by pages that keep the files elsewhere. */
export async function load(addresses = {}) {
  const engine = new Engine(addresses);
  await engine.ready;
  return engine;
}

class Engine {
  #addresses;
  #worker;
  #started;
  #queue = [];
  #running;
  #closed = false;

  constructor(addresses) {
    this.#addresses = addresses;
    this.ready = this.#start();
  }

  /** Annotates one text: an annotation in the shape that whosaid.d.ts describes. Texts are read one after the other. */
  annotate(text, { id, published, unit, signal, onProgress } = {}) {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) return reject(signal.reason);
      if (this.#closed) return reject(closed());
      const message = { id: 1, text, article: id, published, unit, progress: Boolean(onProgress) };
      const request = { message, resolve, reject, onProgress };
      signal?.addEventListener("abort", () => this.#abort(request, signal.reason), { once: true });
      this.#queue.push(request);
      this.#next();
    });
  }

  /** Stops the engine; what it has not answered is refused. */
  close() {
    this.#closed = true;
    this.#stop();
    for (const request of [this.#running, ...this.#queue.splice(0)]) request?.reject(closed());
    this.#running = undefined;
  }

  #start() {
    const { worker, wasm, lexicon, integrity } = this.#addresses;
    const whole = (address) => address && new URL(address, location.href).href;
    return new Promise((resolve, reject) => {
      // Two calls, since bundlers find the worker by the very form of the second.
      const started = worker
        ? new Worker(whole(worker), { type: "module" })
        : new Worker(new URL("./worker-boot.js", import.meta.url), { type: "module" });
      this.#worker = started;
      this.#started = { resolve, reject };
      started.onmessage = ({ data }) => this.#hear(data);
      started.onerror = (event) => {
        event.preventDefault();
        this.#fail({ code: "engine", message: event.message || "The engine could not be loaded." });
      };
      started.postMessage({ wasm: whole(wasm), lexicon: whole(lexicon), integrity });
    });
  }

  #stop() {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#started?.reject(closed());
  }

  async #next() {
    if (this.#running || this.#queue.length === 0) return;
    const request = this.#queue.shift();
    this.#running = request;
    try {
      if (!this.#worker) this.ready = this.#start();
      await this.ready;
      if (this.#running === request) this.#worker.postMessage(request.message);
    } catch (error) {
      this.#settle(request, "reject", error);
    }
  }

  #hear({ id, ok, err, done, stages }) {
    const error = err && new WhosaidError(err);
    if (id === 0) return error ? this.#fail(err) : this.#started.resolve();
    const request = this.#running;
    if (error) this.#settle(request, "reject", error);
    else if (ok !== undefined) this.#settle(request, "resolve", JSON.parse(ok));
    else request?.onProgress?.({ done, stages });
  }

  /** The worker is of no more use; the next request starts another. */
  #fail(cause) {
    const error = new WhosaidError(cause);
    this.#started?.reject(error);
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#settle(this.#running, "reject", error);
  }

  /** Work that has begun can be stopped only with its worker. */
  #abort(request, reason) {
    if (this.#running === request) {
      this.#worker?.terminate();
      this.#worker = undefined;
    }
    this.#queue = this.#queue.filter((other) => other !== request);
    this.#settle(request, "reject", reason);
  }

  #settle(request, how, what) {
    if (this.#running === request) this.#running = undefined;
    request?.[how](what);
    this.#next();
  }
}

const closed = () => new WhosaidError({ code: "closed", message: "The engine was closed." });
