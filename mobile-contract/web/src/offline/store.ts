/**
 * The commands on this phone. Apart from what was read (`kept`), because they outlive the session: what a person did and
 * that was not sent waits for that person to sign in again, and nobody else is shown it.
 */
import type { Queued } from './verdicts';

const NAME = 'ror-commands';
const STORE = 'commands';
let opening: Promise<IDBDatabase> | undefined;
/** A phone that refuses storage (private browsing): until the page is closed. */
const memory = new Map<string, Queued>();
let stored = true;

function database(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opening;
}

/** Resolves when the transaction is on the disk, not when the request was taken. */
async function run<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const transaction = (await database()).transaction(STORE, mode, { durability: 'strict' });
  return new Promise((resolve, reject) => {
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
}

export async function all(): Promise<Queued[]> {
  try {
    return await run('readonly', (store) => store.getAll() as IDBRequest<Queued[]>);
  } catch {
    stored = false;
    return [...memory.values()];
  }
}

/** False when it is only in memory: closing the page would lose it, and the person is told so. */
export async function put(queued: Queued): Promise<boolean> {
  try {
    await run('readwrite', (store) => store.put(queued));
    return true;
  } catch {
    stored = false;
    memory.set(queued.id, queued);
    return false;
  }
}

export async function remove(id: string): Promise<void> {
  memory.delete(id);
  if (!stored) return;
  try {
    await run('readwrite', (store) => store.delete(id));
  } catch {
    // It was not there.
  }
}
