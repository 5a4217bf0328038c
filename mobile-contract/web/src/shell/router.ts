/** Addresses after `#`, so that the server serves one page: `#/unites/ue-1?de=recherche`. */
import { observable, useValue, type Observable } from './observable';

export interface Place {
  path: string;
  query: URLSearchParams;
}

function here(): Place {
  const hash = location.hash.replace(/^#/, '') || '/';
  const mark = hash.indexOf('?');
  const path = mark < 0 ? hash : hash.slice(0, mark);
  return { path: path || '/', query: new URLSearchParams(mark < 0 ? '' : hash.slice(mark + 1)) };
}

const current = observable(here());

/** How many steps of ours lie behind this one; kept in the step itself, so that it survives a reload. */
let depth = stepsOf(history.state) ?? 0;

function stepsOf(state: unknown): number | undefined {
  const steps = (state as { steps?: unknown } | null)?.steps;
  return typeof steps === 'number' ? steps : undefined;
}

addEventListener('hashchange', () => {
  const known = stepsOf(history.state);
  if (known === undefined) {
    depth += 1;
    history.replaceState({ steps: depth }, '');
  } else {
    depth = known;
  }
  current.set(here());
});

export const place: Observable<Place> = current;
export const usePlace = (): Place => useValue(place);

export function href(path: string, query?: URLSearchParams | Record<string, string>): string {
  const text = query ? new URLSearchParams(query).toString() : '';
  return `#${path}${text ? `?${text}` : ''}`;
}

export function go(path: string, query?: URLSearchParams | Record<string, string>): void {
  location.hash = href(path, query);
}

/** The same step of the history with another address: what is typed must not fill it. */
export function replace(path: string, query?: URLSearchParams | Record<string, string>): void {
  history.replaceState({ steps: depth }, '', href(path, query));
  current.set(here());
}

/** Back to where the person came from; from a link opened directly, to `otherwise`. */
export function back(otherwise = '/'): void {
  if (depth > 0) history.back();
  else replace(otherwise);
}

/** `/unites/:id` against `/unites/ue-1` gives `{ id: 'ue-1' }`; nothing when it does not match. */
export function match(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const found: Record<string, string> = {};
  for (const [at, part] of wanted.entries()) {
    const text = given[at] ?? '';
    if (part.startsWith(':')) {
      if (!text) return undefined;
      try {
        found[part.slice(1)] = decodeURIComponent(text);
      } catch {
        return undefined;
      }
    } else if (part !== text) {
      return undefined;
    }
  }
  return found;
}
