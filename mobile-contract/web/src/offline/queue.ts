/**
 * What a person says of beds, tensions and alerts goes through here, with or without network: it is written on
 * the phone first, then sent by `POST /commands` under its own id until the server has given its verdict. Nothing is
 * lost by a dead network, a closed page or a lost answer, and nothing is done twice.
 */
import { OfflineApi, type Command, type CommandVerdict } from '@client';
import { using } from '../api/client';
import { asFailure } from '../api/failure';
import { pause } from '../live/sse';
import { user } from '../session/session';
import { observable, type Observable } from '../shell/observable';
import { notify } from '../ui/notices';
import { all, put, remove } from './store';
import { toSend } from './toSend';
import { confirmed, nextBatch, outdated, settled, unsettled, type Queued } from './verdicts';

const commands = observable<Queued[]>([]);
/** Of the person signed in, oldest first. */
export const queue: Observable<Queued[]> = commands;

/** Other tabs of this browser look again. */
const others = 'BroadcastChannel' in self ? new BroadcastChannel('ror-commands') : undefined;
others?.addEventListener('message', () => void refresh());

async function refresh(): Promise<Queued[]> {
  const who = user.get()?.id;
  const mine = (await all()).filter((one) => one.userId === who).sort((a, b) => a.at - b.at);
  const now = Date.now();
  for (const old of mine.filter((one) => outdated(one, now))) await remove(old.id);
  const shown = mine.filter((one) => !outdated(one, now));
  commands.set(shown);
  toSend.set(unsettled(shown));
  return shown;
}

async function save(...changed: Queued[]): Promise<void> {
  await Promise.all(changed.map(put));
  await refresh();
  others?.postMessage('changed');
}

/** No answer within that long is no network: the command waits, and goes again. */
const ANSWER_MS = 20_000;

/** The whole sending was not understood: no repeating helps. */
const HOPELESS = [400, 413, 415];

/** A sending that is refused as a whole is taken apart, until only what is wrong is refused. */
async function send(batch: Queued[]): Promise<CommandVerdict[]> {
  try {
    const { items } = await using(OfflineApi).sendCommands(
      { commandBatch: { commands: batch.map((one) => one.command) } },
      { signal: AbortSignal.timeout(ANSWER_MS) },
    );
    return items;
  } catch (thrown) {
    const { problem, status } = asFailure(thrown);
    if (!HOPELESS.includes(status)) throw thrown;
    const [first, ...others] = batch;
    if (!first) return [];
    if (others.length === 0) return [{ id: first.id, status: 'REFUSED', ...(problem ? { problem } : {}) }];
    const half = Math.ceil(batch.length / 2);
    return [...(await send(batch.slice(0, half))), ...(await send(batch.slice(half)))];
  }
}

/** Those whose screen waits for the verdict and tells it; of all others the person is told here. */
const awaited = new Set<string>();

function tell(after: Queued[]): void {
  const heard = after.filter((one) => one.state !== 'WAITING' && !awaited.has(one.id));
  const [first] = heard;
  if (!first) return;
  const told = first.sentence ?? (first.state === 'DONE' ? 'envoyé.' : 'à revoir.');
  notify(heard.length === 1 ? `${first.label} : ${told}` : `${heard.length} envois ont eu leur réponse.`);
}

let failures = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

function later(seconds?: number): void {
  clearTimeout(timer);
  timer = setTimeout(() => void flush(), seconds === undefined ? pause(failures) : seconds * 1000);
}

/** One sending at a time, over all tabs. */
async function round(): Promise<void> {
  for (;;) {
    const before = await refresh();
    const batch = nextBatch(before);
    if (batch.length === 0) return;
    const going = batch.map((one) => ({ ...one, tried: true }));
    await save(...going);
    const verdicts = await send(going);
    const after = settled(going, verdicts, Date.now());
    await save(...after);
    tell(after);
    failures = 0;
    // What the server could not do now comes again later; so that it does not go round at once, this ends here.
    if (after.some((one) => one.state === 'WAITING')) {
      failures += 1;
      later();
      return;
    }
  }
}

/** Sends what waits; never throws. Without an answer it tries again by itself. */
export async function flush(): Promise<void> {
  clearTimeout(timer);
  if (!user.get()) return;
  await navigator.locks.request('ror-commands', async () => {
    try {
      await round();
    } catch (thrown) {
      failures += 1;
      if ((await refresh()).some((one) => one.state === 'WAITING')) later(asFailure(thrown).retryAfter);
    }
  });
}

export interface Doing {
  kind: string;
  /** What the path of the single route names. */
  target?: string;
  body: object;
  /** What was done, for the list of what waits. */
  label: string;
  topic?: string;
  /** The id of the command; the same id is the same deed. */
  id?: string;
  at?: number;
}

/** Writes it down and sends it; resolves with its state once the server has answered, or WAITING when it could not. */
export async function act(doing: Doing): Promise<Queued> {
  const [done] = await actAll([doing]);
  if (!done) throw new Error('nothing was done');
  return done;
}

/** Several things at once, in one sending; each has its own verdict. */
export async function actAll(doings: Doing[]): Promise<Queued[]> {
  const written = doings.map(write);
  // A new entry of a unit answers what was asked about the former one.
  const targets = doings.filter((one) => one.kind === 'BED_ENTRY').map((one) => one.target);
  for (const one of commands.get())
    if (one.state !== 'WAITING' && one.command.kind === 'BED_ENTRY' && targets.includes(one.command.target)) await remove(one.id);
  await save(...written);
  await watched(written.map((one) => one.id));
  return written.map((one) => find(one.id) ?? one);
}

async function watched(ids: string[]): Promise<void> {
  ids.forEach((id) => awaited.add(id));
  await flush();
  ids.forEach((id) => awaited.delete(id));
}

function write(doing: Doing): Queued {
  const id = doing.id ?? crypto.randomUUID();
  const at = doing.at ?? Date.now();
  const command: Command = { id, kind: doing.kind, occurredAt: new Date(at).toISOString(), body: doing.body };
  if (doing.target !== undefined) command.target = doing.target;
  const before = lastEntry(doing);
  if (before) command.after = before.id;
  const queued: Queued = { id, at, userId: user.get()?.id ?? '', label: doing.label, command, state: 'WAITING' };
  if (doing.topic !== undefined) queued.topic = doing.topic;
  return queued;
}

/** The entry of the same unit that has no verdict yet takes the place of the version that nobody knows. */
function lastEntry(doing: Doing): Queued | undefined {
  if (doing.kind !== 'BED_ENTRY') return undefined;
  return commands
    .get()
    .filter((one) => one.state === 'WAITING' && one.command.kind === 'BED_ENTRY' && one.command.target === doing.target)
    .at(-1);
}

const find = (id: string): Queued | undefined => commands.get().find((one) => one.id === id);

/** The person said yes to what the server asked. */
export async function confirm(queued: Queued, body?: object): Promise<Queued> {
  const next = confirmed(queued);
  if (body) {
    next.command.body = body;
    // A version says more than « after that other one » did.
    delete next.command.after;
  }
  await save(next);
  await watched([next.id]);
  return find(queued.id) ?? next;
}

/** Takes it out of the list: read by the person, or given up before it was sent. */
export async function drop(id: string): Promise<void> {
  await remove(id);
  await refresh();
  others?.postMessage('changed');
}

/** Called once: from then on the queue empties itself whenever it can. */
export function watchQueue(): void {
  addEventListener('online', () => {
    failures = 0;
    void flush();
  });
  addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void flush();
  });
  user.subscribe(() => void refresh().then(flush));
  void refresh().then(flush);
}
