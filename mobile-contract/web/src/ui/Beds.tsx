import type { BedFigure, Freshness } from '@client';
import { age } from '../format/time';
import { count } from '../format/words';
import { useNow } from './useNow';

const said: Record<Freshness, { class: string; word: string }> = {
  FRESH: { class: 'beds beds--fresh', word: '' },
  AGEING: { class: 'beds beds--ageing', word: ', bientôt à rafraîchir' },
  OVERDUE: { class: 'beds beds--overdue', word: ', en retard' },
};

/** Free beds and how old the figure is. A number that nobody gave is said to be unknown, never zero. */
export function Beds({ of }: { of: BedFigure }) {
  const now = useNow();
  // A freshness from a later contract is taken for the least sure one.
  const freshness = said[of.freshness] ?? said.OVERDUE;
  return (
    <p class={freshness.class}>
      <b>{of.available === undefined ? 'Lits libres inconnus' : count(of.available, 'lit libre', 'lits libres')}</b>
      {of.operational !== undefined && ` sur ${of.operational}`}
      <span class="beds__age">
        {' '}
        · {age(of.updatedAt, now)}
        {freshness.word}
      </span>
    </p>
  );
}
