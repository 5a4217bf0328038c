import { BedsApi, type BedCriteria, type BedFilter, type BedFilterInput, type BedFilterList, type BedGroupPage } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { asFailure } from '../api/failure';
import { useLoad } from '../api/load';
import { age } from '../format/time';
import { count } from '../format/words';
import { having } from '../shell/address';
import { href, replace } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { range } from '../tensions/words';
import { criteria, fromCriteria } from './filter';
import { GroupChoice } from './GroupChoice';
import '../tensions/tensions.css';
import './beds.css';

const groupings: [string, string][] = [
  ['department', 'Département'],
  ['facility', 'Établissement'],
  ['discipline', 'Discipline'],
];

/** The beds of the region, as intervals that hold the true number; what is not refreshed widens them. */
export default function RegionScreen({ query }: ScreenProps) {
  const now = useNow();
  const wanted = criteria(query);
  const page = useLoad<BedGroupPage>(
    `beds?${JSON.stringify(wanted)}`,
    (signal) => using(BedsApi).listBeds({ ...wanted, size: 50 }, { signal }),
    { keep: true },
  );
  const set = (name: string, value: string) => replace('/lits/region', having(query, { [name]: value }));
  return (
    <Page title="Lits de la région" up="/lits">
      <p class="links">
        <a href={href('/lits/solidarite')}>
          <Icon name="team" size={20} /> Lits solidaires des tensions
        </a>
      </p>
      <Filters query={query} set={set} />
      <Saved query={query} wanted={wanted} />
      <Loaded of={page} what="les lits">
        {(it) => (
          <>
            {it.total?.oldest && <p class="muted">Chiffre le plus ancien : {age(it.total.oldest, now)}. Un intervalle contient le vrai nombre.</p>}
            <Table page={it} />
            {it.nextCursor && <p class="muted">Les {it.items.length} premiers seulement : précisez le filtre.</p>}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Table({ page }: { page: BedGroupPage }) {
  const curve = page.groupBy === 'facility';
  return (
    <table class="figures">
      <caption class="away">Lits par groupe : libres, ouverts, unités en retard</caption>
      <thead>
        <tr>
          <th scope="col">Groupe</th>
          <th scope="col">Libres</th>
          <th scope="col">Ouverts</th>
        </tr>
      </thead>
      <tbody>
        {page.items.map((group) => (
          <tr key={group.id}>
            <th scope="row">
              {curve ? <a href={href('/lits/courbe', { etablissement: group.id })}>{group.label}</a> : group.label}
              {group.totals.notRefreshed > 0 && (
                <small>
                  {count(group.totals.notRefreshed, 'unité')} en retard sur {group.totals.units}
                </small>
              )}
            </th>
            <td>{range(group.totals.available)}</td>
            <td>{range(group.totals.operational)}</td>
          </tr>
        ))}
      </tbody>
      {page.total && (
        <tfoot>
          <tr>
            <th scope="row">
              Tout
              {page.total.occupancyPercent && (
                <small>
                  occupation {Math.round(page.total.occupancyPercent.min)} à {Math.round(page.total.occupancyPercent.max)} %
                </small>
              )}
            </th>
            <td>{range(page.total.available)}</td>
            <td>{range(page.total.operational)}</td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Filters({ query, set }: { query: URLSearchParams; set(name: string, value: string): void }) {
  const by = query.get('par') ?? 'department';
  const active = ['groupe', 'region', 'departement', 'nature'].filter((name) => query.has(name)).length;
  return (
    <>
      <div class="switch" role="group" aria-label="Par">
        {groupings.map(([value, label]) => (
          <button type="button" key={value} aria-pressed={by === value} onClick={() => set('par', value)}>
            {label}
          </button>
        ))}
      </div>
      <details>
        <summary>Filtrer{active > 0 ? ` (${active})` : ''}</summary>
        <GroupChoice value={query.get('groupe') ?? ''} set={(group) => set('groupe', group)} />
        <div class="pair">
          <div class="fr-input-group">
            <label class="fr-label" for="region">
              Région
            </label>
            <input class="fr-input" id="region" maxLength={2} value={query.get('region') ?? ''} onChange={(event) => set('region', event.currentTarget.value.trim())} />
          </div>
          <div class="fr-input-group">
            <label class="fr-label" for="departement">
              Département
            </label>
            <input class="fr-input" id="departement" maxLength={3} value={query.get('departement') ?? ''} onChange={(event) => set('departement', event.currentTarget.value.trim().toUpperCase())} />
          </div>
        </div>
        <div class="switch" role="group" aria-label="Nature">
          <button type="button" aria-pressed={query.get('nature') !== 'PLACE'} onClick={() => set('nature', '')}>
            Lits
          </button>
          <button type="button" aria-pressed={query.get('nature') === 'PLACE'} onClick={() => set('nature', 'PLACE')}>
            Places
          </button>
        </div>
      </details>
    </>
  );
}

function Saved({ query, wanted }: { query: URLSearchParams; wanted: BedCriteria }) {
  const filters = useLoad<BedFilterList>('bed-filters', (signal) => using(BedsApi).listBedFilters({}, { signal }), { keep: true });
  const [name, setName] = useState<string>();
  const now = query.toString();
  const active = filters.value?.items.find((one) => fromCriteria(one.filter).toString() === now);
  async function save(bedFilterInput: BedFilterInput) {
    try {
      await using(BedsApi).createBedFilter({ idempotencyKey: crypto.randomUUID(), bedFilterInput });
      setName(undefined);
      filters.again();
      notify('Filtre gardé.');
    } catch (thrown) {
      notify(asFailure(thrown).message);
    }
  }
  async function forget(filter: BedFilter) {
    try {
      await using(BedsApi).deleteBedFilter({ id: filter.id });
      filters.again();
      notify('Filtre retiré.', () => void save({ name: filter.name, isDefault: filter.isDefault, filter: filter.filter }));
    } catch (thrown) {
      notify(asFailure(thrown).message);
    }
  }
  return (
    <>
      <div class="picks" role="group" aria-label="Filtres gardés">
        {filters.value?.items.map((one) => (
          <button
            type="button"
            key={one.id}
            class="fr-tag"
            aria-pressed={one.id === active?.id}
            onClick={() => replace('/lits/region', fromCriteria(one.filter))}
          >
            {one.name}
          </button>
        ))}
        {active ? (
          <button type="button" class="fr-tag" onClick={() => void forget(active)}>
            Retirer ce filtre
          </button>
        ) : (
          <button type="button" class="fr-tag" aria-expanded={name !== undefined} onClick={() => setName(name === undefined ? '' : undefined)}>
            + Garder ce filtre
          </button>
        )}
      </div>
      {name !== undefined && (
        <form
          class="panel"
          onSubmit={(event) => {
            event.preventDefault();
            void save({ name: name.trim(), filter: wanted });
          }}
        >
          <div class="fr-input-group">
            <label class="fr-label" for="nom">
              Nom du filtre
            </label>
            <input class="fr-input" id="nom" required maxLength={80} value={name} onInput={(event) => setName(event.currentTarget.value)} />
          </div>
          <button class="fr-btn wide" type="submit">
            Garder
          </button>
        </form>
      )}
    </>
  );
}
