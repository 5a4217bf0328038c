import { SearchApi, type Suggestion } from '@client';
import { useEffect, useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { count, distance } from '../format/words';
import { CallButton } from '../ui/Call';
import { Icon } from '../ui/Icon';
import { announce } from '../ui/notices';
import { suggestionIcon } from './offer';

const TYPING_PAUSE_MS = 120;

interface Props {
  typed: string;
  near: string | undefined;
  pick(suggestion: Suggestion): void;
  /** Only these kinds; without it, all. */
  only?: Suggestion['kind'][];
}

/** What begins like this, each with its telephone: one may call before one has finished to type. */
export function Suggestions({ typed, near, pick, only }: Props) {
  const [q, setQ] = useState(typed);
  useEffect(() => {
    const timer = setTimeout(() => setQ(typed), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const list = useLoad(
    `suggest/${q}/${near ?? ''}`,
    (signal) => using(SearchApi).suggest({ q, size: only ? 20 : 8, ...(near ? { near } : {}) }, { signal }),
    { when: q !== '' },
  );
  // While the next list comes the former one stays, so that nothing jumps under the thumb.
  const [shown, setShown] = useState(list.value);
  useEffect(() => {
    if (list.value) {
      setShown(list.value);
      announce(list.value.items.length === 0 ? 'Aucune proposition' : count(list.value.items.length, 'proposition'));
    }
  }, [list.value]);
  const items = (shown?.items ?? []).filter((one) => !only || only.includes(one.kind));
  // Suggestions are a help: when they fail the search itself still says why.
  if (items.length === 0) return null;
  return (
    <ul class="cards suggestions" aria-label="Propositions">
      {shown?.lenient && <li class="muted">Rien ne commence ainsi. Peut-être :</li>}
      {items.map((one) => (
        <li class="card card__row" key={`${one.kind}/${one.id}`}>
          <button type="button" class="line" onClick={() => pick(one)}>
            <Icon name={suggestionIcon(one.kind)} />
            <span>
              <b>{one.name}</b>
              <small>
                {one.detail}
                {one.distanceMetres !== undefined && ` · ${distance(one.distanceMetres)}`}
              </small>
            </span>
          </button>
          {one.phone && <CallButton number={one.phone.value} who={one.name} />}
        </li>
      ))}
    </ul>
  );
}
