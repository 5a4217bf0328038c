/** Every screen and every entry of the bottom bar. To add one, see README.md. */
import SearchScreen from './search/SearchScreen';
import { alertsWaiting } from './alerts/waiting';
import type { Screen, Tab } from './shell/screen';

export const tabs: Tab[] = [
  { id: 'recherche', label: 'Rechercher', icon: 'search', path: '/' },
  { id: 'guide', label: 'Guide', icon: 'guide', path: '/guide' },
  { id: 'lits', label: 'Lits', icon: 'bed', path: '/lits' },
  { id: 'tensions', label: 'Tensions', icon: 'tension', path: '/tensions' },
  {
    id: 'alertes',
    label: 'Alertes',
    icon: 'bell',
    path: '/alertes',
    roles: ['DIRECTOR', 'BED_MANAGER', 'CRISIS_CELL', 'REGIONAL_TEAM'],
    waiting: alertsWaiting,
  },
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
  { path: '/tensions', tab: 'tensions', show: { later: () => import('./tensions/BoardScreen') } },
  { path: '/tensions/declarer', tab: 'tensions', show: { later: () => import('./tensions/DeclareScreen') } },
  { path: '/tensions/demander', tab: 'tensions', show: { later: () => import('./tensions/AskScreen') } },
  { path: '/tensions/demandes', tab: 'tensions', show: { later: () => import('./tensions/RequestsScreen') } },
  { path: '/tensions/:id', tab: 'tensions', show: { later: () => import('./tensions/TensionScreen') } },
  { path: '/alertes', tab: 'alertes', show: { later: () => import('./alerts/AlertsScreen') } },
  { path: '/alertes/:id', tab: 'alertes', show: { later: () => import('./alerts/AlertScreen') } },
  { path: '/lits', tab: 'lits', show: { later: () => import('./beds/BedsScreen') } },
  { path: '/lits/region', tab: 'lits', show: { later: () => import('./beds/RegionScreen') } },
  { path: '/lits/courbe', tab: 'lits', show: { later: () => import('./beds/CurveScreen') } },
  { path: '/lits/solidarite', tab: 'lits', show: { later: () => import('./beds/SolidarityScreen') } },
  { path: '/lits/unites/:id', tab: 'lits', show: { later: () => import('./beds/UnitBedsScreen') } },
  { path: '/crise', show: { later: () => import('./offline/PackScreen') } },
  { path: '/envois', show: { later: () => import('./offline/SendingsScreen') } },
  { path: '/joignable', tab: 'alertes', show: { later: () => import('./alerts/ReachableScreen') } },
  { path: '/gardes', tab: 'alertes', show: { later: () => import('./alerts/DutiesScreen') }, roles: ['DIRECTOR', 'REGIONAL_TEAM'] },
  { path: '/gardes/:id', tab: 'alertes', show: { later: () => import('./alerts/ShiftsScreen') }, roles: ['DIRECTOR', 'REGIONAL_TEAM'] },
  { path: '/cellules', tab: 'alertes', show: { later: () => import('./alerts/CellsScreen') } },
  { path: '/sessions', show: { later: () => import('./account/SessionsScreen') } },
];
