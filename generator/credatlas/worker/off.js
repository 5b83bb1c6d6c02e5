/** The operator wants no service worker (any more): one that a browser has removes itself and all that it kept. */
const retiring = /** @type {any} */ (self);

retiring.addEventListener("install", () => retiring.skipWaiting());

retiring.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(remove()));

async function remove() {
  const names = (await caches.keys()).filter((name) => name.startsWith("credatlas-"));
  await Promise.all(names.map((name) => caches.delete(name)));
  await retiring.registration.unregister();
}
