// Keeps what opens the light page, so that it opens without a line. The server puts the names in.
// Nothing of a teller is ever kept here: messages and drafts pass by.
/** @type {ServiceWorkerGlobalScope} */
const worker = /** @type {any} */ (self);
const { base, version, files } = VERTELPUNT;
const NAME = `vertelpunt${base}${version}`;
const PAGE = `${base}verhaal`;
const QUESTIONS = `${base}verhaal/vragen`;
// A line that is there and brings nothing is worse than none.
const PATIENCE = 5_000;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(NAME);
      await cache.addAll([PAGE, QUESTIONS, ...files]);
      await worker.skipWaiting();
    })(),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const old = (await caches.keys()).filter((name) => name.startsWith(`vertelpunt${base}`) && name !== NAME);
      await Promise.all(old.map((name) => caches.delete(name)));
      await worker.clients.claim();
    })(),
  );
});

/** @param {URL} url */
const addressOf = (url) => url.pathname + url.search;

// What the server has now, where it can be had; else what was kept.
/** @param {Request} request @param {string} kept */
async function newest(request, kept) {
  const cache = await caches.open(NAME);
  const found = await cache.match(kept);
  try {
    const signal = found ? AbortSignal.timeout(PATIENCE) : null;
    const answer = await fetch(request, { signal });
    if (answer.ok && addressOf(new URL(answer.url)) === kept) await cache.put(kept, answer.clone());
    // Who is writing can go on where the server is away or can't open its collection now.
    return answer.status >= 502 && found ? found : answer;
  } catch (error) {
    if (found) return found;
    throw error;
  }
}

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== worker.location.origin) return;
  if (url.pathname === PAGE) event.respondWith(newest(request, PAGE));
  // Of a campaign its own or none: another form would leave behind what was typed there.
  else if (url.pathname === QUESTIONS) event.respondWith(newest(request, addressOf(url)));
  else if (files.includes(url.pathname)) {
    event.respondWith(caches.match(request, { cacheName: NAME }).then((kept) => kept || fetch(request)));
  }
});
