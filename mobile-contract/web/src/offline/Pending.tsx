import { useState } from 'preact/hooks';
import { age } from '../format/time';
import { useValue } from '../shell/observable';
import { Icon } from '../ui/Icon';
import { useNow } from '../ui/useNow';
import { confirm, drop, flush, queue } from './queue';
import { Stale } from './Stale';
import type { Queued, State } from './verdicts';
import './offline.css';

interface Props {
  /** Of these kinds only. */
  kinds?: string[];
  /** About this only, e.g. a unit. */
  topic?: string;
  /** Those that are done are shown too. */
  done?: boolean;
}

const states: Record<State, string> = {
  WAITING: 'En attente d’envoi',
  ASKED: 'À confirmer',
  REFUSED: 'Refusé',
  DONE: 'Envoyé',
};

/** What was done on this phone and is not settled yet, with what to do about it. */
export function Pending({ kinds, topic, done = false }: Props) {
  const all = useValue(queue);
  const now = useNow();
  const shown = all.filter(
    (one) =>
      (done || one.state !== 'DONE') &&
      (!kinds || kinds.includes(one.command.kind)) &&
      (topic === undefined || one.topic === topic),
  );
  return (
    <div role="status">
      {shown.length > 0 && (
        <ul class="pending" aria-label="Fait sur ce téléphone">
          {shown.map((one) => (
            <Line key={one.id} of={one} now={now} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Line({ of, now }: { of: Queued; now: number }) {
  const [busy, setBusy] = useState(false);
  const run = async (work: () => Promise<unknown>) => {
    setBusy(true);
    await work().finally(() => setBusy(false));
  };
  const stale = of.state === 'ASKED' && (of.rules?.length ?? 0) === 0;
  return (
    <li class={of.state === 'REFUSED' ? 'pending__refused' : undefined}>
      <p>
        <Icon name={of.state === 'DONE' ? 'check' : of.state === 'WAITING' ? 'time' : 'alarm'} size={20} />{' '}
        <b>{states[of.state]}</b> : {of.label} <span class="muted">({age(of.at, now)})</span>
      </p>
      {of.sentence && <p>{of.sentence}</p>}
      {of.state === 'WAITING' && of.tried && (
        <p class="muted">Envoyé sans réponse reçue : cela a peut-être déjà compté. Le renvoi ne compte qu’une fois.</p>
      )}
      <div class="actions">
        {of.state === 'WAITING' && (
          <button type="button" class="fr-btn fr-btn--sm fr-btn--secondary" disabled={busy} onClick={() => void run(flush)}>
            {busy ? 'Envoi…' : 'Envoyer maintenant'}
          </button>
        )}
        {of.state === 'ASKED' && !stale && (
          <button type="button" class="fr-btn fr-btn--sm" disabled={busy} onClick={() => void run(() => confirm(of))}>
            Oui, confirmer
          </button>
        )}
        {stale && of.command.kind === 'BED_ENTRY' && <Stale of={of} />}
        <button type="button" class="fr-btn fr-btn--sm fr-btn--tertiary" disabled={busy} onClick={() => void drop(of.id)}>
          {of.state === 'WAITING' || of.state === 'ASKED' ? 'Renoncer' : 'J’ai lu'}
        </button>
      </div>
    </li>
  );
}
