import { SessionApi, type OpenSession } from '@client';
import { useState } from 'preact/hooks';
import { asFailure, using } from '../api/client';
import { useLoad } from '../api/load';
import { age, moment } from '../format/time';
import { Loaded } from '../ui/Loaded';
import { notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';

/** Where this account is signed in: for a telephone that is lost or was lent. */
export default function SessionsScreen() {
  const sessions = useLoad('sessions', (signal) => using(SessionApi).listMySessions({ signal }));
  return (
    <Page title="Mes sessions ouvertes" up="/compte">
      <Loaded of={sessions} what="vos sessions">
        {(list) => (
          <ul class="cards">
            {list.items.map((one) => (
              <Row session={one} again={sessions.again} key={one.id} />
            ))}
          </ul>
        )}
      </Loaded>
    </Page>
  );
}

function Row({ session, again }: { session: OpenSession; again(): void }) {
  const now = useNow();
  const [asked, setAsked] = useState(false);
  const name = session.device ?? 'Appareil inconnu';

  async function close() {
    try {
      await using(SessionApi).closeMySession({ id: session.id });
      notify(`Session fermée : ${name}.`);
      again();
    } catch (thrown) {
      notify(asFailure(thrown).message);
    }
  }

  return (
    <li class="card">
      <div class="card__row">
        <div>
          <h2>
            {name}
            {session.current && ' (ce téléphone)'}
          </h2>
          <p class="muted">
            Utilisée {age(session.usedAt, now)}, ouverte {moment(session.openedAt, now)}
          </p>
        </div>
        {!session.current && !asked && (
          <button type="button" class="fr-btn fr-btn--secondary" onClick={() => setAsked(true)}>
            Fermer<span class="away"> la session {name}</span>
          </button>
        )}
      </div>
      {asked && (
        // It cannot be taken back: the other telephone will have to show its password again.
        <div class="actions">
          <button type="button" class="fr-btn" onClick={() => void close()}>
            Fermer cette session
          </button>
          <button type="button" class="fr-btn fr-btn--tertiary" onClick={() => setAsked(false)}>
            Garder
          </button>
        </div>
      )}
    </li>
  );
}
