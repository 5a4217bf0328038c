/** This browser as a device that is warned. Light: the library that asks Firebase is in `subscribe.ts`, loaded when wanted. */
import { observable, type Observable } from '../shell/observable';

interface Registered {
  /** Whose alerts come here. */
  userId: string;
  /** When the server last took this device's token, in ms since 1970. */
  at: number;
}

const DEVICE = 'ror.device';
const REGISTERED = 'ror.push';

/** Of this installation, made once. */
export function deviceId(): string {
  let id = localStorage.getItem(DEVICE);
  if (!id) {
    id = crypto.randomUUID();
    localStorage.setItem(DEVICE, id);
  }
  return id;
}

function read(): Registered | undefined {
  try {
    const text = localStorage.getItem(REGISTERED);
    return text ? (JSON.parse(text) as Registered) : undefined;
  } catch {
    return undefined;
  }
}

const held = observable<Registered | undefined>(read());
export const registered: Observable<Registered | undefined> = held;
// Another window of this browser began or ended it.
addEventListener('storage', (event) => {
  if (event.key === REGISTERED) held.set(read());
});

/** Whether this browser ever asked for pushes: an answer may have been lost, so this says more than `registered`. */
function everAsked(): boolean {
  try {
    return localStorage.getItem(DEVICE) !== null;
  } catch {
    return false;
  }
}

export function keepRegistered(userId: string): void {
  const now = { userId, at: Date.now() };
  localStorage.setItem(REGISTERED, JSON.stringify(now));
  held.set(now);
}

/**
 * Without network too: what the push service still sends to the former subscription finds nobody, and the server learns it
 * from Firebase.
 */
export async function stopPush(): Promise<void> {
  if (!everAsked()) return;
  localStorage.removeItem(REGISTERED);
  held.set(undefined);
  try {
    const worker = await navigator.serviceWorker.getRegistration();
    await (await worker?.pushManager.getSubscription())?.unsubscribe();
    for (const shown of (await worker?.getNotifications()) ?? []) shown.close();
  } catch {
    // It was not subscribed.
  }
}

/** Why this browser cannot be warned, or that it can. */
export type Ability = 'able' | 'insecure' | 'unable' | 'install' | 'denied';

export function ability(): Ability {
  if (!isSecureContext) return 'insecure';
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis)) return appleInTab() ? 'install' : 'unable';
  return Notification.permission === 'denied' ? 'denied' : 'able';
}

/** Apple gives it to applications of the home screen only (iOS 16.4). An iPad says that it is a Macintosh, with fingers. */
const appleInTab = (): boolean =>
  /iPhone|iPad/.test(navigator.userAgent) || (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1);

export const permitted = (): boolean => ability() === 'able' && Notification.permission === 'granted';
