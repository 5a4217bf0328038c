import { SearchApi, type OfferKind, type Suggestion, type WhyNot } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { sheet } from './offer';
import { nameOf, request } from './query';
import { Suggestions } from './Suggestions';

/** « Pourquoi pas ce service ? »: what was expected is named, the server says what keeps it out. */
export default function WhyNotScreen({ query }: ScreenProps) {
  const [typed, setTyped] = useState('');
  const [expected, setExpected] = useState<{ kind: OfferKind; id: string; name: string }>();

  function pick(one: Suggestion) {
    if (one.kind === 'PLACE' || one.kind === 'GUIDE') return;
    setExpected({ kind: one.kind, id: one.id, name: one.name });
    setTyped(one.name);
  }

  return (
    <Page title="Pourquoi pas ce service ?" up="/">
      <p>
        Recherche : <b>{nameOf(query)}</b>
      </p>
      <div class="fr-input-group">
        <label class="fr-label" for="expected">
          Qu’attendiez-vous ?
          <span class="fr-hint-text">Le nom du service, de l’établissement ou de la personne</span>
        </label>
        <input
          class="fr-input"
          id="expected"
          type="search"
          autocomplete="off"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setExpected(undefined);
          }}
        />
      </div>
      {expected ? (
        <Reasons query={query} kind={expected.kind} id={expected.id} />
      ) : (
        typed.trim() && (
          <Suggestions typed={typed.trim()} near={undefined} pick={pick} only={['UNIT', 'FACILITY', 'PROFESSIONAL']} />
        )
      )}
      <p class="muted">Introuvable même par son nom ?</p>
      <a class="fr-btn fr-btn--secondary wide" href={href('/signaler', { mots: nameOf(query) })}>
        Le signaler à l’équipe régionale
      </a>
    </Page>
  );
}

function Reasons({ query, kind, id }: { query: URLSearchParams; kind: OfferKind; id: string }) {
  const why = useLoad<WhyNot>(`why-not/${query}/${kind}/${id}`, (signal) =>
    using(SearchApi).searchWhyNot({ ...request(query), expectedKind: kind, expectedId: id }, { signal }),
  );
  return (
    <Loaded of={why} what="l’explication">
      {(said) => (
        <section>
          <h2>{said.name}</h2>
          {said.found ? (
            <p>
              <Icon name="check" size={20} /> Cette recherche le trouve.
            </p>
          ) : (
            <ul>
              {said.reasons.map((reason) => (
                <li key={reason.criterion}>{reason.message}</li>
              ))}
            </ul>
          )}
          <div class="actions">
            <a class="fr-btn" href={href(sheet(said.kind, said.id))}>
              Voir la fiche
            </a>
            <a
              class="fr-btn fr-btn--secondary"
              href={href('/signaler', { nature: said.kind, id: said.id, nom: said.name ?? '', mots: nameOf(query), texte: said.report })}
            >
              Signaler
            </a>
          </div>
        </section>
      )}
    </Loaded>
  );
}
