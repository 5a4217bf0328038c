/** Every screen and every entry of the bottom bar. To add one, see README.md. */
import type { Screen, Tab } from './shell/screen';
import SearchScreen from './search/SearchScreen';

export const tabs: Tab[] = [
  { id: 'recherche', label: 'Rechercher', icon: 'search', path: '/' },
  { id: 'guide', label: 'Guide', icon: 'guide', path: '/guide' },
];

export const screens: Screen[] = [
  { path: '/', tab: 'recherche', show: { now: SearchScreen } },
  { path: '/unites/:id', tab: 'recherche', show: { later: () => import('./sheets/UnitScreen') } },
  { path: '/compte', show: { later: () => import('./account/AccountScreen') } },
];
