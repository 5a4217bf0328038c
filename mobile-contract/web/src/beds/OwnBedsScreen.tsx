import { OfferApi } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { count } from '../format/words';
import { actAll, queue } from '../offline/queue';
import { user } from '../session/session';
import { useValue } from '../shell/observable';
import { href, replace } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { announce, notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { UnitEntry } from './UnitEntry';
import { useUnits, type OwnUnits } from './units';
import '../tensions/tensions.css';
import './beds.css';

export default function OwnBedsScreen({ query }: ScreenProps) {
  const mine = user.get()?.scopes.facilities ?? [];
  const finess = query.get('etablissement') ?? mine[0] ?? '';
  const units = useUnits(finess);
  return (
    <Page title="Mes lits">
      {mine.length > 1 && <Facilities mine={mine} chosen={finess} />}
      <p class="links">
        <a href={href('/lits/region')}>
          <Icon name="list" size={20} /> La région
        </a>
        <a href={href('/lits/courbe', { etablissement: finess })}>
          <Icon name="chart" size={20} /> Courbe sur 7 jours
        </a>
      </p>
      <Loaded of={units} what="vos unités">
        {(own) => <Units own={own} readAt={units.readAt ?? 0} changed={units.again} />}
      </Loaded>
    </Page>
  );
}

function Facilities({ mine, chosen }: { mine: string[]; chosen: string }) {
  const names = useLoad(
    `names/${mine.join(',')}`,
    (signal) => Promise.all(mine.map(async (finess) => ({ finess, name: (await using(OfferApi).readFacility({ finess }, { signal })).name }))),
    { keep: true },
  );
  return (
    <div class="fr-select-group">
      <label class="fr-label" for="etablissement">
        Établissement
      </label>
      <select
        class="fr-select"
        id="etablissement"
        value={chosen}
        onChange={(event) => replace('/lits', { etablissement: event.currentTarget.value })}
      >
        {(names.value ?? mine.map((finess) => ({ finess, name: finess }))).map((one) => (
          <option key={one.finess} value={one.finess}>
            {one.name}
          </option>
        ))}
      </select>
    </div>
  );
}

function Units({ own, readAt, changed }: { own: OwnUnits; readAt: number; changed(): void }) {
  const [open, setOpen] = useState<string>();
  const late = own.units.filter((unit) => unit.state.summary?.freshness === 'OVERDUE').length;
  return (
    <>
      <p role="status">
        {count(own.units.length, 'unité')}
        {late > 0 && <b>, {late} en retard</b>}
      </p>
      <ul class="cards">
        {own.units.map((unit) => (
          <UnitEntry
            key={unit.line.id}
            unit={unit}
            readAt={readAt}
            open={open === unit.line.id}
            toggle={() => setOpen(open === unit.line.id ? undefined : unit.line.id)}
            changed={() => {
              setOpen(undefined);
              changed();
            }}
          />
        ))}
      </ul>
      {own.units.length > 0 && <All own={own} changed={changed} />}
      {own.silent.length > 0 && (
        <details>
          <summary>Unités qui n’ont jamais dit leurs lits ({own.silent.length})</summary>
          <ul>
            {own.silent.map((line) => (
              <li key={line.id}>
                <a href={href(`/lits/unites/${line.id}`)}>{line.name}</a>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

/** « Tout valider »: all units that nothing was entered for are said to be as they were. */
function All({ own, changed }: { own: OwnUnits; changed(): void }) {
  const [sure, setSure] = useState(false);
  const [busy, setBusy] = useState(false);
  const waiting = useValue(queue).filter((one) => one.command.kind === 'BED_ENTRY' && one.state !== 'DONE');
  const rest = own.units.filter((unit) => !waiting.some((one) => one.topic === unit.line.id));
  async function all() {
    setBusy(true);
    const done = await actAll(
      rest.map(({ line, state }) => ({
        kind: 'BED_ENTRY',
        target: line.id,
        topic: line.id,
        body: { version: state.version, unchanged: true },
        label: `${line.name} : inchangé`,
      })),
    );
    setBusy(false);
    setSure(false);
    const kept = done.filter((one) => one.state === 'DONE');
    const others = done.length - kept.length;
    if (kept.length > 0) notify(`${count(kept.length, 'unité validée', 'unités validées')}${others > 0 ? `, ${others} à revoir` : ''}.`);
    else announce('Pas de réseau : tout est gardé et partira dès que possible.');
    changed();
  }
  if (rest.length === 0) return null;
  return sure ? (
    <div class="fr-alert fr-alert--info" role="alert">
      <p>
        Redire {count(rest.length, 'unité')} comme {rest.length > 1 ? 'elles sont affichées' : 'elle est affichée'}, à cette heure ?
      </p>
      <div class="actions">
        <button type="button" class="fr-btn" disabled={busy} onClick={() => void all()}>
          {busy ? 'Envoi…' : 'Oui, tout valider'}
        </button>
        <button type="button" class="fr-btn fr-btn--secondary" onClick={() => setSure(false)}>
          Annuler
        </button>
      </div>
    </div>
  ) : (
    <button type="button" class="fr-btn fr-btn--secondary wide" onClick={() => setSure(true)}>
      <Icon name="check" size={20} />
      &nbsp;Tout valider ({rest.length})
    </button>
  );
}

