// The way out: put this file in the place of sw.js, and every reader's browser forgets what it kept and goes to the server again.
// Takes nothing, removes the caches and the service worker.
// Law: what readers wrote is not in the caches and stays.

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const ours = `whosaid ${new URL(self.registration.scope).pathname} `;
  const names = (await caches.keys()).filter((name) => name.startsWith(ours));
  await Promise.all(names.map((name) => caches.delete(name)));
  await self.registration.unregister();
}
