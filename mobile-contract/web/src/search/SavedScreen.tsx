import { SearchApi, type SavedSearch } from '@client';
import { asFailure, using } from '../api/client';
import { useLoad } from '../api/load';
import { useValue } from '../shell/observable';
import { href } from '../shell/router';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { opened } from './query';
import { savedChanged, savedRounds } from './saved';

/** The searches one keeps: open, make favourite, take away and take back. */
export default function SavedScreen() {
  const round = useValue(savedRounds);
  const saved = useLoad(`saved-searches/${round}`, (signal) => using(SearchApi).listSavedSearches({}, { signal }));
  return (
    <Page title="Mes recherches" up="/">
      <Loaded of={saved} what="vos recherches">
        {(list) =>
          list.items.length === 0 ? (
            <p>
              Aucune encore. Faites une recherche, puis touchez <Icon name="star" size={20} label="l’étoile" />.
            </p>
          ) : (
            <ul class="cards">
              {list.items.map((one) => (
                <Row search={one} key={one.id} />
              ))}
            </ul>
          )
        }
      </Loaded>
      <div class="actions">
        <button type="button" class="fr-btn fr-btn--tertiary" onClick={() => void forgetViews()}>
          Oublier mes fiches vues récemment
        </button>
      </div>
    </Page>
  );
}

async function forgetViews() {
  try {
    await using(SearchApi).forgetRecentViews();
    notify('Vos fiches vues récemment sont oubliées.');
  } catch (thrown) {
    notify(asFailure(thrown).message);
  }
}

function Row({ search }: { search: SavedSearch }) {
  const tell = (thrown: unknown) => notify(asFailure(thrown).message);

  async function favour() {
    try {
      await using(SearchApi).replaceSavedSearch({
        id: search.id,
        ifMatch: `"${search.version}"`,
        savedSearchInput: {
          name: search.name,
          kind: search.kind,
          search: search.search,
          favourite: !search.favourite,
          isDefault: search.isDefault,
        },
      });
      savedChanged();
    } catch (thrown) {
      tell(thrown);
    }
  }

  async function remove() {
    try {
      await using(SearchApi).deleteSavedSearch({ id: search.id });
      savedChanged();
      notify(`« ${search.name} » n’est plus gardée.`, () => {
        using(SearchApi).restoreSavedSearch({ id: search.id }).then(savedChanged, tell);
      });
    } catch (thrown) {
      tell(thrown);
    }
  }

  return (
    <li class="card card__row">
      {search.kind === 'SIMPLE' ? (
        <a class="line" href={href('/', opened(search.search))}>
          <span>{search.name}</span>
        </a>
      ) : (
        <span class="line">
          <span>
            {search.name}
            <small>Recherche avancée : à ouvrir sur un grand écran</small>
          </span>
        </span>
      )}
      <button type="button" class="square" aria-pressed={search.favourite} onClick={() => void favour()}>
        <Icon name={search.favourite ? 'starred' : 'star'} label={`Favorite : ${search.name}`} />
      </button>
      <button type="button" class="square" onClick={() => void remove()}>
        <Icon name="trash" label={`Retirer ${search.name}`} />
      </button>
    </li>
  );
}
