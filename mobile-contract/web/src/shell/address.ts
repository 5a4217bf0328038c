/** A changed copy; no values, or an empty one, take the parameter away. */
export function having(query: URLSearchParams, changes: Record<string, string | string[] | undefined>): URLSearchParams {
  const next = new URLSearchParams(query);
  for (const [name, given] of Object.entries(changes)) {
    next.delete(name);
    for (const value of given === undefined ? [] : [given].flat()) if (value !== '') next.append(name, value);
  }
  return next;
}
