/** Beds, as they are told and entered. Pure. */
import type { BedLine, BedLineInput, Freshness, UnitBedState } from '@client';

const freshnesses: Record<string, string> = { FRESH: 'à jour', AGEING: 'à rafraîchir', OVERDUE: 'en retard' };
export const freshnessName = (freshness: Freshness): string => freshnesses[freshness] ?? 'fraîcheur inconnue';

export type Gender = 'FEMALE' | 'MALE' | 'UNDETERMINED';
export const genders: [Gender, string][] = [
  ['FEMALE', 'Femmes'],
  ['MALE', 'Hommes'],
  ['UNDETERMINED', 'Indifférent'],
];

/** The free beds of now by gender, as they were said last; those without a gender count as `UNDETERMINED`. */
export function freeByGender(lines: BedLine[] | undefined): Record<Gender, number> {
  const found: Record<Gender, number> = { FEMALE: 0, MALE: 0, UNDETERMINED: 0 };
  for (const line of lines ?? [])
    if (line.nature === 'BED' && line.status === 'AVAILABLE' && line.horizon === 'NOW')
      found[line.gender ?? 'UNDETERMINED'] += line.count;
  return found;
}

/** Women and men were told apart: one total would lose that. */
export const byGender = (lines: BedLine[] | undefined): boolean => {
  const free = freeByGender(lines);
  return free.FEMALE > 0 || free.MALE > 0;
};

/** What says these free beds, in place of what was said of them before. */
export const freeLines = (free: Partial<Record<Gender, number>>): BedLineInput[] =>
  (Object.entries(free) as [Gender, number][]).map(([gender, count]) => ({
    nature: 'BED',
    status: 'AVAILABLE',
    horizon: 'NOW',
    gender,
    count,
  }));

/** The numbers to touch: around what the unit has, never more than twenty. */
export function pad(state: UnitBedState): number[] {
  const most = Math.max(state.summary?.operational ?? 0, state.summary?.available ?? 0, 9);
  return Array.from({ length: Math.min(most, 19) + 1 }, (_, number) => number);
}
