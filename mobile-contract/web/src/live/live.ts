/**
 * What happens to the alerts of one's territory, as it happens. One connection for all screens, open while one of them
 * listens; the server tells what was missed in between (`Last-Event-ID`). Who has no right to the stream is told each
 * half minute that it may be time to look.
 */
import { AlertsApi } from '@client';
import { useEffect, useRef } from 'preact/hooks';
import { using } from '../api/client';
import { asFailure } from '../api/failure';
import { may, user } from '../session/session';
import { observable, type Observable } from '../shell/observable';
import { eventReader, pause } from './sse';

/** `live`: heard less than a heartbeat ago; `lost`: trying again; `polled`: this account has no stream. */
export type Liveness = 'off' | 'live' | 'lost' | 'polled';

export interface Happening {
  /** RAISED, ACKNOWLEDGEMENT …; CRISIS_PACK: a plan began or changed; LOOK: something may have happened. */
  kind: string;
  alertId?: string;
}

const SECONDS = 300;
/** The server beats each 15 s: a longer silence is a dead connection. */
const SILENCE_MS = 40_000;
const POLL_MS = 30_000;

const state = observable<Liveness>('off');
export const liveness: Observable<Liveness> = state;

const listeners = new Set<(what: Happening) => void>();
let running: AbortController | undefined;
let last: string | undefined;

const tell = (what: Happening): void => listeners.forEach((heard) => heard(what));
const mayStream = (): boolean => may('DIRECTOR', 'BED_MANAGER', 'CRISIS_CELL', 'REGIONAL_TEAM');

const wait = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(done, ms);
    addEventListener('online', done, { once: true });
    signal.addEventListener('abort', done, { once: true });
    function done() {
      clearTimeout(timer);
      removeEventListener('online', done);
      resolve();
    }
  });

async function once(outer: AbortSignal): Promise<void> {
  const abort = new AbortController();
  const give = () => abort.abort();
  outer.addEventListener('abort', give, { once: true });
  let silence = setTimeout(give, SILENCE_MS);
  // Without network nothing will come: the connection is given up at once instead of after the silence.
  addEventListener('offline', give, { once: true });
  try {
    const answer = await using(AlertsApi).followAlertsRaw(
      last === undefined ? { seconds: SECONDS } : { seconds: SECONDS, lastEventID: last },
      { signal: abort.signal },
    );
    const body = answer.raw.body?.pipeThrough(new TextDecoderStream()).getReader();
    if (!body) return;
    const read = eventReader();
    for (;;) {
      const { done, value } = await body.read();
      if (done) return;
      clearTimeout(silence);
      silence = setTimeout(give, SILENCE_MS);
      state.set('live');
      for (const event of read(value)) {
        if (event.id) last = event.id;
        if (event.event === 'alert') tell(JSON.parse(event.data) as Happening);
        else if (event.event === 'crisis-pack') tell({ kind: 'CRISIS_PACK' });
      }
    }
  } finally {
    clearTimeout(silence);
    removeEventListener('offline', give);
    outer.removeEventListener('abort', give);
  }
}

async function follow(signal: AbortSignal): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const began = Date.now();
    try {
      await once(signal);
      failures = 0;
    } catch (thrown) {
      if (signal.aborted) return;
      if (asFailure(thrown).status === 403) return;
      failures = Date.now() - began > SILENCE_MS ? 1 : failures + 1;
    }
    if (signal.aborted) return;
    if (failures > 0) {
      state.set('lost');
      await wait(pause(failures), signal);
    }
  }
}

async function poll(signal: AbortSignal): Promise<void> {
  state.set('polled');
  while (!signal.aborted) {
    await wait(POLL_MS, signal);
    if (!signal.aborted && document.visibilityState === 'visible') tell({ kind: 'LOOK' });
  }
}

function start(): void {
  const abort = new AbortController();
  running = abort;
  void (mayStream() ? follow(abort.signal) : poll(abort.signal));
}

function stop(): void {
  running?.abort();
  running = undefined;
  state.set('off');
}

let who = user.get()?.id;
user.subscribe(() => {
  if (user.get()?.id === who) return;
  who = user.get()?.id;
  // Another person on this phone follows another territory, from now on.
  last = undefined;
  if (running) {
    stop();
    if (user.get() && listeners.size > 0) start();
  }
});

// A page that nobody sees holds no connection; what happened meanwhile is told when it is seen again.
addEventListener('visibilitychange', () => {
  if (document.visibilityState !== 'visible') stop();
  else if (listeners.size > 0 && !running) {
    start();
    tell({ kind: 'LOOK' });
  }
});

export function listen(heard: (what: Happening) => void): () => void {
  listeners.add(heard);
  if (!running && document.visibilityState === 'visible') start();
  return () => {
    listeners.delete(heard);
    if (listeners.size === 0) stop();
  };
}

// A push is heard also by who has no stream, or has lost it.
navigator.serviceWorker?.addEventListener('message', ({ data }: MessageEvent<Partial<Happening> | undefined>) => {
  if (data?.kind === 'LOOK' || data?.kind === 'CRISIS_PACK') tell(data as Happening);
});

/** Calls `look` when something happened; several happenings within a moment are one. */
export function useLive(look: (what: Happening) => void): void {
  const latest = useRef(look);
  latest.current = look;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const leave = listen((what) => {
      clearTimeout(timer);
      timer = setTimeout(() => latest.current(what), 150);
    });
    return () => {
      clearTimeout(timer);
      leave();
    };
  }, []);
}
