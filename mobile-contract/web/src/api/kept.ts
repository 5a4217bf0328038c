/**
 * What was read stays on the phone, with the time it was read, for when there is no network.
 * Bound to the session: `forgetKept` empties it. A phone that refuses storage simply has nothing kept.
 */
export interface Kept<T> {
  value: T;
  /** In ms since 1970. */
  readAt: number;
}

const NAME = 'ror';
const STORE = 'kept';
let opening: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  }).catch((refused: unknown) => {
    opening = undefined;
    throw refused;
  });
  return opening;
}

async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const store = (await database()).transaction(STORE, mode).objectStore(STORE);
  return new Promise((resolve, reject) => {
    const request = work(store);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

export async function readKept<T>(key: string): Promise<Kept<T> | undefined> {
  try {
    return await run('readonly', (store) => store.get(key) as IDBRequest<Kept<T> | undefined>);
  } catch {
    return undefined;
  }
}

export async function keep<T>(key: string, value: T, readAt = Date.now()): Promise<void> {
  try {
    await run('readwrite', (store) => store.put({ value, readAt } satisfies Kept<T>, key));
  } catch {
    // No room, or private browsing: nothing is kept.
  }
}

const MOST = 300;
const LONGEST_MS = 30 * 24 * 60 * 60 * 1000;

/** Forgets what is older than a session can be, and of the rest all but the newest. */
export async function tidyKept(now = Date.now()): Promise<void> {
  try {
    const keys = (await run('readonly', (store) => store.getAllKeys())) as string[];
    const all = (await run('readonly', (store) => store.getAll())) as Kept<unknown>[];
    const aged = keys.map((key, at) => ({ key, readAt: all[at]?.readAt ?? 0 })).sort((one, other) => other.readAt - one.readAt);
    for (const [at, { key, readAt }] of aged.entries()) if (at >= MOST || now - readAt > LONGEST_MS) await unkeep(key);
  } catch {
    // Then it stays as it is.
  }
}

export async function unkeep(key: string): Promise<void> {
  try {
    await run('readwrite', (store) => store.delete(key));
  } catch {
    // It was not there.
  }
}

export async function forgetKept(): Promise<void> {
  try {
    await run('readwrite', (store) => store.clear());
  } catch {
    // There was nothing.
  }
}
