import type { InterpretationChip, KindCounts, OfferKind } from '@client';
import { useState } from 'preact/hooks';
import { having } from '../shell/address';
import { replace } from '../shell/router';
import { notify } from '../ui/notices';
import { Icon } from '../ui/Icon';
import { fixed } from './query';
import { position } from './position';

interface Props {
  query: URLSearchParams;
}

interface FiltersProps extends Props {
  /** What was understood: a place read in the words can be the centre of a radius too. */
  interpretation: InterpretationChip[];
}

/** What is asked most, at a touch; the rest folded under « Affiner ». */
export function Filters({ query, interpretation }: FiltersProps) {
  const [locating, setLocating] = useState(false);
  const [unfolded, setUnfolded] = useState(false);
  const free = query.get('bedsAvailable') === 'true';
  const open = query.get('openNow') === 'true';
  const near = query.has('near');
  const written = interpretation.find((chip) => chip.kind === 'PLACE' && chip.applied);
  const centred = near || query.has('place') ? query : written && fixed(query, written);
  const wantsPosition = !near && interpretation.some((chip) => chip.kind === 'NEAR_ME');

  async function aroundMe() {
    if (near) {
      replace('/', having(query, { near: [], radiusKm: [], sort: [] }));
      return;
    }
    setLocating(true);
    try {
      replace('/', having(query, { near: await position(), place: [], '~place': [], sort: 'distance' }));
    } catch (refused) {
      notify((refused as Error).message);
    }
    setLocating(false);
  }

  return (
    <>
      {wantsPosition && (
        <button type="button" class="fr-btn wide" disabled={locating} onClick={() => void aroundMe()}>
          <Icon name="near" size={20} />
          &nbsp;{locating ? 'Position…' : 'Donner ma position'}
        </button>
      )}
      <div class="chips chips--row" role="group" aria-label="Filtres">
        <button type="button" class="chip chip--toggle" aria-pressed={near} disabled={locating} onClick={() => void aroundMe()}>
          <Icon name="near" size={16} /> {locating ? 'Position…' : 'Autour de moi'}
        </button>
        <Toggle label="Lit libre" on={free} to={having(query, { bedsAvailable: free ? [] : 'true', ...(free ? { gender: [] } : {}) })} />
        <Toggle label="Ouvert" on={open} to={having(query, { openNow: open ? [] : 'true' })} />
        <button
          type="button"
          class="chip chip--toggle"
          aria-expanded={unfolded}
          aria-controls="affiner"
          onClick={() => setUnfolded(!unfolded)}
        >
          <Icon name="filter" size={16} /> Affiner
        </button>
      </div>
      {unfolded && (
        <div class="more" id="affiner">
          <Choice
            id="radius"
            label="Rayon"
            hint={centred ? undefined : 'Autour d’une commune écrite, ou de vous'}
            value={query.get('radiusKm') ?? ''}
            options={[['', 'Selon les résultats'], ...['5', '10', '20', '50', '100', '200'].map((km): Option => [km, `${km} km`])]}
            disabled={!centred}
            set={(radiusKm) => replace('/', having(centred ?? query, { radiusKm }))}
          />
          <Choice
            id="gender"
            label="Lit pour"
            value={query.get('gender') ?? ''}
            options={[
              ['', 'Indifférent'],
              ['FEMALE', 'Une femme'],
              ['MALE', 'Un homme'],
            ]}
            set={(gender) => replace('/', having(query, { gender, ...(gender ? { bedsAvailable: 'true' } : {}) }))}
          />
          <Choice
            id="recent"
            label="Chiffre de lits"
            value={query.get('bedsMaxAgeMinutes') ?? ''}
            options={[
              ['', 'De tout âge'],
              ['60', 'De moins d’une heure'],
              ['240', 'De moins de 4 heures'],
              ['720', 'De moins de 12 heures'],
            ]}
            set={(bedsMaxAgeMinutes) =>
              replace('/', having(query, { bedsMaxAgeMinutes, ...(bedsMaxAgeMinutes ? { bedsAvailable: 'true' } : {}) }))
            }
          />
          <Choice
            id="sort"
            label="Ordre"
            value={query.get('sort') ?? ''}
            options={[
              ['', 'Les meilleurs d’abord'],
              ...(centred ? ([['distance', 'Les plus proches d’abord']] as Option[]) : []),
              ['freshness', 'Lits comptés récemment d’abord'],
              ['name', 'Par nom'],
            ]}
            set={(sort) => replace('/', having(sort === 'distance' && centred ? centred : query, { sort }))}
          />
          <Age query={query} />
        </div>
      )}
    </>
  );
}

function Toggle({ label, on, to }: { label: string; on: boolean; to: URLSearchParams }) {
  return (
    <button type="button" class="chip chip--toggle" aria-pressed={on} onClick={() => replace('/', to)}>
      {label}
    </button>
  );
}

type Option = [value: string, label: string];

interface ChoiceProps {
  id: string;
  label: string;
  hint?: string | undefined;
  value: string;
  options: Option[];
  disabled?: boolean;
  set(value: string): void;
}

function Choice({ id, label, hint, value, options, disabled = false, set }: ChoiceProps) {
  return (
    <div class="fr-select-group">
      <label class="fr-label" for={id}>
        {label}
        {hint && <span class="fr-hint-text">{hint}</span>}
      </label>
      <select class="fr-select" id={id} value={value} disabled={disabled} onChange={(event) => set(event.currentTarget.value)}>
        {options.map(([code, text]) => (
          <option key={code} value={code} selected={code === value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  );
}

function Age({ query }: Props) {
  return (
    <div class="fr-input-group">
      <label class="fr-label" for="age">
        Âge du patient, en années
      </label>
      <input
        class="fr-input"
        id="age"
        type="number"
        inputmode="numeric"
        min={0}
        max={120}
        value={query.get('age') ?? ''}
        onChange={(event) => {
          const years = event.currentTarget.value;
          if (years === '' || (Number(years) >= 0 && Number(years) <= 120)) replace('/', having(query, { age: years }));
        }}
      />
    </div>
  );
}

const kinds: [OfferKind | '', string, keyof KindCounts][] = [
  ['', 'Tout', 'all'],
  ['UNIT', 'Unités', 'units'],
  ['FACILITY', 'Établissements', 'facilities'],
  ['PROFESSIONAL', 'Professionnels', 'professionals'],
];

/** How many of each kind there are; touching one shows only those. */
export function Kinds({ query, counts }: Props & { counts: KindCounts }) {
  const shown = query.getAll('kind').length === 1 ? query.get('kind') : '';
  return (
    <div class="kinds" role="group" aria-label="Nature des résultats">
      {kinds
        .filter(([kind, , of]) => kind === '' || kind === shown || counts[of] > 0)
        .map(([kind, label, of]) => (
          <button
            type="button"
            key={kind}
            aria-pressed={shown === kind}
            onClick={() => replace('/', having(query, { kind }))}
          >
            {label} <b>{counts[of].toLocaleString('fr-FR')}</b>
          </button>
        ))}
    </div>
  );
}
