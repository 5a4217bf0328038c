/**
 * Keeps the application itself on the phone, so that it opens without network. Answers of the server are not kept here:
 * each screen keeps its own, with their age (`api/kept.ts`).
 */
import { clicked, received } from './push/shown';

const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** Hashed files: one never changes under its name. The build writes the list. */
const SHELL = '__SHELL__' as unknown as string[];
const CACHE = 'ror-shell';
const PAGE = './';
const POLICY = 'Content-Security-Policy';
/** One file is one file, whatever the request said of itself. */
const LIKE = { ignoreSearch: true, ignoreVary: true };

worker.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      const there = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
      const wanted = SHELL.filter((file) => !there.has(new URL(file, worker.registration.scope).pathname));
      await cache.addAll(wanted);
      await cache.add(new Request(PAGE, { cache: 'no-cache' }));
      await worker.skipWaiting();
    })(),
  );
});

worker.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      const kept = new Set([PAGE, ...SHELL].map((file) => new URL(file, worker.registration.scope).pathname));
      const cache = await caches.open(CACHE);
      for (const request of await cache.keys()) {
        if (!kept.has(new URL(request.url).pathname)) await cache.delete(request);
      }
      await worker.clients.claim();
    })(),
  );
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
  if (!url.pathname.startsWith(new URL(worker.registration.scope).pathname)) return;
  event.respondWith(request.mode === 'navigate' ? page(event) : file(request));
});

worker.addEventListener('push', received);
worker.addEventListener('notificationclick', clicked);

/** At once from the phone: a new version is fetched behind it, and shown the next time. */
async function page(event: FetchEvent): Promise<Response> {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(PAGE, LIKE);
  if (!kept) return fetch(PAGE);
  event.waitUntil(refresh(cache, kept.clone()).catch(() => undefined));
  return kept;
}

/** The same page may have got another policy: a server that now sends pushes, or has another map. */
async function refresh(cache: Cache, kept: Response): Promise<void> {
  const now = await fetch(new Request(PAGE, { cache: 'no-cache' }));
  if (!now.ok || now.headers.get(POLICY) === kept.headers.get(POLICY)) return;
  if ((await now.clone().text()) === (await kept.text())) await cache.put(PAGE, now);
}

async function file(request: Request): Promise<Response> {
  const cache = await caches.open(CACHE);
  return (await cache.match(request, LIKE)) ?? fetch(request);
}
