/** Every screen and every entry of the bottom bar. To add one, see README.md. */
import SearchScreen from './search/SearchScreen';
import type { Screen, Tab } from './shell/screen';

export const tabs: Tab[] = [
  { id: 'recherche', label: 'Rechercher', icon: 'search', path: '/' },
  { id: 'guide', label: 'Guide', icon: 'guide', path: '/guide' },
];

export const screens: Screen[] = [
  { path: '/', tab: 'recherche', show: { now: SearchScreen } },
  { path: '/unites/:id', tab: 'recherche', show: { later: () => import('./sheets/UnitScreen') } },
  { path: '/etablissements/:id', tab: 'recherche', show: { later: () => import('./sheets/FacilityScreen') } },
  { path: '/professionnels/:id', tab: 'recherche', show: { later: () => import('./sheets/ProfessionalScreen') } },
  { path: '/pourquoi', tab: 'recherche', show: { later: () => import('./search/WhyNotScreen') } },
  { path: '/recherches', tab: 'recherche', show: { later: () => import('./search/SavedScreen') } },
  { path: '/guide', tab: 'guide', show: { later: () => import('./guide/GuideScreen') } },
  { path: '/guide/:id', tab: 'guide', show: { later: () => import('./guide/NodeScreen') } },
  { path: '/signaler', show: { later: () => import('./reports/ReportScreen') } },
  { path: '/signalements', show: { later: () => import('./reports/MyReportsScreen') } },
  { path: '/compte', show: { later: () => import('./account/AccountScreen') } },
  { path: '/sessions', show: { later: () => import('./account/SessionsScreen') } },
];
