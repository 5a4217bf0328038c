import { SearchApi, type SearchItem, type SearchResult, type Suggestion } from '@client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { asFailure, using, type Failure } from '../api/client';
import { useLoad } from '../api/load';
import { count } from '../format/words';
import { having } from '../shell/address';
import { go, href, replace } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Failed, Loaded } from '../ui/Loaded';
import { announce } from '../ui/notices';
import { Page } from '../ui/Page';
import { Chips } from './Chips';
import { Filters, Kinds } from './Filters';
import { Home } from './Home';
import { KeepSearch } from './KeepSearch';
import { MapLater } from './MapLater';
import { sheet } from './offer';
import { asks, beforePlace, changed, request, tidy } from './query';
import { ResultCard } from './ResultCard';
import { Suggestions } from './Suggestions';
import './search.css';

export default function SearchScreen({ query }: ScreenProps) {
  const q = query.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const [typing, setTyping] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  // The address changed by itself: back, a chip taken away, a kept search opened.
  useEffect(() => {
    setTyped(q);
    setTyping(false);
  }, [q]);

  function search(next: URLSearchParams) {
    setTyping(false);
    field.current?.blur();
    replace('/', next);
  }

  function submit(event: Event) {
    event.preventDefault();
    search(having(query, { q: tidy(typed), literal: [] }));
  }

  function pick(one: Suggestion) {
    if (one.kind === 'GUIDE') return go(`/guide/${encodeURIComponent(one.id)}`);
    if (one.kind !== 'PLACE') return go(sheet(one.kind, one.id));
    const rest = beforePlace(typed, one.name);
    const where = one.place ? 'place' : 'department';
    search(
      having(query, { q: rest, literal: [], near: [], [where]: one.place ?? one.department ?? one.id, [`~${where}`]: one.name }),
    );
  }

  return (
    <Page title="Rechercher" hideTitle>
      <form role="search" class="field" onSubmit={submit}>
        <label class="away" for="q">
          Rechercher un service, un établissement, un médecin, un lieu
        </label>
        <input
          ref={field}
          class="fr-input"
          id="q"
          type="search"
          inputmode="search"
          enterkeyhint="search"
          autocomplete="off"
          autocapitalize="none"
          placeholder="réa Blois, cardio, Dr Dupuy…"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setTyping(true);
          }}
        />
        {typed !== '' && (
          <button
            type="button"
            class="square field__clear"
            onClick={() => {
              setTyped('');
              setTyping(false);
              if (q) replace('/', having(query, { q: [], literal: [] }));
              field.current?.focus();
            }}
          >
            <Icon name="close" label="Effacer le texte" />
          </button>
        )}
        <button type="submit" class="fr-btn field__go">
          <Icon name="search" label="Rechercher" />
        </button>
      </form>
      {typing && typed.trim() !== '' ? (
        <Suggestions typed={typed.trim()} near={query.get('near') ?? undefined} pick={pick} />
      ) : asks(query) ? (
        <Results query={query} />
      ) : (
        <Home query={query} />
      )}
    </Page>
  );
}

function Results({ query }: { query: URLSearchParams }) {
  const asked = request(query);
  const key = `search/${JSON.stringify(asked)}`;
  const result = useLoad<SearchResult>(key, (signal) => using(SearchApi).search({ ...asked, view: 'list', size: 20 }, { signal }), {
    keep: true,
  });
  const map = query.get('~vue') === 'carte';
  const value = result.value;
  useEffect(() => {
    if (value) announce(count(value.total, 'résultat'));
  }, [value]);
  return (
    <>
      <Filters query={query} interpretation={value?.interpretation ?? []} />
      <Chips query={query} result={value} />
      <Loaded of={result} what="la recherche">
        {(found) => (
          <>
            <Said result={found} />
            <div class="results__head">
              <Kinds query={query} counts={found.counts} />
              <KeepSearch query={query} />
              <button
                type="button"
                class="square"
                onClick={() => replace('/', having(query, { '~vue': map ? [] : 'carte' }))}
              >
                <Icon name={map ? 'list' : 'map'} label={map ? 'Voir la liste' : 'Voir la carte'} />
              </button>
            </div>
            {map ? <MapLater query={query} /> : <List key={key} asked={asked} first={found} />}
            <Wider query={query} result={found} />
          </>
        )}
      </Loaded>
    </>
  );
}

/** What the server did beyond what was asked: said, never silent. */
function Said({ result }: { result: SearchResult }) {
  return (
    <>
      {result.degraded && (
        <p class="said said--warning">
          <Icon name="alarm" size={20} /> Recherche de secours : moins fine, mais les fiches et les numéros sont à jour.
        </p>
      )}
      {result.notice ? (
        <p class="said">
          <Icon name="info" size={20} /> {result.notice}
        </p>
      ) : (
        result.lenient && (
          <p class="said">
            <Icon name="info" size={20} /> Rien ne correspond exactement : voici ce qui s’en approche.
          </p>
        )
      )}
    </>
  );
}

interface ListProps {
  asked: ReturnType<typeof request>;
  first: SearchResult;
}

function List({ asked, first }: ListProps) {
  const [more, setMore] = useState<SearchItem[]>([]);
  const [cursor, setCursor] = useState(first.nextCursor);
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  // The first page was read anew: what followed it belongs to the former reading.
  useEffect(() => {
    setMore([]);
    setCursor(first.nextCursor);
  }, [first]);

  async function next() {
    if (!cursor) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const page = await using(SearchApi).search({ ...asked, view: 'list', size: 20, cursor });
      setMore((was) => [...was, ...page.items]);
      setCursor(page.nextCursor);
      announce(count(page.items.length, 'résultat de plus', 'résultats de plus'));
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
    setBusy(false);
  }

  return (
    <>
      <ul class="cards">
        {[...first.items, ...more].map((item) => (
          <ResultCard item={item} key={`${item.kind}/${item.id}`} />
        ))}
      </ul>
      {failure && <Failed failure={failure} again={() => void next()} />}
      {cursor && !failure && (
        <button type="button" class="fr-btn fr-btn--secondary wide" disabled={busy} onClick={() => void next()}>
          {busy ? 'Chargement…' : 'Afficher la suite'}
        </button>
      )}
    </>
  );
}

/** Nothing, or little: what to give up to find more, and where to ask why. */
function Wider({ query, result }: { query: URLSearchParams; result: SearchResult }) {
  const ways = result.relaxations ?? [];
  return (
    <section class="wider">
      {result.total === 0 && <h2>Aucun résultat</h2>}
      <p class="muted">
        {result.distances === 'GREAT_CIRCLE' && 'Distances à vol d’oiseau. '}
        {result.distances === 'ROAD' && 'Distances et temps par la route. '}
        {result.radiusKm !== undefined && `Rayon : ${result.radiusKm} km. `}
        {result.items.some((item) => item.demonstration) && 'Données de démonstration.'}
      </p>
      {ways.length > 0 && (
        <>
          <h2>Élargir</h2>
          <ul class="cards">
            {ways.map((way) => (
              <li key={way.criterion}>
                <button type="button" class="line" onClick={() => replace('/', changed(query, way.changes))}>
                  <span>{way.label}</span>
                  <Icon name="next" />
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <a class="fr-link tall" href={href('/pourquoi', query)}>
          Un service manque ? « Pourquoi pas ce service ? »
        </a>
      </p>
    </section>
  );
}
