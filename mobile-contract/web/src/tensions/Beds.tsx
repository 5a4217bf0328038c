import type { TensionBeds } from '@client';
import { age } from '../format/time';
import { count } from '../format/words';
import { freeBeds } from './words';

/** The free beds of a group of disciplines over those in use, with the age of the oldest figure. */
export function Beds({ beds, now }: { beds: TensionBeds; now: number }) {
  return (
    <p class="freebeds">
      <b>{freeBeds(beds)}</b> lits libres
      <small>
        {beds.oldest ? `chiffre le plus ancien : ${age(beds.oldest, now)}` : 'aucun chiffre'}
        {beds.notRefreshed > 0 && `, ${count(beds.notRefreshed, 'unité')} en retard sur ${beds.units}`}
      </small>
    </p>
  );
}
