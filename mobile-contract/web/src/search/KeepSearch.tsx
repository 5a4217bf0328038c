import { SearchApi } from '@client';
import { asFailure, using } from '../api/client';
import { notify } from '../ui/notices';
import { Icon } from '../ui/Icon';
import { kept, nameOf } from './query';
import { savedChanged } from './saved';

/** Keeps the search under a name made of what it asks; a slip of the thumb is taken back from the line below. */
export function KeepSearch({ query }: { query: URLSearchParams }) {
  async function keep() {
    try {
      const saved = await using(SearchApi).createSavedSearch({
        idempotencyKey: crypto.randomUUID(),
        savedSearchInput: { name: nameOf(query), kind: 'SIMPLE', search: kept(query), favourite: true },
      });
      savedChanged();
      notify(`Recherche gardée : « ${saved.name} ».`, () => {
        using(SearchApi)
          .deleteSavedSearch({ id: saved.id })
          .then(savedChanged, (thrown: unknown) => notify(asFailure(thrown).message));
      });
    } catch (thrown) {
      notify(asFailure(thrown).message);
    }
  }
  return (
    <button type="button" class="square" onClick={() => void keep()}>
      <Icon name="star" label="Garder cette recherche" />
    </button>
  );
}
