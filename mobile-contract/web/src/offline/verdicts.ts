/** What becomes of what was done on this phone. Pure: no storage, no network. */
import type { Command, CommandVerdict } from '@client';

/** WAITING: to be sent; ASKED: the server asks the person something; REFUSED, DONE: settled, with the sentence to show. */
export type State = 'WAITING' | 'ASKED' | 'REFUSED' | 'DONE';

export interface Queued {
  /** The command's own id: the same at each sending, so that nothing is done twice. */
  id: string;
  userId: string;
  /** When the person did it, in ms since 1970, by this phone. */
  at: number;
  /** « Lits de la réanimation : 2 disponibles ». */
  label: string;
  /** What it is about, e.g. a unit's or a tension's id, so that its screen can show it. */
  topic?: string;
  command: Command;
  state: State;
  /** A sending began: without a verdict nobody on this phone knows whether it arrived. */
  tried?: boolean;
  /** What the server said, in French. */
  sentence?: string;
  /** Rules to say yes to, when ASKED. */
  rules?: string[];
  /** Where the result is, once DONE. */
  location?: string;
  /** The version that it made, once DONE. */
  version?: number;
  settledAt?: number;
}

const APPLIED = ['APPLIED', 'ALREADY_APPLIED'];

/** The command after the server's verdict; RETRY, or a verdict that this version does not know, leaves it as it is. */
export function judged(queued: Queued, verdict: CommandVerdict, now: number): Queued {
  const { sentence: _former, rules: _rules, ...rest } = queued;
  const said = verdict.problem?.detail ?? verdict.notice;
  const sentence = said ? { sentence: said } : {};
  if (APPLIED.includes(verdict.status)) {
    const location = verdict.location ? { location: verdict.location } : {};
    const version = verdict.version === undefined ? {} : { version: verdict.version };
    return { ...rest, ...sentence, ...location, ...version, state: 'DONE', settledAt: now };
  }
  if (verdict.status === 'REFUSED') return { ...rest, ...sentence, state: 'REFUSED', settledAt: now };
  if (verdict.status === 'QUESTION') {
    const violations = verdict.problem?.violations ?? [];
    const asked = violations.map((violation) => violation.message).join(' ');
    return {
      ...rest,
      state: 'ASKED',
      sentence: asked || said || 'Le serveur demande une confirmation.',
      rules: violations.map((violation) => violation.rule),
    };
  }
  return queued;
}

/** All commands with their verdicts: each stands alone, one that fails holds no other back. */
export function settled(all: Queued[], verdicts: CommandVerdict[], now: number): Queued[] {
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  return all.map((queued) => {
    const verdict = byId.get(queued.id);
    return verdict ? judged(queued, verdict, now) : queued;
  });
}

/** What goes in the next sending, in the order it was done: at most 100, and under the body's limit. */
export function nextBatch(all: Queued[], most = 100, bytes = 200_000): Queued[] {
  const batch: Queued[] = [];
  let size = 0;
  for (const queued of all.filter((one) => one.state === 'WAITING').sort((a, b) => a.at - b.at)) {
    const own = JSON.stringify(queued.command).length;
    if (batch.length >= most || (batch.length > 0 && size + own > bytes)) break;
    batch.push(queued);
    size += own;
  }
  return batch;
}

/** The person said yes: the same command with what it confirms; `id` and time stay. */
export function confirmed(queued: Queued): Queued {
  const { sentence: _sentence, rules, ...rest } = queued;
  const body = { ...((queued.command.body ?? {}) as Record<string, unknown>) };
  if (rules?.includes('ACTION_IN_PLACE')) body['endActions'] = true;
  else body['confirm'] = rules ?? [];
  return { ...rest, command: { ...queued.command, body }, state: 'WAITING' };
}

/** Settled ones are shown for a day, then go. */
export const outdated = (queued: Queued, now: number): boolean =>
  queued.settledAt !== undefined && now - queued.settledAt > 24 * 3_600_000;

/** How many the person still has to know about. */
export const unsettled = (all: Queued[]): number =>
  all.filter((queued) => queued.state === 'WAITING' || queued.state === 'ASKED').length;
