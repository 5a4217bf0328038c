import { SearchApi, type SearchResult } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { href, replace } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { CallButton } from '../ui/Call';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';

export default function SearchScreen({ query }: ScreenProps) {
  const q = query.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  const result = useLoad<SearchResult>(`search?${query}`, (signal) => using(SearchApi).search({ q }, { signal }), {
    when: q !== '',
  });
  return (
    <Page title="Rechercher" hideTitle>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          replace('/', typed ? { q: typed } : {});
        }}
      >
        <label class="away" for="q">
          Rechercher
        </label>
        <input class="fr-input" id="q" type="search" value={typed} onInput={(event) => setTyped(event.currentTarget.value)} />
      </form>
      <Loaded of={result} what="la recherche">
        {(found) => (
          <ul class="cards">
            {found.items.map((item) => (
              <li class="card card__row" key={item.id}>
                <div>
                  <h2>
                    <a href={href(`/unites/${encodeURIComponent(item.id)}`)}>{item.name}</a>
                  </h2>
                  <p class="muted">{item.facilityName}</p>
                </div>
                {item.phones?.[0] && <CallButton number={item.phones[0].value} who={item.name} />}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}
