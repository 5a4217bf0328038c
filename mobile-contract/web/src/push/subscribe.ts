/** A token of Firebase for this browser, given to the server. The one place that knows Firebase. */
import { initializeApp, getApps } from '@firebase/app';
import { getMessaging, getToken } from '@firebase/messaging';
import { AlertsApi, type AppPush } from '@client';
import { using } from '../api/client';
import { deviceId, keepRegistered } from './device';

const WORKER_MS = 10_000;

/** The permission has been given: asking for it belongs to the tap, before anything is loaded. */
export async function subscribe(push: AppPush, userId: string): Promise<void> {
  const worker = await ready();
  if (await ofAnotherKey(worker, push.vapidKey)) await (await worker.pushManager.getSubscription())?.unsubscribe();
  const token = await asked(push, worker).catch(async () => {
    // A token that Firebase dropped is asked for in vain as long as its subscription is there.
    await (await worker.pushManager.getSubscription())?.unsubscribe();
    return asked(push, worker);
  });
  await using(AlertsApi).registerDevice({ id: deviceId(), device: { platform: 'WEB', token } });
  keepRegistered(userId);
}

function asked({ vapidKey, ...options }: AppPush, serviceWorkerRegistration: ServiceWorkerRegistration): Promise<string> {
  const app = getApps()[0] ?? initializeApp(options);
  return getToken(getMessaging(app), { vapidKey, serviceWorkerRegistration });
}

/** An installation that the network broke off never becomes ready: it is begun again, and not waited for without end. */
async function ready(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register('./sw.js');
  return Promise.race([
    navigator.serviceWorker.ready,
    new Promise<never>((_, reject) => {
      setTimeout(() => reject(new Error('no service worker')), WORKER_MS);
    }),
  ]);
}

async function ofAnotherKey(worker: ServiceWorkerRegistration, vapidKey: string): Promise<boolean> {
  const key = (await worker.pushManager.getSubscription())?.options.applicationServerKey;
  if (!key) return false;
  const text = btoa(String.fromCharCode(...new Uint8Array(key)));
  return text.replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '') !== vapidKey.replace(/=+$/, '');
}
