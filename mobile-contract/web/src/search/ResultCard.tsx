import type { SearchItem } from '@client';
import { distance, minutes } from '../format/words';
import { href } from '../shell/router';
import { Beds } from '../ui/Beds';
import { CallButton } from '../ui/Call';
import { Icon } from '../ui/Icon';
import { look, sheet } from './offer';

/** One answer: what it is, where, how far, its free beds with their age, and its telephone. */
export function ResultCard({ item }: { item: SearchItem }) {
  const phone = item.phones?.[0];
  const where = [item.facilityName === item.name ? undefined : item.facilityName, item.address?.commune].filter(Boolean).join(', ');
  const who = item.facilityName && item.facilityName !== item.name ? `${item.name}, ${item.facilityName}` : item.name;
  return (
    <li class="card card__row">
      <div>
        <h2>
          <a class="card__link" href={href(sheet(item.kind, item.id))}>
            {item.name}
          </a>
        </h2>
        {item.beds && <Beds of={item.beds} />}
        <p class="muted">
          <Icon name={look(item.kind).icon} size={16} label={look(item.kind).one} /> {where}
          {item.travelMinutes !== undefined ? (
            <span class="far"> · {minutes(item.travelMinutes)} par la route</span>
          ) : (
            item.distanceMetres !== undefined && <span class="far"> · {distance(item.distanceMetres)}</span>
          )}
        </p>
      </div>
      {phone && <CallButton number={phone.value} who={who} />}
    </li>
  );
}
