/** What goes on behind every screen. Loaded after the first one is there. */
import { AlertsApi } from '@client';
import { using } from '../api/client';
import { alertsWaiting } from '../alerts/waiting';
import { waitsForMe } from '../alerts/words';
import { listen } from '../live/live';
import { may, user } from '../session/session';
import { packAt } from './packAge';
import { fetchPack, readPack } from './pack';
import { watchQueue } from './queue';
import { renewPush } from '../push/registration';

/** Older than that, an alert without answer no longer calls from the bar. */
const RECENT_MS = 24 * 3_600_000;

async function countAlerts(): Promise<void> {
  if (!user.get() || !may('DIRECTOR', 'BED_MANAGER', 'CRISIS_CELL', 'REGIONAL_TEAM')) {
    alertsWaiting.set(0);
    return;
  }
  try {
    const { items } = await using(AlertsApi).listAlerts({ size: 20 });
    const now = Date.now();
    alertsWaiting.set(items.filter((one) => waitsForMe(one) && now - Date.parse(one.raisedAt) < RECENT_MS).length);
  } catch {
    // Without network the last number stays.
  }
}

/** Often enough for a pack to be worth carrying, seldom enough for the phone's battery. */
const PACK_MS = 15 * 60_000;
/** A plan may have risen while the application was closed; an unchanged pack costs a 304. */
const PACK_AT_START_MS = 2 * 60_000;

/** Reads the crisis pack when it is older than that; without network the former one stays. */
async function carryPack(oldestMs: number): Promise<void> {
  if (!user.get()) return;
  if (Date.now() - (packAt.get() ?? 0) < oldestMs) return;
  await fetchPack().catch(() => undefined);
}

export function start(): void {
  watchQueue();
  let leave: (() => void) | undefined;
  const follow = () => {
    leave?.();
    leave = user.get()
      ? listen((what) => {
          void countAlerts();
          void carryPack(what.kind === 'CRISIS_PACK' ? 0 : PACK_MS);
        })
      : undefined;
    void countAlerts();
    // What is on the phone first: its age is known at once, and without network.
    void readPack().then(() => carryPack(PACK_AT_START_MS));
    void renewPush().catch(() => undefined);
  };
  let who = user.get()?.id;
  user.subscribe(() => {
    if (user.get()?.id === who) return;
    who = user.get()?.id;
    follow();
  });
  follow();
}
