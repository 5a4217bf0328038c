import { AlertsApi, type AlertDuty } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { moment } from '../format/time';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import '../tensions/tensions.css';
import './alerts.css';

const events: Record<string, string> = {
  DECLARATION: 'déclaration',
  UPDATE: 'mise à jour',
  SILENCE: 'absence de nouvelles',
  CLOSURE: 'clôture',
  SOLIDARITY: 'solidarité',
};

/** Which functions are warned, of what, and who holds them now. */
export default function DutiesScreen(_: ScreenProps) {
  const now = useNow();
  const duties = useLoad('duties', (signal) => using(AlertsApi).listAlertDuties({}, { signal }), { keep: true });
  return (
    <Page title="Fonctions et gardes" up="/cellules">
      <Loaded of={duties} what="les fonctions prévenues">
        {(list) => (
          <>
            {list.items.length === 0 && <p class="empty">Aucune fonction n’est prévenue dans votre périmètre.</p>}
            <ul class="recipients">
              {list.items.map((duty) => (
                <Duty key={duty.id} duty={duty} now={now} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Duty({ duty, now }: { duty: AlertDuty; now: number }) {
  const held = duty.onCall ?? duty.login ?? duty.email;
  return (
    <li class={held ? undefined : 'unreached'}>
      <Icon name={held ? 'account' : 'alarm'} size={20} />
      <span>
        <a href={href(`/gardes/${duty.id}`)}>{duty.label}</a>
        <small>
          {duty.onCall ? `De garde : ${duty.onCall}` : (duty.login ?? duty.email ?? 'personne')}
          {duty.onCallUntil && `, jusqu’à ${moment(duty.onCallUntil, now)}`}
        </small>
        <small>Prévenue de : {Array.from(duty.events, (event) => events[event] ?? event).join(', ')}</small>
      </span>
    </li>
  );
}
