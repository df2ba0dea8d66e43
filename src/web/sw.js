// The service worker: keeps the whole site on the device, so that it starts without a network.
// Takes a list of files with their checksums, which the build writes below; answers with them as long as they are kept.
// Law: all files of a version or none; a new version waits until the reader asks for it; no request but for our own files.

/** Of all files together. */
const VERSION = "0000000000000000000000000000000000000000000000000000000000000000";
/** Path and checksum of each file, "" being the page itself. */
const FILES = [];

const SCOPE = new URL(self.registration.scope).pathname;
const OURS = `whosaid ${SCOPE} `;
const CACHE = OURS + VERSION;
const INBOX = `${OURS}inbox`;
const KEPT = new Set(FILES.map(([path]) => SCOPE + path));

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll());
  event.addRoutes?.(routes());
});
self.addEventListener("activate", (event) => event.waitUntil(clean().then(() => self.clients.claim())));
self.addEventListener("message", ({ data, ports }) => {
  if (data === "activate") self.skipWaiting();
  if (data === "clean") clean();
  // For the reader who wants to check them.
  if (data === "files") ports[0].postMessage({ version: VERSION, cache: CACHE, files: FILES });
});
self.addEventListener("fetch", (event) => {
  const answer = answered(event.request);
  if (answer) event.respondWith(answer);
});

/** Keeps every file of this version, or none. */
async function keepAll() {
  const known = await caches.has(CACHE);
  const cache = await caches.open(CACHE);
  const kept = await Promise.allSettled(FILES.map(([path, integrity]) => keep(cache, path, integrity)));
  const failed = kept.find(({ status }) => status === "rejected");
  if (failed && !known) await caches.delete(CACHE);
  if (failed) throw failed.reason;
}

/** Keeps one file; what has not changed since the last version is not fetched again. */
async function keep(cache, path, integrity) {
  const address = SCOPE + path;
  const named = path.startsWith("assets/");
  const old = named ? await caches.match(address) : undefined;
  const answer = old ?? (await fetch(address, { integrity, cache: named ? "default" : "no-cache" }));
  if (!answer.ok) throw new Error(`${address} was answered with ${answer.status}`);
  await cache.put(address, answer.redirected ? await direct(answer) : answer);
}

/** The same answer without its redirection, which a browser takes for no page. */
async function direct(answer) {
  return new Response(await answer.blob(), { status: answer.status, headers: answer.headers });
}

/** Removes the versions that no open page came from. A page says so with a lock of the version's name. */
async function clean() {
  // What a new version has kept is not ours to judge.
  if (self.registration.installing || self.registration.waiting) return;
  const { held } = await navigator.locks.query();
  const used = new Set([CACHE, INBOX, ...held.map(({ name }) => name)]);
  const names = (await caches.keys()).filter((name) => name.startsWith(OURS) && !used.has(name));
  await Promise.all(names.map((name) => caches.delete(name)));
}

/** The answer to a request for one of our files; none where the request is not ours. */
function answered(request) {
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || !url.pathname.startsWith(SCOPE)) return undefined;
  const path = url.pathname.slice(SCOPE.length);
  if (request.method === "POST" && path === "share") return receive(request);
  if (request.method !== "GET") return undefined;
  const address = SCOPE + path.replace(/^index\.html$/, "");
  if (KEPT.has(address)) return kept(CACHE, address, request);
  // A page of an older version asks for its own files.
  return path.startsWith("assets/") ? kept(undefined, address, request) : undefined;
}

/** What a browser that knows such rules answers out of the cache by itself, so that no start waits for this program. */
function routes() {
  const pattern = (path) => ({ urlPattern: new URLPattern({ pathname: (SCOPE + path).replace(/[^\w/]/g, "\\$&"), search: "" }) });
  return { condition: { or: FILES.map(([path]) => pattern(path)) }, source: { cacheName: CACHE } };
}

async function kept(cacheName, address, request) {
  return (await caches.match(address, { cacheName })) ?? fetch(request);
}

/** Puts what another program shared where the page finds it, and shows the page. Nothing is sent on. */
async function receive(request) {
  const form = await request.formData();
  const said = (name) => form.get(name) ?? "";
  const inbox = await caches.open(INBOX);
  const files = form.getAll("files").filter((file) => file.size > 0);
  const text = { title: said("title"), text: said("text"), url: said("url"), files: files.length };
  const put = (name, body, headers) => inbox.put(`${SCOPE}inbox/${name}`, new Response(body, { headers }));
  const named = ({ name, type }) => ({ "content-type": type || "text/plain", "file-name": encodeURIComponent(name) });
  await Promise.all(files.map((file, number) => put(number, file, named(file))));
  await put("text", JSON.stringify(text), { "content-type": "application/json" });
  return Response.redirect(`${SCOPE}?shared`, 303);
}
