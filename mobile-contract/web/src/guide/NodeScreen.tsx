import { GuideApi, SearchApi, type GuideNode } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { count } from '../format/words';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { request } from '../search/query';
import { ResultCard } from '../search/ResultCard';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import './guide.css';
import { Opinion } from './Opinion';
import { Tiles } from './GuideScreen';

export default function NodeScreen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const node = useLoad(`guide-node/${id}`, (signal) => using(GuideApi).readGuideNode({ node: id }, { signal }), { keep: true });
  const parent = node.value?.parentId;
  return (
    <Page title={node.value?.title ?? 'Guide'} up={parent ? `/guide/${encodeURIComponent(parent)}` : '/guide'}>
      <Loaded of={node} what="la page">
        {(read) => <Node node={read} again={node.again} />}
      </Loaded>
    </Page>
  );
}

function Node({ node, again }: { node: GuideNode; again(): void }) {
  return (
    <>
      {node.path.length > 0 && (
        <nav aria-label="Chemin dans le guide" class="path muted">
          {node.path.map((step, at) => (
            <span key={step.id}>
              {at > 0 && ' › '}
              <a href={href(`/guide/${encodeURIComponent(step.id)}`)}>{step.title}</a>
            </span>
          ))}
        </nav>
      )}
      {node.notice && <p class="muted">{node.notice}</p>}
      {node.text && <p class="article">{node.text}</p>}
      {node.search && <Bound node={node} />}
      {node.children.length > 0 && <Tiles tiles={node.children} />}
      {node.missions && node.missions.length > 0 && (
        <section>
          <h2>Missions</h2>
          <ul>
            {node.missions.map((mission) => (
              <li key={mission}>{mission}</li>
            ))}
          </ul>
        </section>
      )}
      {node.definitions && node.definitions.length > 0 && (
        <section>
          <h2>Définitions</h2>
          <dl class="facts">
            {node.definitions.map((one) => (
              <div key={one.term}>
                <dt>{one.term}</dt>
                <dd>{one.text}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
      {node.links && node.links.length > 0 && (
        <section>
          <h2>Pour en savoir plus</h2>
          <ul class="cards">
            {node.links.map((link) => (
              <li key={link.url}>
                <a class="line" href={link.url} target="_blank" rel="noopener noreferrer">
                  <span>
                    {link.title}
                    <span class="away"> (nouvelle fenêtre)</span>
                  </span>
                  <Icon name="link" size={20} />
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {node.kind === 'ARTICLE' && <Opinion key={node.opinion?.useful} node={node} again={again} />}
    </>
  );
}

const FIRST = 5;

/** The answers of the article's own search, the first of them at once. */
function Bound({ node }: { node: GuideNode }) {
  const bound = new URLSearchParams(node.search?.query ?? '');
  const criteria = [...new Set(bound.keys())].filter((name) => name !== 'kind');
  const address = new URLSearchParams(bound);
  address.set('~lie', node.title);
  address.set('~criteres', criteria.join(' '));
  const asked = request(bound);
  const found = useLoad(
    `guide-search/${node.search?.query ?? ''}`,
    (signal) => using(SearchApi).search({ ...asked, view: 'list', size: FIRST }, { signal }),
    { keep: true },
  );
  return (
    <section>
      <h2>{node.count === undefined ? 'Qui appeler' : `Qui appeler : ${count(node.count, 'réponse')}`}</h2>
      <Loaded of={found} what="les réponses">
        {(result) => (
          <>
            <ul class="cards">
              {result.items.map((item) => (
                <ResultCard item={item} key={`${item.kind}/${item.id}`} />
              ))}
            </ul>
            <a class="fr-btn fr-btn--secondary wide" href={href('/', address)}>
              {result.total > result.items.length ? `Tout voir (${result.total}), autour d’un lieu…` : 'Chercher autour d’un lieu'}
            </a>
          </>
        )}
      </Loaded>
    </section>
  );
}
