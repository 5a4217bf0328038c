import { AlertsApi, type AlertLine, type AlertPage } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { age, moment } from '../format/time';
import { useLive } from '../live/live';
import { Live } from '../live/Live';
import { Pending } from '../offline/Pending';
import { may } from '../session/session';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { announce } from '../ui/notices';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { More } from '../tensions/More';
import { waitsForMe } from './words';
import '../tensions/tensions.css';
import './alerts.css';

export default function AlertsScreen(_: ScreenProps) {
  const now = useNow();
  const alerts = useLoad<AlertPage>('alerts', (signal) => using(AlertsApi).listAlerts({ size: 20 }, { signal }), { keep: true });
  useLive((what) => {
    alerts.again();
    if (what.kind === 'RAISED') announce('Une nouvelle alerte vient d’arriver.');
  });
  return (
    <Page title="Alertes" actions={<Live />}>
      <nav class="actions actions--top" aria-label="Être joint">
        {may('DIRECTOR', 'CRISIS_CELL', 'REGIONAL_TEAM') && (
          <a class="fr-btn fr-btn--tertiary wide" href={href('/cellules')}>
            <Icon name="team" size={20} />
            &nbsp;Cellules de crise
          </a>
        )}
        <a class="fr-btn fr-btn--tertiary wide" href={href('/joignable')}>
          <Icon name="smartphone" size={20} />
          &nbsp;Suis-je joignable ?
        </a>
      </nav>
      <Pending kinds={['ALERT_ACKNOWLEDGEMENT']} />
      <Loaded of={alerts} what="les alertes">
        {(page) => (
          <>
            {page.items.length === 0 && <p class="empty">Aucune alerte.</p>}
            <ul class="cards tensions">
              {page.items.map((line) => (
                <Line key={line.id} line={line} now={now} />
              ))}
            </ul>
            <More
              cursor={page.nextCursor}
              next={(cursor) => using(AlertsApi).listAlerts({ size: 20, cursor })}
              show={(line) => <Line key={line.id} line={line} now={now} />}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Line({ line, now }: { line: AlertLine; now: number }) {
  const counts = line.deliveryCounts;
  return (
    <li class={line.drill ? 'tension tension--drill' : waitsForMe(line) ? 'tension tension--2' : 'tension'}>
      {line.drill && <p class="drill">EXERCICE</p>}
      <h2>
        <a href={href(`/alertes/${line.id}`)}>{line.title}</a>
      </h2>
      <p class="muted">
        {age(line.raisedAt, now)}, {moment(line.raisedAt, now)}
      </p>
      {line.requiresAcknowledgement && (
        <p>
          {line.acknowledged && line.acknowledged.persons > 0 ? (
            <span class="fr-badge fr-badge--sm fr-badge--success">
              Acquittée{line.acknowledged.firstBy ? ` par ${line.acknowledged.firstBy}` : ''}
            </span>
          ) : (
            <span class="fr-badge fr-badge--sm fr-badge--error">Personne n’a acquitté</span>
          )}
        </p>
      )}
      {counts && counts.failed > 0 && <p class="muted">{counts.failed} message(s) que rien n’a pu porter</p>}
    </li>
  );
}
