/**
 * The service worker of a site whose operator wants it readable without a connection.
 *
 * The network comes first, always: what is kept is shown only where the network gives no answer, with its age. The
 * build writes SHELF in front of this file: `assets` for every page, and by language what makes up the catalogue.
 */

/** @type {Record<string, string[]>} */
const shelf = /** @type {any} */ (self).SHELF;
const worker = /** @type {any} */ (self);
const NAME = "credatlas-1";
const AGE = "x-credatlas-kept";
/** Files that are kept at most; the oldest go first. */
const MOST = 2000;
/** So many are fetched at a time, so that the reader's own requests do not wait. */
const TOGETHER = 4;
/** Data for programs are not for reading without a connection. */
const ASIDE = ["api/", "feeds/", "schemas/", ".well-known/"].map((path) => new URL(path, worker.registration.scope).href);
/** Pages that were answered from what is kept, with the moment it was kept. @type {Map<string, string>} */
const answered = new Map();

worker.addEventListener("install", (/** @type {any} */ event) => {
  worker.skipWaiting();
  event.waitUntil(fill("assets"));
});

worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener("message", (/** @type {any} */ event) => {
  const { fill: language, age } = event.data ?? {};
  if (typeof language === "string" && Object.hasOwn(shelf, language)) event.waitUntil(fill(language));
  if (typeof age === "string") event.ports[0]?.postMessage(answered.get(plain(age)) ?? "");
});

worker.addEventListener("fetch", (/** @type {any} */ event) => {
  const { method, url } = event.request;
  if (method !== "GET" || !url.startsWith(worker.registration.scope) || ASIDE.some((path) => url.startsWith(path))) return;
  event.respondWith(answer(event));
});

/** @param {any} event @returns {Promise<Response>} */
async function answer(event) {
  const { request } = event;
  try {
    // A page is asked for anew even if the browser has it: what it has might be old, and would not say so.
    const fresh = request.mode === "navigate"
      ? await fetch(request.url, { cache: "no-cache", redirect: "manual" }) : await fetch(request);
    answered.delete(plain(request.url));
    if (fresh.status === 200) event.waitUntil(keep(request.url, fresh.clone()).catch(() => undefined));
    return fresh;
  } catch (error) {
    const kept = await (await caches.open(NAME)).match(plain(request.url));
    if (!kept) throw error;
    answered.set(plain(request.url), kept.headers.get(AGE) ?? "");
    return kept;
  }
}

/** @param {string} url @returns {string} without what a file of a static site does not depend on */
function plain(url) {
  const address = new URL(url);
  return address.origin + address.pathname;
}

/** @param {string} url @param {Response} answer */
async function keep(url, answer) {
  const headers = new Headers(answer.headers);
  headers.set(AGE, new Date().toISOString());
  headers.delete("content-encoding"); // the body below is decoded
  headers.delete("content-length");
  const cache = await caches.open(NAME);
  await cache.put(plain(url), new Response(await answer.blob(), { headers }));
}

/** @param {string} part of the shelf: what of it is not kept yet */
async function fill(part) {
  const cache = await caches.open(NAME);
  const wanted = shelf[part].map((path) => new URL(path, worker.registration.scope).href);
  const known = new Set((await cache.keys()).map(({ url }) => url));
  const missing = wanted.filter((url) => !known.has(plain(url)));
  while (missing.length) await Promise.all(missing.splice(0, TOGETHER).map((url) => add(url)));
  const all = await cache.keys();
  await Promise.all(all.slice(0, Math.max(0, all.length - MOST)).map((one) => cache.delete(one)));
}

/** @param {string} url */
async function add(url) {
  try {
    const fresh = await fetch(url);
    if (fresh.status === 200) await keep(url, fresh);
  } catch {
    // The next visit tries again.
  }
}
