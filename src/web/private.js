// "How is this private?": shows which version is here, and checks every file of it.
// Takes the list that the service worker was built with and the files that are kept, gives sentences.
// Law: what could not be checked is said; nothing passes that was not reckoned anew.

const VERSION = document.querySelector("meta[name=version]").content;
const UNKNOWN = "0".repeat(64);
const say = (id, text) => (document.getElementById(id).textContent = text);

say("version", VERSION.match(/.{8}/g).join(" "));
const list = await kept();
describe();
document.getElementById("check").addEventListener("click", check);

/** The files that the service worker keeps; none where there is no service worker. */
async function kept() {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  if (!registration?.active) return undefined;
  const { port1, port2 } = new MessageChannel();
  registration.active.postMessage("files", [port2]);
  return new Promise((done) => {
    port1.onmessage = ({ data }) => done(data);
    setTimeout(() => done(undefined), 5000);
  });
}

async function describe() {
  document.getElementById("check").hidden = !list;
  if (!list) return say("kept", "Not kept on this device yet: open the paste box once and wait a moment.");
  const cache = await caches.open(list.cache);
  const answers = await Promise.all(list.files.map(([path]) => cache.match(path || "./")));
  const sizes = await Promise.all(answers.filter(Boolean).map(async (answer) => (await answer.blob()).size));
  const sum = sizes.reduce((sum, size) => sum + size, 0);
  const all = sizes.length === list.files.length;
  const files = `${sizes.length} files, ${(sum / 1e6).toFixed(1)} MB`;
  say("kept", all ? `${files}: the whole program, ready without a network.` : `${files} of ${list.files.length}: not whole. Reload to fetch the rest.`);
}

/** Reckons every file's checksum, and the version that follows from all of them. */
async function check() {
  say("checked", "Checking …");
  const cache = await caches.open(list.cache);
  const wrong = [];
  const lines = [];
  for (const [path, integrity] of list.files) {
    const bytes = await (await cache.match(path || "./"))?.arrayBuffer();
    const name = path || "index.html";
    if (!bytes || integrity !== `sha384-${base64(await digest("SHA-384", bytes))}`) wrong.push(name);
    else lines.push(line(name, await sha256(nameless(name, bytes))));
  }
  const worker = await fetch(new URL("sw.js", import.meta.url)).then((answer) => (answer.ok ? answer.arrayBuffer() : undefined), () => undefined);
  if (wrong.length > 0) return say("checked", `These files are not those of the version: ${wrong.join(", ")}.`);
  if (!worker) {
    return say("checked", `All ${list.files.length} files are as they were listed. The service worker itself can be checked only with a network.`);
  }
  lines.push(line("sw.js", await sha256(unlisted(worker))));
  lines.sort((one, other) => (one.slice(66) < other.slice(66) ? -1 : 1));
  const version = await sha256(new TextEncoder().encode(lines.join("")));
  const same = version === list.version;
  say("checked", same ? `All ${lines.length} files together give version ${version.slice(0, 16)}…, as shown above.` : `The files give version ${version}, which is not the one that they claim.`);
}

/** A line of the list. The build writes the names in this file as addresses, which begin with dots. */
const line = (name, sum) => `${sum}  ${name.replace(/^[.]+\//, "")}\n`;
const digest = (kind, bytes) => crypto.subtle.digest(kind, bytes);
const base64 = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)));

async function sha256(bytes) {
  return [...new Uint8Array(await digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A page as it was before the version was written into it. */
function nameless(name, bytes) {
  if (!name.endsWith(".html")) return bytes;
  return new TextEncoder().encode(new TextDecoder().decode(bytes).replaceAll(list.version, UNKNOWN));
}

/** The service worker as it was before the version and the list were. */
function unlisted(bytes) {
  const text = new TextDecoder().decode(bytes).replaceAll(list.version, UNKNOWN);
  return new TextEncoder().encode(text.replace(/const FILES = \[[^;]*\];/, "const FILES = [];"));
}
