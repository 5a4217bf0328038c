import { BedEntriesApi, type UnitBedState } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { asFailure } from '../api/failure';
import { age } from '../format/time';
import { confirm } from './queue';
import type { Queued } from './verdicts';

/** Somebody else entered this unit meanwhile: what they said is shown before one's own is sent over it. */
export function Stale({ of }: { of: Queued }) {
  const [now, setNow] = useState<UnitBedState>();
  const [failure, setFailure] = useState<string>();
  async function read() {
    setFailure(undefined);
    try {
      setNow(await using(BedEntriesApi).readUnitBeds({ id: of.command.target ?? '' }));
    } catch (thrown) {
      setFailure(asFailure(thrown).message);
    }
  }
  if (!now)
    return (
      <>
        {failure && <p>{failure}</p>}
        <button type="button" class="fr-btn fr-btn--sm" onClick={() => void read()}>
          Voir ce qui a changé
        </button>
      </>
    );
  const body = { ...((of.command.body ?? {}) as Record<string, unknown>), version: now.version };
  return (
    <>
      <p>
        À présent : {now.summary?.available ?? '–'} libres{now.reportedBy && `, par ${now.reportedBy}`}
        {now.reportedAt && `, ${age(now.reportedAt)}`}.
      </p>
      <button type="button" class="fr-btn fr-btn--sm" onClick={() => void confirm(of, body)}>
        Envoyer les miens quand même
      </button>
    </>
  );
}
