import type { InterpretationAlternative, InterpretationChip, ParameterChange, SearchRequest } from '@client';
import { having } from '../shell/address';

/**
 * A search is its address: `#/?q=réa&place=41018`. The parameters are those of `GET /search`; those that begin with `~`
 * are ours: `~place` is how a code is called, `~vue=carte` shows the map.
 */
const SEVERAL = new Set([
  'literal', 'kind', 'department', 'region', 'activity', 'careMode', 'act', 'equipment', 'field', 'speciality',
  'patientType', 'profession', 'category',
]);
const NUMBERS = new Set(['radiusKm', 'age', 'bedsMaxAgeMinutes']);
const TRUTHS = new Set(['openNow', 'bedsAvailable', 'interpret']);
const TEXTS = new Set(['q', 'near', 'place', 'bbox', 'gender', 'disciplineGroup', 'sort']);

/** What the server is asked; what it would not understand is left out. */
export function request(query: URLSearchParams): SearchRequest {
  const asked: Record<string, unknown> = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name).filter((value) => value !== '');
    const value = values[0];
    if (value === undefined) continue;
    if (SEVERAL.has(name)) asked[name] = values;
    else if (NUMBERS.has(name)) {
      if (Number.isFinite(Number(value))) asked[name] = Number(value);
    } else if (TRUTHS.has(name)) asked[name] = value === 'true';
    else if (TEXTS.has(name)) asked[name] = value;
  }
  return asked as SearchRequest;
}

/** Whether anything is asked at all: the order and the view alone are no search. */
export const asks = (query: URLSearchParams): boolean =>
  [...query.keys()].some((name) => !name.startsWith('~') && !['sort', 'radiusKm', 'literal', 'interpret'].includes(name));

/** The server's own offer to widen: sent back as it is. */
export const changed = (query: URLSearchParams, changes: ParameterChange[]): URLSearchParams =>
  having(query, Object.fromEntries(changes.map((change) => [change.parameter, change.values])));

/** A chip taken away: its words count as mere words from now on. */
export const withoutChip = (query: URLSearchParams, chip: InterpretationChip): URLSearchParams =>
  having(query, { literal: [...query.getAll('literal'), chip.words] });

/** Of several meanings the one that was chosen: it replaces the words. */
export function chosen(query: URLSearchParams, chip: InterpretationChip, one: InterpretationAlternative): URLSearchParams {
  const { parameter, values } = one.criterion;
  const q = without(query.get('q') ?? '', chip.words);
  return having(query, { q, [parameter]: values, [`~${parameter}`]: one.label, ...(parameter === 'place' ? { near: [] } : {}) });
}

/** A chip that was understood, put into the address: the words go, what they mean stays. */
export function fixed(query: URLSearchParams, chip: InterpretationChip): URLSearchParams {
  const criteria = Object.fromEntries((chip.criteria ?? []).map((one) => [one.parameter, one.values]));
  const labels = Object.fromEntries(Object.keys(criteria).map((name) => [`~${name}`, chip.label]));
  return having(query, { q: without(query.get('q') ?? '', chip.words), ...criteria, ...labels });
}

const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();

const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** A text without these words, wherever they stand together, whatever their accents and hyphens. */
export function without(text: string, words: string): string {
  const gone = folded(words).match(WORD) ?? [];
  const found = [...text.matchAll(WORD)];
  for (let from = 0; gone.length > 0 && from + gone.length <= found.length; from += 1) {
    if (gone.every((word, at) => folded(found[from + at]![0]) === word)) {
      const last = found[from + gone.length - 1]!;
      return tidy(text.slice(0, found[from]!.index) + text.slice(last.index + last[0].length));
    }
  }
  return tidy(text);
}

/** What was typed before a place was picked from the list: « cardio bloi » and Blois leave « cardio ». */
export function beforePlace(typed: string, place: string): string {
  const name = folded(place).match(WORD) ?? [];
  const words = [...typed.matchAll(WORD)];
  let end = words.length;
  while (end > 0 && name.some((part) => part.startsWith(folded(words[end - 1]![0])))) end -= 1;
  return end === words.length ? '' : tidy(typed.slice(0, words[end]?.index ?? typed.length));
}

/** Keyboards that are spoken to end with a full stop and begin with a capital. */
export const tidy = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\s.,;:!?]+$/u, '')
    .replace(/^[\s,;:-]+/u, '')
    .trim();

const KNOWN: Record<string, (value: string) => string> = {
  bedsAvailable: () => 'Lit libre',
  openNow: () => 'Ouvert maintenant',
  near: () => 'Autour de moi',
  radiusKm: (km) => `${km} km`,
  age: (years) => `${years} ${Number(years) < 2 ? 'an' : 'ans'}`,
  gender: (who) => (who === 'FEMALE' ? 'Femme' : 'Homme'),
  bedsMaxAgeMinutes: (minutes) => `Chiffre de moins de ${minutes} min`,
};

export interface OwnChip {
  label: string;
  without: URLSearchParams;
}

/** What the address itself fixes, beside the words: each can be taken away. */
export function ownChips(query: URLSearchParams): OwnChip[] {
  const chips: OwnChip[] = [];
  const bound = query.get('~lie');
  const ofBound = new Set((query.get('~criteres') ?? '').split(' ').filter(Boolean));
  if (bound) {
    const gone = Object.fromEntries([...ofBound, '~lie', '~criteres'].map((name) => [name, [] as string[]]));
    chips.push({ label: bound, without: having(query, gone) });
  }
  for (const name of new Set(query.keys())) {
    if (name.startsWith('~') || ['q', 'kind', 'literal', 'sort', 'interpret'].includes(name) || ofBound.has(name)) continue;
    const value = query.get(name) ?? '';
    if (TRUTHS.has(name) && value !== 'true') continue;
    const label = query.get(`~${name}`) ?? KNOWN[name]?.(value) ?? value;
    const dependent = name === 'near' || name === 'place' ? { radiusKm: [], sort: [] } : {};
    chips.push({ label, without: having(query, { [name]: [], [`~${name}`]: [], ...dependent }) });
  }
  return chips;
}

/** A name for a search that is kept: what was typed, then what was chosen. */
export function nameOf(query: URLSearchParams): string {
  const parts = [query.get('q') ?? '', ...ownChips(query).map((chip) => chip.label)].filter(Boolean);
  const name = parts.join(', ') || 'Toute l’offre';
  return name.length > 80 ? `${name.slice(0, 79).trimEnd()}…` : name;
}

/** As the server keeps it: each parameter with its values. */
export function kept(query: URLSearchParams): Record<string, string[]> {
  const names = [...new Set(query.keys())].filter((name) => name !== '~vue' && name !== 'near');
  return Object.fromEntries(names.map((name) => [name, query.getAll(name)]));
}

/** Back from what the server keeps; another application may have kept single values. */
export function opened(search: Record<string, unknown>): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(search)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (['string', 'number', 'boolean'].includes(typeof one)) query.append(name, String(one));
    }
  }
  return query;
}
