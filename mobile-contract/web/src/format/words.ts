/** « 1 lit », « 2 lits », « 0 lit »: French has the singular below two. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number.toLocaleString('fr-FR')} ${number < 2 ? one : many}`;

/** « 850 m », « 1,8 km », « 52 km ». */
export function distance(metres: number): string {
  if (metres < 1000) return `${Math.round(metres / 10) * 10} m`;
  const km = metres / 1000;
  return `${km < 10 ? (Math.round(km * 10) / 10).toLocaleString('fr-FR') : Math.round(km).toLocaleString('fr-FR')} km`;
}

/** « 7 min », « 1 h 05 ». */
export const minutes = (total: number): string =>
  total < 60 ? `${total} min` : `${Math.floor(total / 60)} h ${String(total % 60).padStart(2, '0')}`;
