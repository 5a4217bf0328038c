import { AlertsApi, type CellReachability, type CrisisCellLine, type MemberReachability } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { asFailure } from '../api/failure';
import { useLoad } from '../api/load';
import { age } from '../format/time';
import { count } from '../format/words';
import { may } from '../session/session';
import { go, href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { channelName } from '../tensions/words';
import '../tensions/tensions.css';
import './alerts.css';

export default function CellsScreen(_: ScreenProps) {
  const cells = useLoad('cells', (signal) => using(AlertsApi).listCrisisCells({ signal }), { keep: true });
  return (
    <Page title="Cellules de crise" up="/alertes">
      {may('DIRECTOR', 'REGIONAL_TEAM') && (
        <a class="fr-btn fr-btn--tertiary wide" href={href('/gardes')}>
          Fonctions prévenues et gardes
        </a>
      )}
      <Loaded of={cells} what="les cellules">
        {(list) => (
          <>
            {list.items.length === 0 && <p class="empty">Aucune cellule dans votre périmètre.</p>}
            {list.items.map((cell) => (
              <Cell key={cell.id} cell={cell} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Cell({ cell }: { cell: CrisisCellLine }) {
  const reach = useLoad<CellReachability>(
    `cell/${cell.id}`,
    (signal) => using(AlertsApi).readCellReachability({ id: cell.id }, { signal }),
    { keep: true },
  );
  const now = useNow();
  return (
    <section class="cell" aria-label={cell.name}>
      <h2>{cell.name}</h2>
      <Loaded of={reach} what="qui la cellule joindrait">
        {(it) => (
          <>
            <p class="reach">
              <b class={it.reachable < it.total ? 'reach--short' : undefined}>{it.sentence}</b>
              <small>vérifié {age(it.checkedAt, now)}</small>
            </p>
            <ul class="recipients">
              {it.members.map((member) => (
                <Member key={member.label} member={member} now={now} />
              ))}
            </ul>
            <h3>Par quoi les messages partent</h3>
            <ul class="recipients">
              {it.channels.map((offer) => (
                <li key={offer.channel} class={offer.offered ? undefined : 'unreached'}>
                  <Icon name={offer.offered ? 'check' : 'close'} size={20} />
                  <span>
                    {channelName(offer.channel)}
                    {!offer.offered && <small>{offer.why ?? 'pas en service'}</small>}
                  </span>
                </li>
              ))}
            </ul>
            <Drill cell={cell} />
          </>
        )}
      </Loaded>
    </section>
  );
}

const mails: Record<string, string> = {
  NONE: 'aucune adresse',
  UNTRIED: 'courriel jamais essayé',
  TAKEN: 'courriel accepté',
  BOUNCED: 'courriel refusé',
  CONFIRMED: 'courriel confirmé',
  SILENT: 'courriel sans réponse',
};

function Member({ member, now }: { member: MemberReachability; now: number }) {
  return (
    <li class={member.reachable ? undefined : 'unreached'}>
      <Icon name={member.reachable ? 'check' : 'alarm'} size={20} />
      <span>
        {member.label}
        <small>
          {mails[member.mail] ?? 'courriel : inconnu'} · {count(member.devicesLately, 'appareil actif', 'appareils actifs')}
          {member.deadTokens > 0 && `, ${count(member.deadTokens, 'perdu')}`}
          {member.heardAt && `, entendu ${age(member.heardAt, now)}`}
        </small>
      </span>
    </li>
  );
}

/** Everybody of the cell is really warned: one touch, then a second one to be sure. */
function Drill({ cell }: { cell: CrisisCellLine }) {
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const [failure, setFailure] = useState<string>();
  async function start() {
    setBusy(true);
    setFailure(undefined);
    try {
      const { alertId } = await using(AlertsApi).startCellDrill({ id: cell.id, idempotencyKey: key });
      go(`/alertes/${alertId}`);
    } catch (thrown) {
      setFailure(asFailure(thrown).message);
      setBusy(false);
    }
  }
  if (!asked)
    return (
      <button type="button" class="fr-btn fr-btn--secondary wide" onClick={() => setAsked(true)}>
        Lancer un exercice
      </button>
    );
  return (
    <div class="fr-alert fr-alert--warning" role="alert">
      <p>Toute la cellule sera prévenue pour de vrai, chaque message portant « EXERCICE ».</p>
      {failure && <p>{failure}</p>}
      <div class="actions">
        <button type="button" class="fr-btn" disabled={busy} onClick={() => void start()}>
          {busy ? 'Envoi…' : 'Oui, lancer'}
        </button>
        <button type="button" class="fr-btn fr-btn--secondary" disabled={busy} onClick={() => setAsked(false)}>
          Annuler
        </button>
      </div>
    </div>
  );
}
