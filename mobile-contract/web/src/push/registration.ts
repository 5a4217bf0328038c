/** What the server knows of this browser as a device. */
import { AlertsApi } from '@client';
import { using } from '../api/client';
import { user } from '../session/session';
import { readSettings } from '../shell/settings';
import { deviceId, permitted, registered, stopPush } from './device';

const DAY_MS = 24 * 3_600_000;
const FORGET_MS = 5_000;

/**
 * Firebase forgets tokens that nobody renews, and a browser may change its subscription: asked again once a day. A session
 * that has ended by itself took nothing away: who signs in again goes on being warned, and nobody else does.
 */
export async function renewPush(): Promise<void> {
  const held = registered.get();
  const who = user.get();
  if (!held || !who) return;
  if (held.userId !== who.id || !permitted()) return endPush();
  if (Date.now() - held.at < DAY_MS && (await subscribed())) return;
  const { push } = await readSettings();
  if (!push) return;
  const { subscribe } = await import('./subscribe');
  await subscribe(push, who.id);
}

/** Also on the server, if it can be reached: a device that it still believes in would delay mails. */
export async function endPush(): Promise<void> {
  const signal = AbortSignal.timeout(FORGET_MS);
  await using(AlertsApi).forgetDevice({ id: deviceId() }, { signal }).catch(() => undefined);
  await stopPush();
}

async function subscribed(): Promise<boolean> {
  const worker = await navigator.serviceWorker.getRegistration();
  return (await worker?.pushManager.getSubscription()) != null;
}
