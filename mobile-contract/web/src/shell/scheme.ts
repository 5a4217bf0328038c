/** Light, dark, or as the phone says (the design system's own names). */
export type Scheme = 'system' | 'light' | 'dark';

const KEY = 'ror.scheme';
const dark = matchMedia('(prefers-color-scheme: dark)');

export function scheme(): Scheme {
  const said = localStorage.getItem(KEY);
  return said === 'light' || said === 'dark' ? said : 'system';
}

function show(): void {
  const wanted = scheme();
  const root = document.documentElement;
  root.setAttribute('data-fr-scheme', wanted);
  root.setAttribute('data-fr-theme', wanted === 'system' ? (dark.matches ? 'dark' : 'light') : wanted);
}

export function setScheme(next: Scheme): void {
  localStorage.setItem(KEY, next);
  show();
}

show();
dark.addEventListener('change', show);
