/** What goes on behind every screen. Loaded after the first one is there. */
import { AlertsApi } from '@client';
import { using } from '../api/client';
import { alertsWaiting } from '../alerts/waiting';
import { waitsForMe } from '../alerts/words';
import { listen } from '../live/live';
import { may, user } from '../session/session';
import { watchQueue } from './queue';

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

export function start(): void {
  watchQueue();
  let leave: (() => void) | undefined;
  const follow = () => {
    leave?.();
    leave = user.get() ? listen(() => void countAlerts()) : undefined;
    void countAlerts();
  };
  let who = user.get()?.id;
  user.subscribe(() => {
    if (user.get()?.id === who) return;
    who = user.get()?.id;
    follow();
  });
  follow();
}
