import { age } from '../format/time';
import { useValue } from '../shell/observable';
import { online } from '../shell/online';
import { href } from '../shell/router';
import { Icon } from '../ui/Icon';
import { useNow } from '../ui/useNow';
import { packAt } from './packAge';
import { toSend } from './toSend';

const hour = (at: number): string =>
  new Intl.DateTimeFormat('fr-FR', { hour: '2-digit', minute: '2-digit' }).format(at);

/** « Hors ligne – chiffres de 02:14 (il y a 37 min) », and what waits to be sent. */
export function NetworkBanner() {
  const connected = useValue(online);
  const at = useValue(packAt);
  const number = useValue(toSend);
  const now = useNow();
  return (
    <div role="status">
      {!connected && (
        <p class="network">
          <Icon name="offline" size={20} />
          <span>
            {at === undefined ? (
              'Hors ligne : ce qui a déjà été lu reste lisible, avec son âge.'
            ) : (
              <>
                Hors ligne – <a href={href('/crise')}>chiffres de {hour(at)}</a> ({age(at, now)})
              </>
            )}
          </span>
        </p>
      )}
      {number > 0 && (
        <p class="network">
          <Icon name="time" size={20} />
          <a href={href('/envois')}>
            {number} en attente d’envoi
          </a>
        </p>
      )}
    </div>
  );
}
