/** What is being declared, before it is. Pure but for the two choices that this phone remembers. */
import type { TensionDeclaration } from '@client';
import type { Declarable } from './declarable';

export interface Draft {
  facilityId: string;
  disciplineGroupId: string;
  planId: string;
  planLabel: string;
  drill: boolean;
  /** Notes by action that is put in place now; an empty note is none. */
  actions: Record<string, string>;
  reason: string;
  note: string;
  /** 0: not said. */
  minutes: number;
  requestId?: string;
}

export const reasons = [
  'Afflux de patients',
  'Plus de lit disponible',
  'Manque de personnel',
  'Épidémie',
  'Panne ou sinistre',
];

/** Expected durations, in minutes. */
export const durations = [240, 720, 1440, 2880, 4320, 10_080];

const KEY = 'ror.declared';

/** Where and in which group this person declared last, or comes from (`etablissement`, `groupe`, `demande`). */
export function emptyDraft(facilities: Declarable[], query: URLSearchParams): Draft {
  const last = remembered();
  const wanted = query.get('etablissement') ?? last?.facilityId;
  const facility = facilities.find((one) => one.finess === wanted) ?? facilities[0];
  const request = query.get('demande');
  return {
    facilityId: facility?.finess ?? '',
    disciplineGroupId: query.get('groupe') ?? last?.disciplineGroupId ?? 'critical-care-adult',
    planId: '',
    planLabel: '',
    drill: query.get('exercice') === 'oui',
    actions: {},
    reason: query.get('motif') ?? '',
    note: '',
    minutes: 0,
    ...(request ? { requestId: request } : {}),
  };
}

function remembered(): { facilityId: string; disciplineGroupId: string } | undefined {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

export function remember(draft: Draft): void {
  const { facilityId, disciplineGroupId } = draft;
  localStorage.setItem(KEY, JSON.stringify({ facilityId, disciplineGroupId }));
}

/** What is sent: nothing that was left empty. */
export function asDeclaration(draft: Draft): TensionDeclaration {
  const { facilityId, disciplineGroupId, planId, drill } = draft;
  const actions = Object.entries(draft.actions).map(([actionId, note]) =>
    note.trim() ? { actionId, note: note.trim() } : { actionId },
  );
  return {
    facilityId,
    disciplineGroupId,
    planId,
    drill,
    ...(actions.length > 0 ? { actions } : {}),
    ...(draft.reason ? { reason: draft.reason } : {}),
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    ...(draft.minutes ? { expectedDurationMinutes: draft.minutes } : {}),
    ...(draft.requestId ? { requestId: draft.requestId } : {}),
  };
}
