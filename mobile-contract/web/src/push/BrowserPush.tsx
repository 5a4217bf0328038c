import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../api/client';
import { user } from '../session/session';
import { useValue } from '../shell/observable';
import { age } from '../format/time';
import { readSettings, settings, settingsKnown } from '../shell/settings';
import { Icon } from '../ui/Icon';
import { notify } from '../ui/notices';
import { ability, permitted, registered, type Ability } from './device';
import { endPush } from './registration';

const reasons: Record<Exclude<Ability, 'able'>, string> = {
  insecure: 'Non : il faut ouvrir l’application par une adresse https.',
  unable: 'Non : ce navigateur ne sait pas en recevoir.',
  install: 'Pas encore : ajoutez d’abord l’application à l’écran d’accueil (Partager, puis « Sur l’écran d’accueil »), et ouvrez-la de là.',
  denied: 'Non : elles sont refusées à cette application. Autorisez-les dans les réglages du navigateur.',
};

/** It is renewed each day that the application is opened. */
const STALE_MS = 7 * 24 * 3_600_000;

/** Whether this very browser is warned, the application closed; and the button that changes it. */
export function BrowserPush() {
  const { push } = useValue(settings);
  const known = useValue(settingsKnown);
  const mine = useValue(registered);
  const on = mine !== undefined && permitted();
  const [able, setAble] = useState(ability());
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  useEffect(() => void readSettings(), []);

  const receive = () =>
    run(async () => {
      const who = user.get();
      if (!push || !who) return;
      const granted = await Notification.requestPermission();
      setAble(ability());
      if (granted !== 'granted') return;
      const { subscribe } = await import('./subscribe');
      await subscribe(push, who.id);
      notify('Ce téléphone recevra vos alertes, même l’application fermée.');
    });

  const stop = () =>
    run(async () => {
      await endPush();
      notify('Ce téléphone ne recevra plus de notification.');
    });

  async function run(work: () => Promise<void>) {
    setBusy(true);
    setWrong(undefined);
    try {
      await work();
    } catch (thrown) {
      setWrong(thrown instanceof Failure ? thrown.message : 'Le service de notification (Firebase) ne répond pas. Réessayez.');
    }
    setBusy(false);
  }

  const sentence = (): string => {
    if (able !== 'able') return reasons[able];
    if (on) {
      const stale = Date.now() - mine.at > STALE_MS;
      return `Oui, même l’application fermée.${stale ? ` Pas revérifié depuis longtemps (${age(mine.at)}).` : ''}`;
    }
    if (push) return 'Pas encore.';
    if (!known) return 'Le serveur n’a pas encore répondu.';
    return 'Non : ce serveur n’envoie pas de notification aux navigateurs. Cet écran, lui, suit les alertes tant qu’il est ouvert.';
  };
  return (
    <>
      <li class={on ? '' : 'unreached'}>
        <Icon name={on ? 'check' : 'close'} size={20} />
        <span>
          Notification sur ce navigateur
          <small>{sentence()}</small>
        </span>
      </li>
      {(push || on) && able === 'able' && (
        <li>
          <button
            type="button"
            class={on ? 'fr-btn fr-btn--tertiary wide' : 'fr-btn wide'}
            disabled={busy}
            onClick={() => void (on ? stop() : receive())}
          >
            {busy ? 'Un instant…' : on ? 'Ne plus en recevoir ici' : 'Recevoir les alertes sur ce téléphone'}
          </button>
        </li>
      )}
      {wrong && (
        <li class="fr-error-text" role="alert">
          {wrong}
        </li>
      )}
    </>
  );
}
