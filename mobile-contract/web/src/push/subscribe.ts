/** A token of Firebase for this browser, given to the server. The one place that knows Firebase. */
import { initializeApp, getApps } from '@firebase/app';
import { getMessaging, getToken } from '@firebase/messaging';
import { AlertsApi, type AppPush } from '@client';
import { using } from '../api/client';
import { deviceId, keepRegistered } from './device';

/** The permission has been given: asking for it belongs to the tap, before anything is loaded. */
export async function subscribe({ vapidKey, ...options }: AppPush, userId: string): Promise<void> {
  const app = getApps()[0] ?? initializeApp(options);
  const token = await getToken(getMessaging(app), {
    vapidKey,
    serviceWorkerRegistration: await navigator.serviceWorker.ready,
  });
  await using(AlertsApi).registerDevice({ id: deviceId(), device: { platform: 'WEB', token } });
  keepRegistered(userId);
}
