/**
 * The crisis pack: what one's territory needs without network, signed by the server, kept on the phone with its age.
 * Kept as the bytes that were signed; they are verified each time before they are shown.
 */
import { OfflineApi, type CrisisPack, type PackKeySet } from '@client';
import { using } from '../api/client';
import { Failure } from '../api/failure';
import { keep, readKept } from '../api/kept';
import { user } from '../session/session';
import { packAt } from './packAge';

/** UNKNOWN: this browser has no Ed25519, or no key was read; the pack is shown, and it is said. */
export type Trust = 'VERIFIED' | 'FORGED' | 'UNKNOWN';

interface Stored {
  userId: string;
  bytes: ArrayBuffer;
  signature: string;
  keyId: string;
  keys?: PackKeySet;
  etag: string;
  /** By this phone's clock, when it was read or found unchanged, in ms since 1970. */
  receivedAt: number;
  /** By the server's clock, in the same moment. */
  serverAt: number;
}

export interface Pack {
  content: CrisisPack;
  trust: Trust;
  receivedAt: number;
  serverAt: number;
}

const KEY = 'crisis-pack';

/**
 * How old something of the pack is, in ms: what it was at the server, plus the time since it came. Both differences are
 * of one clock each, so that a phone whose clock is wrong by hours still shows the true age.
 */
export const ageOf = (updatedAt: string, pack: Pick<Pack, 'receivedAt' | 'serverAt'>, now: number): number =>
  Math.max(0, pack.serverAt - Date.parse(updatedAt)) + Math.max(0, now - pack.receivedAt);

export async function readPack(): Promise<Pack | undefined> {
  const kept = await readKept<Stored>(KEY);
  if (!kept || kept.value.userId !== user.get()?.id) {
    packAt.set(undefined);
    return undefined;
  }
  packAt.set(kept.value.receivedAt);
  return opened(kept.value);
}

async function opened(stored: Stored): Promise<Pack> {
  const content = JSON.parse(new TextDecoder().decode(stored.bytes)) as CrisisPack;
  const { receivedAt, serverAt } = stored;
  return { content, trust: await verify(stored), receivedAt, serverAt };
}

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));

async function verify(stored: Pick<Stored, 'bytes' | 'signature' | 'keyId' | 'keys'>): Promise<Trust> {
  const jwk = stored.keys?.keys.find((key) => key.kid === stored.keyId);
  if (!jwk) return 'UNKNOWN';
  let key: CryptoKey;
  try {
    key = await crypto.subtle.importKey('jwk', { kty: jwk.kty, crv: jwk.crv, x: jwk.x }, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return 'UNKNOWN';
  }
  const right = await crypto.subtle.verify('Ed25519', key, bytesOf(stored.signature), stored.bytes).catch(() => false);
  return right ? 'VERIFIED' : 'FORGED';
}

let fetching: Promise<Pack | undefined> | undefined;

/** Reads it anew, once for all who ask meanwhile. Only one that is as sure takes the place of the one that is there. */
export function fetchPack(): Promise<Pack | undefined> {
  fetching ??= readAnew().finally(() => {
    fetching = undefined;
  });
  return fetching;
}

const readKeys = (): Promise<PackKeySet> => using(OfflineApi).listCrisisPackKeys({});

async function readAnew(): Promise<Pack | undefined> {
  const userId = user.get()?.id;
  if (!userId) return undefined;
  const former = (await readKept<Stored>(KEY))?.value;
  const mine = former?.userId === userId ? former : undefined;
  try {
    const { raw } = await using(OfflineApi).readCrisisPackRaw(mine ? { ifNoneMatch: mine.etag } : {});
    const keyId = raw.headers.get('X-Pack-Key-Id') ?? '';
    const known = mine?.keys?.keys.some((key) => key.kid === keyId) ? mine.keys : undefined;
    // Without the key nobody knows whose it is: it may be the first on this phone, never the next.
    const keys = known ?? (mine ? await readKeys() : await readKeys().catch(() => undefined));
    const stored: Stored = {
      userId,
      bytes: await raw.arrayBuffer(),
      signature: raw.headers.get('X-Pack-Signature') ?? '',
      keyId,
      ...(keys ? { keys } : {}),
      etag: raw.headers.get('ETag') ?? '',
      receivedAt: Date.now(),
      serverAt: Date.parse(raw.headers.get('Date') ?? '') || Date.now(),
    };
    const pack = await opened(stored);
    if (pack.trust === 'FORGED') return mine ? opened(mine) : pack;
    // Signed out meanwhile: nothing of theirs stays on this phone.
    if (user.get()?.id !== userId) return undefined;
    await keep(KEY, stored);
    packAt.set(stored.receivedAt);
    return pack;
  } catch (thrown) {
    if (!(thrown instanceof Failure) || thrown.status !== 304 || !mine) throw thrown;
    const keys = mine.keys ?? (await readKeys().catch(() => undefined));
    const same = { ...mine, ...(keys ? { keys } : {}), receivedAt: Date.now(), serverAt: mine.serverAt + (Date.now() - mine.receivedAt) };
    await keep(KEY, same);
    packAt.set(same.receivedAt);
    return opened(same);
  }
}
