// Holds the site, so that after the first visit it opens without a network. Each file is kept under its content's hash:
// a page never gets a mixture of two versions, and a new version fetches only what changed.
const FILES = "FILES";  // path -> SHA-256 (base64); the build writes it here
const { scope } = self.registration;
const NAME = `caring ${new URL(scope).pathname}`;
const key = (path) => `${scope}${path}?sha256=${encodeURIComponent(FILES[path])}`;

function pathOf(address) {
  const url = new URL(address);
  if (!`${url.origin}${url.pathname}`.startsWith(scope)) return null;
  const path = decodeURIComponent(`${url.origin}${url.pathname}`.slice(scope.length)).replace(/(^|\/)$/, "$1index.html");
  return Object.hasOwn(FILES, path) ? path : null;
}

async function answer(path) {
  const cache = await caches.open(NAME);
  const held = await cache.match(key(path));
  if (held) return held;
  const given = await fetched(path);
  if (given.ok && given.known) await cache.put(key(path), given.response.clone()).catch(() => {});  // full: go on without
  return given.response;
}

/** Fetch a file; if the server has another version of it already, give that one and don't hold it. */
async function fetched(path) {
  for (const cache of ["default", "reload"]) {
    try {
      const response = await fetch(scope + path, { cache, integrity: `sha256-${FILES[path]}` });
      return { response, ok: response.ok, known: true };
    } catch (error) { if (cache === "reload" && !navigator.onLine) throw error; }
  }
  self.registration.update().catch(() => {});
  const response = await fetch(scope + path, { cache: "reload" });
  return { response, ok: response.ok, known: false };
}

/** Give the files that aren't held yet. */
async function missing() {
  const held = new Set((await (await caches.open(NAME)).keys()).map((request) => request.url));
  return Object.keys(FILES).filter((path) => !held.has(key(path)));
}

/** Say to every page how many files are held. */
async function say(left, more = {}) {
  const of = Object.keys(FILES).length;
  for (const page of await self.clients.matchAll()) page.postMessage({ held: of - left, of, ...more });
}

let holding = null;
/** Fetch whatever isn't held yet, two at a time; asked twice, it is done once. */
const holdAll = () => (holding ??= (async () => {
  const left = await missing();
  const worker = async () => {
    for (let path; (path = left.pop());) {
      await answer(path).catch(() => {});
      if (left.length % 20 === 0) await say(left.length + 1, { busy: true });
    }
  };
  await Promise.all([worker(), worker()]);
  await say((await missing()).length, { end: true });
  holding = null;
})());

/** Say how much is held; once there was a lesson, fetch the rest. */
async function count() {
  const left = await missing();
  await say(left.length, { busy: !!holding });
  if (left.length && !left.includes("lesson.js")) await holdAll();
}

self.addEventListener("install", (event) => event.waitUntil((async () => {
  await Promise.all(["index.html", "front.js", "theme.css", "front.css", "mark.svg", "store.js", "desk.js"].map(answer));
  if (!self.registration.active) await self.skipWaiting();
})()));

self.addEventListener("activate", (event) => event.waitUntil((async () => {
  const cache = await caches.open(NAME), wanted = new Set(Object.keys(FILES).map(key));
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
  await self.clients.claim();
})()));

self.addEventListener("fetch", (event) => {
  const path = event.request.method === "GET" && pathOf(event.request.url);
  if (path) event.respondWith(answer(path));
});

self.addEventListener("message", (event) => {
  if (event.data === "count") event.waitUntil(count());
  if (event.data === "hold") event.waitUntil(holdAll());
  if (event.data === "take") self.skipWaiting();
});
