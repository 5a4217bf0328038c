import { GuideApi, type GuideTile } from '@client';
import { useEffect, useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { href, replace } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import './guide.css';

const TYPING_PAUSE_MS = 250;

/** The guide from its top, or what its pages say of some words. */
export default function GuideScreen({ query }: ScreenProps) {
  const q = query.get('q') ?? '';
  const [typed, setTyped] = useState(q);
  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const timer = setTimeout(() => replace('/guide', typed.trim() ? { q: typed.trim() } : {}), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, q]);
  const guide = useLoad(`guide/${q}`, (signal) => using(GuideApi).readGuide(q ? { q } : {}, { signal }), { keep: true });
  return (
    <Page title="Guide">
      <form role="search" onSubmit={(event) => event.preventDefault()}>
        <div class="fr-input-group">
          <label class="fr-label" for="guide-q">
            Chercher dans le guide
          </label>
          <input
            class="fr-input"
            id="guide-q"
            type="search"
            enterkeyhint="search"
            autocomplete="off"
            placeholder="infarctus, thrombolyse…"
            value={typed}
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
        </div>
      </form>
      <Loaded of={guide} what="le guide">
        {(read) => (
          <>
            {read.notice && <p class="muted">{read.notice}</p>}
            {q ? <Found tiles={read.items} /> : <Tiles tiles={read.items.filter((tile) => !tile.parentId)} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}

export function Tiles({ tiles }: { tiles: GuideTile[] }) {
  return (
    <ul class="cards">
      {tiles.map((tile) => (
        <Tile tile={tile} key={tile.id} />
      ))}
    </ul>
  );
}

function Found({ tiles }: { tiles: GuideTile[] }) {
  if (tiles.length === 0) return <p>Le guide n’a pas ces mots. Essayez la recherche.</p>;
  return <Tiles tiles={tiles} />;
}

function Tile({ tile }: { tile: GuideTile }) {
  const path = tile.path?.map((step) => step.title).join(' › ');
  return (
    <li>
      <a class="line" href={href(`/guide/${encodeURIComponent(tile.id)}`)}>
        <span>
          <b>{tile.title}</b>
          {(path || tile.summary) && <small>{path || tile.summary}</small>}
        </span>
        {tile.count !== undefined && (
          <span class="tally">
            {tile.count.toLocaleString('fr-FR')}
            <span class="away"> résultats</span>
          </span>
        )}
        <Icon name="next" />
      </a>
    </li>
  );
}
