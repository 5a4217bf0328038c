/** How old a figure is, and when, as a person says it. Times are ms since 1970 or ISO texts. */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const millis = (when: string | number): number => (typeof when === 'number' ? when : Date.parse(when));

/** « à l'instant », « il y a 12 min », « il y a 3 h », « il y a 2 jours ». A clock that is ahead says « à l'instant ». */
export function age(when: string | number, now = Date.now()): string {
  const passed = now - millis(when);
  if (Number.isNaN(passed)) return 'à une heure inconnue';
  if (passed < MINUTE) return "à l'instant";
  if (passed < HOUR) return `il y a ${Math.floor(passed / MINUTE)} min`;
  if (passed < DAY) {
    const hours = Math.floor(passed / HOUR);
    const minutes = Math.floor((passed % HOUR) / MINUTE);
    return hours < 6 && minutes > 0 ? `il y a ${hours} h ${String(minutes).padStart(2, '0')}` : `il y a ${hours} h`;
  }
  const days = Math.floor(passed / DAY);
  return `il y a ${days} jour${days > 1 ? 's' : ''}`;
}

/** « aujourd'hui à 14 h 05 », « hier à 23 h 10 », « demain à 08 h 00 », « le 12 novembre à 08 h 00 ». In the phone's own time. */
export function moment(when: string | number, now = Date.now()): string {
  const date = new Date(millis(when));
  if (Number.isNaN(date.getTime())) return 'à une heure inconnue';
  const hour = `${String(date.getHours()).padStart(2, '0')} h ${String(date.getMinutes()).padStart(2, '0')}`;
  const midnight = new Date(now);
  midnight.setHours(0, 0, 0, 0);
  const yesterday = new Date(midnight);
  yesterday.setDate(yesterday.getDate() - 1);
  const tomorrow = new Date(midnight);
  tomorrow.setDate(tomorrow.getDate() + 1);
  if (date >= midnight && date < tomorrow) return `aujourd'hui à ${hour}`;
  if (date >= yesterday && date < midnight) return `hier à ${hour}`;
  const dayAfter = new Date(tomorrow);
  dayAfter.setDate(dayAfter.getDate() + 1);
  if (date >= tomorrow && date < dayAfter) return `demain à ${hour}`;
  return `le ${day(date)} à ${hour}`;
}

/** « 12 novembre », with the year when it is another one. */
export function day(when: Date | string, now = Date.now()): string {
  const date = typeof when === 'string' ? localDay(when) : when;
  const year = date.getFullYear() === new Date(now).getFullYear() ? undefined : 'numeric';
  return new Intl.DateTimeFormat('fr-FR', { day: 'numeric', month: 'long', year }).format(date);
}

/** A date alone (`2026-11-12`) is a day where the facility is, not midnight in UTC. */
function localDay(text: string): Date {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts ? new Date(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])) : new Date(text);
}

/** `08:30:00` or `08:30` as « 8 h 30 »; `08:00` as « 8 h ». */
export function clock(time: string): string {
  const [hour = '', minute = '00'] = time.split(':');
  return minute === '00' ? `${Number(hour)} h` : `${Number(hour)} h ${minute}`;
}
