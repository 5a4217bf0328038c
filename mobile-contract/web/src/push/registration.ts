/** What the server knows of this browser as a device. */
import { AlertsApi } from '@client';
import { using } from '../api/client';
import { user } from '../session/session';
import { readSettings } from '../shell/settings';
import { ability, deviceId, registered, stopPush } from './device';

const DAY_MS = 24 * 3_600_000;

/** Firebase forgets tokens that nobody renews, and a browser may change its subscription: asked again once a day. */
export async function renewPush(): Promise<void> {
  const held = registered.get();
  const who = user.get();
  if (!held || !who) return;
  if (held.userId !== who.id || ability() === 'denied') return endPush().catch(stopPush);
  if (Date.now() - held.at < DAY_MS && (await subscribed())) return;
  const { push } = await readSettings();
  if (!push || Notification.permission !== 'granted') return;
  const { subscribe } = await import('./subscribe');
  await subscribe(push, who.id);
}

/** First on the server: a device that it still believes in would hold mails back. */
export async function endPush(): Promise<void> {
  await using(AlertsApi).forgetDevice({ id: deviceId() });
  await stopPush();
}

async function subscribed(): Promise<boolean> {
  const worker = await navigator.serviceWorker.getRegistration();
  return (await worker?.pushManager.getSubscription()) != null;
}
