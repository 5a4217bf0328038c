import type { OfferKind, SuggestionKindEnum } from '@client';
import type { IconName } from '../ui/Icon';

interface Look {
  icon: IconName;
  one: string;
  many: string;
  /** Where its sheet is, e.g. `/unites`. */
  path: string;
}

const looks: Record<OfferKind, Look> = {
  UNIT: { icon: 'bed', one: 'Unité', many: 'Unités', path: '/unites' },
  FACILITY: { icon: 'hospital', one: 'Établissement', many: 'Établissements', path: '/etablissements' },
  PROFESSIONAL: { icon: 'doctor', one: 'Professionnel', many: 'Professionnels', path: '/professionnels' },
};

export const look = (kind: OfferKind): Look => looks[kind] ?? looks.UNIT;

export const sheet = (kind: OfferKind, id: string): string => `${look(kind).path}/${encodeURIComponent(id)}`;

export const suggestionIcon = (kind: SuggestionKindEnum): IconName =>
  kind === 'PLACE' ? 'pin' : kind === 'GUIDE' ? 'guide' : look(kind).icon;
