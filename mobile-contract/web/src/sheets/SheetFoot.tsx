import type { OfferKind } from '@client';
import { moment } from '../format/time';
import { href } from '../shell/router';

interface Props {
  kind: OfferKind;
  id: string;
  name: string;
  updatedAt: string;
  demonstration: boolean;
}

/** How old the sheet is, and whom to tell when it is wrong. */
export function SheetFoot({ kind, id, name, updatedAt, demonstration }: Props) {
  return (
    <footer class="sheet-foot">
      <p class="muted">
        Fiche modifiée {moment(updatedAt)}.{demonstration && ' Fiche de démonstration.'}
      </p>
      <a class="fr-link tall" href={href('/signaler', { nature: kind, id, nom: name })}>
        Signaler une erreur dans cette fiche
      </a>
    </footer>
  );
}
