/** Telephone numbers as they come: `0261910000`, `+33261910000`, `15`. */

/** « 02 61 91 00 00 »; short and foreign numbers as they are. */
export function spaced(number: string): string {
  const digits = number.replace(/[\s.\-()]/g, '');
  const national = digits.replace(/^(?:\+33|0033)(\d{9})$/, '0$1');
  return /^0\d{9}$/.test(national) ? national.replace(/(\d{2})(?=\d)/g, '$1 ') : number;
}

/** What the phone dials. */
export const dial = (number: string): string => `tel:${number.replace(/[^\d+*#]/g, '')}`;

const kinds: Record<string, string> = {
  STANDARD: 'Standard',
  MANAGEMENT: 'Direction',
  ALERT: 'Alerte',
  CARE_ROOM: 'Salle de soins',
  ON_CALL: 'Astreinte',
  SECRETARIAT: 'Secrétariat',
  FAX: 'Télécopie',
  MSSANTE: 'MSSanté',
};

/** A kind that this version does not know is a telephone all the same. */
export const kindOfContact = (kind: string): string => kinds[kind] ?? 'Téléphone';
