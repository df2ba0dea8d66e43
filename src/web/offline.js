// What the page does as an installed program: keeps itself on the device, offers to be installed, takes texts that other
// programs hand over, and changes to a new version when the reader says so.
// Takes the page's elements and events, gives events: "whosaid:open" with { title, text, url, files }, and "whosaid:save",
// whose `detail` is a list of promises, each of whether it was saved.
// Law: nothing here asks the network for anything while an article is open; no reload but the reader's.

const HERE = new URL("./", location.href);
const VERSION = document.querySelector("meta[name=version]").content;
/** What the page keeps its version from being removed with; the service worker names its caches so. */
const LOCK = `whosaid ${HERE.pathname} ${VERSION}`;
const INBOX = `whosaid ${HERE.pathname} inbox`;
/** How long the engine may take to start before the rest is fetched as well, in milliseconds. */
const PATIENCE = 20_000;
/** How long saving may take. */
const SAVING = 5_000;

/** Starts all of it; the page is there. */
export function start() {
  offerInstall();
  takeFiles();
  takeShared();
  if (!("serviceWorker" in navigator) || !isSecureContext) return;
  navigator.locks?.request(LOCK, { mode: "shared" }, () => new Promise(() => {}));
  navigator.serviceWorker.addEventListener("controllerchange", changed);
  // The first mark comes first: the files that it does not need are fetched once the engine is there.
  const soon = setTimeout(register, PATIENCE);
  addEventListener("whosaid:ready", () => (clearTimeout(soon), register()), { once: true });
}

async function register() {
  try {
    const registration = await navigator.serviceWorker.register(new URL("sw.js", import.meta.url), { scope: HERE.pathname, updateViaCache: "none" });
    registration.active?.postMessage("clean");
    if (registration.waiting && navigator.serviceWorker.controller) offerUpdate(registration);
    registration.addEventListener("updatefound", () => awaitInstalled(registration.installing, registration));
  } catch {
    // A private window, a full disk, no network: the page works without, and the next visit tries again.
  }
}

function awaitInstalled(worker, registration) {
  worker?.addEventListener("statechange", () => {
    if (worker.state === "installed" && navigator.serviceWorker.controller) offerUpdate(registration);
  });
}

/** Whether this page asked for the new version. */
let asked = false;
/** Whether the page was given out by a service worker, so that another one is an update. */
let controlled = Boolean(globalThis.navigator?.serviceWorker?.controller);

/** Another version took over: here by our own wish, or by that of another tab, which must not cost this one its work. */
function changed() {
  if (asked) location.reload();
  else if (controlled) offerUpdate();
  controlled = true;
}

/** Shows the offer of a new version. */
function offerUpdate(registration) {
  const offer = document.querySelector("#update");
  const [now, later] = offer.querySelectorAll("button");
  later.onclick = () => (offer.hidden = true);
  now.onclick = async () => {
    try {
      await save();
    } catch {
      offer.querySelector("p").textContent = "This browser could not keep your article, so nothing was reloaded. Copy its text, then reload by hand.";
      return;
    }
    asked = true;
    if (registration?.waiting) registration.waiting.postMessage("activate");
    else location.reload();
  };
  offer.hidden = false;
}

/** Waits until all that has something to save has saved it; fails where that is not possible. */
async function save() {
  const saving = [];
  dispatchEvent(new CustomEvent("whosaid:save", { detail: saving }));
  const late = new Promise((done) => setTimeout(done, SAVING, [false]));
  const saved = await Promise.race([Promise.all(saving), late]);
  if (!saved.every(Boolean)) throw new Error("not saved");
}

/** Shows every element marked `data-install` while the browser offers to install the page. */
function offerInstall() {
  const root = document.documentElement;
  let offer;
  addEventListener("beforeinstallprompt", (event) => {
    event.preventDefault();
    offer = event;
    root.classList.add("can-install");
  });
  addEventListener("appinstalled", () => root.classList.remove("can-install"));
  addEventListener("click", async (event) => {
    if (!offer || !event.target.closest?.("[data-install]")) return;
    const { outcome } = await offer.prompt();
    if (outcome === "accepted") root.classList.remove("can-install");
    offer = undefined;
  });
}

/** Opens the files that the system hands over. */
function takeFiles() {
  globalThis.launchQueue?.setConsumer(async ({ files }) => {
    if (files?.length) hand({ files: await Promise.all(files.map((file) => file.getFile())) });
  });
}

/** Opens what the service worker was handed by another program. */
async function takeShared() {
  if (!new URLSearchParams(location.search).has("shared")) return;
  history.replaceState(history.state, "", HERE);
  try {
    const inbox = await caches.open(INBOX);
    const take = async (name) => {
      const answer = await inbox.match(new URL(`inbox/${name}`, HERE));
      await inbox.delete(new URL(`inbox/${name}`, HERE));
      return answer;
    };
    const shared = await (await take("text"))?.json();
    if (!shared) return;
    const answers = await Promise.all(Array.from({ length: shared.files }, (_, number) => take(number)));
    hand({ ...shared, files: await Promise.all(answers.filter(Boolean).map(file)) });
  } catch {
    // A browser that keeps nothing was handed nothing.
  }
}

async function file(answer) {
  const blob = await answer.blob();
  return new File([blob], decodeURIComponent(answer.headers.get("file-name") ?? ""), { type: blob.type });
}

function hand({ title = "", text = "", url = "", files = [] }) {
  dispatchEvent(new CustomEvent("whosaid:open", { detail: { title, text, url, files } }));
}
