/**
 * What the service worker does with a push: shows it whatever it holds, and tells the server that it was shown, which needs
 * no session. Used by the service worker alone.
 */
declare const self: ServiceWorkerGlobalScope;

/** As FCM hands it to a browser; `data` is `push-payload.schema.json` of the contract. */
interface Push {
  notification?: { title?: string; body?: string };
  data?: Partial<Record<'alertId' | 'kind' | 'topicId' | 'raisedAt' | 'dedupeId' | 'drill' | 'acknowledge' | 'crisisPack', string>>;
}

/** Not yet in the compiler's library. */
interface Shown extends NotificationOptions {
  renotify?: boolean;
  timestamp?: number;
}

const ICON = 'icons/icon-192.png';
const PROBE = 'ror-probe';
/** The server waits a minute for the receipt before it writes a mail. */
const TRIES_AFTER_MS = [0, 2_000, 8_000, 20_000];
const PROBE_SEEN_MS = 1_500;
const TRY_MS = 8_000;

export function received(event: PushEvent): void {
  event.waitUntil(show(parsed(event.data)));
}

function parsed(data: PushMessageData | null): Push {
  try {
    return (data?.json() ?? {}) as Push;
  } catch {
    return {};
  }
}

async function show({ notification, data = {} }: Push): Promise<void> {
  await forgetProbes();
  // A browser lets nothing arrive unseen: a check without text is shown without noise, and taken away.
  const silent = !notification && data.dedupeId !== undefined;
  if (silent) await probe();
  else await alert(notification ?? {}, data);
  await wakeScreens(data);
  if (data.alertId && data.dedupeId) await tell(data.alertId, data.dedupeId);
  // After the event: within it, it would count as unseen.
  if (silent) setTimeout(() => void forgetProbes(), PROBE_SEEN_MS);
}

const there = (tag: string): Promise<Notification[]> => self.registration.getNotifications({ tag }).catch(() => []);

async function forgetProbes(): Promise<void> {
  for (const one of await there(PROBE)) one.close();
}

async function alert(notification: NonNullable<Push['notification']>, data: NonNullable<Push['data']>): Promise<void> {
  const tag = data.topicId ?? data.alertId ?? 'ror';
  const former = (await there(tag)).map((one) => (one.data ?? {}) as NonNullable<Push['data']>);
  // Sent twice: shown again, as a browser wants, but it must not ring again.
  const again = data.dedupeId !== undefined && former.some((one) => one.dedupeId === data.dedupeId);
  // What comes late stands beside what is newer, and does not take its place.
  const late = former.some((one) => (one.raisedAt ?? '') > (data.raisedAt ?? ''));
  const at = Date.parse(data.raisedAt ?? '');
  const options: Shown = {
    body: notification.body ?? 'Ouvrez l’application pour la lire.',
    tag: late ? `${tag}/${data.dedupeId ?? ''}` : tag,
    ...(again ? { silent: true } : { renotify: true }),
    requireInteraction: data.acknowledge === 'true',
    icon: ICON,
    badge: ICON,
    lang: 'fr',
    data,
    ...(Number.isFinite(at) ? { timestamp: at } : {}),
  };
  await self.registration.showNotification(notification.title ?? 'ROR mobile : une alerte', options);
}

/** An open application looks at once, also where it has no stream (`live.ts`). */
async function wakeScreens({ alertId, crisisPack }: NonNullable<Push['data']>): Promise<void> {
  const kind = crisisPack === 'true' ? 'CRISIS_PACK' : 'LOOK';
  for (const one of await self.clients.matchAll({ type: 'window' })) one.postMessage({ kind, alertId });
}

async function probe(): Promise<void> {
  await self.registration.showNotification('ROR mobile', {
    body: 'Vérification : ce téléphone reçoit bien vos alertes.',
    tag: PROBE,
    silent: true,
    icon: ICON,
    lang: 'fr',
  });
}

async function tell(alertId: string, dedupeId: string): Promise<void> {
  for (const after of TRIES_AFTER_MS) {
    if (after > 0) await new Promise((resolve) => setTimeout(resolve, after));
    try {
      const answer = await fetch(`/alerts/${encodeURIComponent(alertId)}/receipt`, {
        method: 'POST',
        credentials: 'omit',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ dedupeId }),
        signal: AbortSignal.timeout(TRY_MS),
      });
      if (answer.status < 500 && answer.status !== 429) return;
    } catch {
      // No network: again, then the mail goes.
    }
  }
}

export function clicked(event: NotificationEvent): void {
  event.notification.close();
  event.waitUntil(open((event.notification.data as Push['data'])?.alertId));
}

async function open(alertId: string | undefined): Promise<void> {
  const hash = alertId ? `#/alertes/${encodeURIComponent(alertId)}` : '#/joignable';
  const address = new URL(`./${hash}`, self.registration.scope).href;
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const one of windows) {
    if (!one.url.startsWith(self.registration.scope)) continue;
    try {
      const moved = await one.navigate(address);
      await (moved ?? one).focus().catch(() => undefined);
      return;
    } catch {
      // Not ours to move: a new one.
    }
  }
  await self.clients.openWindow(address);
}
