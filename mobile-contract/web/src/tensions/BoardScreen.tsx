import { TensionsApi, type ListTensionsRequest, type TensionPage } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { useLive } from '../live/live';
import { Live } from '../live/Live';
import { Pending } from '../offline/Pending';
import { may } from '../session/session';
import { having } from '../shell/address';
import { href, replace } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { announce } from '../ui/notices';
import { Page } from '../ui/Page';
import { More } from './More';
import { TensionCard } from './TensionCard';
import './tensions.css';

const periods: [string, string][] = [
  ['', 'En cours'],
  ['7d', 'J-7'],
  ['15d', 'J-15'],
  ['30d', 'J-30'],
];

/** The filter in the address, so that a reload and a link keep it. */
function asked(query: URLSearchParams): ListTensionsRequest {
  const since = query.get('depuis') ?? '';
  const department = query.get('departement');
  const level = Number(query.get('niveau') ?? 0);
  return {
    status: since ? 'ALL' : 'OPEN',
    ...(since ? { since: since as '7d' } : {}),
    ...(department ? { department: [department] } : {}),
    ...(level ? { level: level as 1 } : {}),
    drill: query.get('exercices') === 'oui',
    size: 20,
  };
}

export default function BoardScreen({ query }: ScreenProps) {
  const [round, setRound] = useState(0);
  const request = asked(query);
  const board = useLoad<TensionPage>(
    `tensions?${query}`,
    (signal) => using(TensionsApi).listTensions(request, { signal }),
    { keep: true },
  );
  useLive((what) => {
    board.again();
    setRound((was) => was + 1);
    if (what.kind === 'RAISED') announce('Le tableau des tensions vient de changer.');
  });
  const set = (name: string, value: string) => replace('/tensions', having(query, { [name]: value }));
  return (
    <Page title="Tensions" actions={<Live />}>
      <Actions />
      <Pending kinds={['TENSION_DECLARATION', 'TENSION_REQUEST']} />
      <Filters query={query} set={set} counts={board.value?.counts} />
      <Loaded of={board} what="les tensions">
        {(page) => (
          <>
            {request.drill && (
              <p class="drill drill--wide">
                <b>EXERCICES</b> Ce qui suit n’est pas réel.
              </p>
            )}
            {page.items.length === 0 && <p class="empty">{request.drill ? 'Aucun exercice.' : 'Aucune tension.'}</p>}
            <ul class="cards tensions">
              {page.items.map((line) => (
                <TensionCard key={line.id} line={line} round={round} />
              ))}
            </ul>
            <More
              cursor={page.nextCursor}
              next={(cursor) => using(TensionsApi).listTensions({ ...request, cursor })}
              show={(line) => <TensionCard key={line.id} line={line} round={round} />}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Actions() {
  return (
    <div class="actions actions--top">
      {may('DIRECTOR', 'CLINICIAN', 'BED_MANAGER') && (
        <a class="fr-btn wide" href={href(may('DIRECTOR') ? '/tensions/declarer' : '/tensions/demander')}>
          <Icon name="alarm" size={20} />
          &nbsp;{may('DIRECTOR') ? 'Déclarer une tension' : 'Demander une tension'}
        </a>
      )}
      <a class="fr-btn fr-btn--tertiary wide" href={href('/tensions/demandes')}>
        Demandes des médecins
      </a>
    </div>
  );
}

interface FilterProps {
  query: URLSearchParams;
  set(name: string, value: string): void;
  counts: TensionPage['counts'] | undefined;
}

function Filters({ query, set, counts }: FilterProps) {
  const drills = query.get('exercices') === 'oui';
  return (
    <div class="filters">
      <div class="switch" role="group" aria-label="Réel ou exercice">
        <button type="button" aria-pressed={!drills} onClick={() => set('exercices', '')}>
          Réelles{counts && !drills ? ` (${counts.total})` : ''}
        </button>
        <button type="button" aria-pressed={drills} onClick={() => set('exercices', 'oui')}>
          Exercices{counts && drills ? ` (${counts.drills})` : ''}
        </button>
      </div>
      <div class="switch" role="group" aria-label="Période">
        {periods.map(([value, label]) => (
          <button
            key={value}
            type="button"
            aria-pressed={(query.get('depuis') ?? '') === value}
            onClick={() => set('depuis', value)}
          >
            {label}
          </button>
        ))}
      </div>
      <details>
        <summary>Niveau et département</summary>
        <div class="pair">
          <div class="fr-select-group">
            <label class="fr-label" for="niveau">
              Niveau du plan
            </label>
            <select
              class="fr-select"
              id="niveau"
              value={query.get('niveau') ?? ''}
              onChange={(event) => set('niveau', event.currentTarget.value)}
            >
              <option value="">Tous</option>
              <option value="1">1, mobilisation interne</option>
              <option value="2">2, plan blanc</option>
            </select>
          </div>
          <div class="fr-input-group">
            <label class="fr-label" for="departement">
              Département
            </label>
            <input
              class="fr-input"
              id="departement"
              inputMode="text"
              maxLength={3}
              placeholder="41"
              value={query.get('departement') ?? ''}
              onChange={(event) => set('departement', event.currentTarget.value.trim().toUpperCase())}
            />
          </div>
        </div>
      </details>
    </div>
  );
}
