import { useEffect, useState } from 'preact/hooks';
import { Failure, asFailure } from '../api/client';
import { user } from '../session/session';
import { useValue } from '../shell/observable';
import { readSettings, settings } from '../shell/settings';
import { Icon } from '../ui/Icon';
import { notify } from '../ui/notices';
import { ability, registered, type Ability } from './device';
import { endPush } from './registration';

const reasons: Record<Exclude<Ability, 'able'>, string> = {
  insecure: 'Non : il faut ouvrir l’application par une adresse https.',
  unable: 'Non : ce navigateur ne sait pas en recevoir.',
  install: 'Pas encore : ajoutez d’abord l’application à l’écran d’accueil (Partager, puis « Sur l’écran d’accueil »), et ouvrez-la de là.',
  denied: 'Non : elles sont refusées à cette application. Autorisez-les dans les réglages du navigateur.',
};

/** Whether this very browser is warned, the application closed; and the button that changes it. */
export function BrowserPush() {
  const { push } = useValue(settings);
  const on = useValue(registered) !== undefined;
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
      setWrong(thrown instanceof Failure ? asFailure(thrown).message : 'Le service de notification (Firebase) ne répond pas. Réessayez.');
    }
    setBusy(false);
  }

  const sentence = !push
    ? 'Non : ce serveur n’envoie pas de notification aux navigateurs. Cet écran, lui, suit les alertes tant qu’il est ouvert.'
    : able !== 'able'
      ? reasons[able]
      : on
        ? 'Oui, même l’application fermée. Chaque jour, une notification sans bruit vérifie qu’elles arrivent.'
        : 'Pas encore.';
  return (
    <>
      <li class={on && able === 'able' ? '' : 'unreached'}>
        <Icon name={on && able === 'able' ? 'check' : 'close'} size={20} />
        <span>
          Notification sur ce navigateur
          <small>{sentence}</small>
        </span>
      </li>
      {push && able === 'able' && (
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
