import { SearchApi } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { useValue } from '../shell/observable';
import { href } from '../shell/router';
import { Icon } from '../ui/Icon';
import { Filters } from './Filters';
import { opened } from './query';
import { ResultCard } from './ResultCard';
import { savedRounds } from './saved';

/** Before a word is typed: what one searches often, and the sheets one opened last, telephone included. */
export function Home({ query }: { query: URLSearchParams }) {
  const round = useValue(savedRounds);
  const saved = useLoad(`saved-searches/${round}`, (signal) => using(SearchApi).listSavedSearches({}, { signal }), { keep: true });
  const recent = useLoad('recent-views', (signal) => using(SearchApi).listRecentViews({}, { signal }), { keep: true });
  const searches = (saved.value?.items ?? []).filter((one) => one.kind === 'SIMPLE');
  const views = recent.value?.items ?? [];
  return (
    <>
      <Filters query={query} interpretation={[]} />
      {searches.length > 0 && (
        <section>
          <div class="results__head">
            <h2>Mes recherches</h2>
            <a class="fr-link tall" href={href('/recherches')}>
              Gérer
            </a>
          </div>
          <ul class="chips">
            {searches.slice(0, 8).map((one) => (
              <li key={one.id}>
                <a class="chip chip--open" href={href('/', opened(one.search))}>
                  <Icon name={one.favourite ? 'starred' : 'search'} size={16} /> {one.name}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {views.length > 0 ? (
        <section>
          <h2>Vues récemment</h2>
          <ul class="cards">
            {views.map((view) => (
              <ResultCard item={view.item} key={`${view.item.kind}/${view.item.id}`} />
            ))}
          </ul>
        </section>
      ) : (
        !recent.loading && (
          <section class="hints">
            <h2>Par exemple</h2>
            <ul class="cards">
              {['réa pédiatrique Blois', 'lit dispo usic femme', 'cardiologue Tours', 'dialyse près de moi'].map((text) => (
                <li key={text}>
                  <a class="line" href={href('/', { q: text })}>
                    <span>{text}</span>
                    <Icon name="next" />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )
      )}
    </>
  );
}
