import alarm from '@gouvfr/dsfr/dist/icons/system/alarm-warning-line.svg?raw';
import back from '@gouvfr/dsfr/dist/icons/arrows/arrow-left-line.svg?raw';
import next from '@gouvfr/dsfr/dist/icons/arrows/arrow-right-s-line.svg?raw';
import search from '@gouvfr/dsfr/dist/icons/system/search-line.svg?raw';
import close from '@gouvfr/dsfr/dist/icons/system/close-line.svg?raw';
import phone from '@gouvfr/dsfr/dist/icons/device/phone-fill.svg?raw';
import guide from '@gouvfr/dsfr/dist/icons/document/book-2-line.svg?raw';
import bed from '@gouvfr/dsfr/dist/icons/health/health-book-line.svg?raw';
import tension from '@gouvfr/dsfr/dist/icons/health/pulse-line.svg?raw';
import bell from '@gouvfr/dsfr/dist/icons/business/megaphone-line.svg?raw';
import account from '@gouvfr/dsfr/dist/icons/user/account-circle-line.svg?raw';
import star from '@gouvfr/dsfr/dist/icons/system/star-line.svg?raw';
import starred from '@gouvfr/dsfr/dist/icons/system/star-fill.svg?raw';
import map from '@gouvfr/dsfr/dist/icons/map/road-map-line.svg?raw';
import list from '@gouvfr/dsfr/dist/icons/document/todo-line.svg?raw';
import pin from '@gouvfr/dsfr/dist/icons/map/map-pin-2-line.svg?raw';
import near from '@gouvfr/dsfr/dist/icons/map/compass-3-line.svg?raw';
import car from '@gouvfr/dsfr/dist/icons/map/car-line.svg?raw';
import time from '@gouvfr/dsfr/dist/icons/system/time-line.svg?raw';
import refresh from '@gouvfr/dsfr/dist/icons/system/refresh-line.svg?raw';
import offline from '@gouvfr/dsfr/dist/icons/device/wifi-off-line.svg?raw';
import check from '@gouvfr/dsfr/dist/icons/system/check-line.svg?raw';
import info from '@gouvfr/dsfr/dist/icons/system/information-line.svg?raw';
import question from '@gouvfr/dsfr/dist/icons/system/question-line.svg?raw';
import filter from '@gouvfr/dsfr/dist/icons/system/filter-line.svg?raw';
import add from '@gouvfr/dsfr/dist/icons/system/add-line.svg?raw';
import minus from '@gouvfr/dsfr/dist/icons/system/subtract-line.svg?raw';
import trash from '@gouvfr/dsfr/dist/icons/system/delete-bin-line.svg?raw';
import flag from '@gouvfr/dsfr/dist/icons/business/flag-line.svg?raw';
import thumbUp from '@gouvfr/dsfr/dist/icons/system/thumb-up-line.svg?raw';
import thumbDown from '@gouvfr/dsfr/dist/icons/system/thumb-down-line.svg?raw';
import settings from '@gouvfr/dsfr/dist/icons/system/settings-5-line.svg?raw';
import logout from '@gouvfr/dsfr/dist/icons/system/logout-box-r-line.svg?raw';
import hospital from '@gouvfr/dsfr/dist/icons/buildings/hospital-line.svg?raw';
import doctor from '@gouvfr/dsfr/dist/icons/health/stethoscope-line.svg?raw';
import link from '@gouvfr/dsfr/dist/icons/system/external-link-line.svg?raw';
import team from '@gouvfr/dsfr/dist/icons/user/team-line.svg?raw';
import chart from '@gouvfr/dsfr/dist/icons/business/line-chart-line.svg?raw';
import mail from '@gouvfr/dsfr/dist/icons/business/mail-line.svg?raw';
import history from '@gouvfr/dsfr/dist/icons/system/time-line.svg?raw';
import print from '@gouvfr/dsfr/dist/icons/business/printer-line.svg?raw';
import share from '@gouvfr/dsfr/dist/icons/system/share-line.svg?raw';
import smartphone from '@gouvfr/dsfr/dist/icons/device/smartphone-line.svg?raw';
import edit from '@gouvfr/dsfr/dist/icons/design/edit-line.svg?raw';
import lock from '@gouvfr/dsfr/dist/icons/system/lock-line.svg?raw';
import show from '@gouvfr/dsfr/dist/icons/system/eye-line.svg?raw';
import hide from '@gouvfr/dsfr/dist/icons/system/eye-off-line.svg?raw';

const icons = { alarm, back, next, search, close, phone, guide, bed, tension, bell, account, star, starred, map, list, pin, near, car, time, refresh, offline, check, info, question, filter, add, minus, trash, flag, thumbUp, thumbDown, settings, logout, hospital, doctor, link, team, chart, mail, history, print, share, smartphone, edit, lock, show, hide };
export type IconName = keyof typeof icons;

interface Props {
  name: IconName;
  /** What it says, when no text beside it does. */
  label?: string;
  /** Side in CSS pixels. */
  size?: number;
}

/** Icons of the State's design system, inlined: no request, and the colour of the text around. */
export function Icon({ name, label, size = 24 }: Props) {
  const spoken = label ? { role: 'img' as const, 'aria-label': label } : { 'aria-hidden': true as const };
  return (
    <span
      class="icon"
      style={{ width: `${size}px`, height: `${size}px` }}
      {...spoken}
      dangerouslySetInnerHTML={{ __html: icons[name] }}
    />
  );
}
