import { BedsApi, type BedHistory } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { age } from '../format/time';
import { count } from '../format/words';
import { having } from '../shell/address';
import { replace } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Loaded } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { Curve } from './Curve';
import { GroupChoice } from './GroupChoice';
import '../tensions/tensions.css';
import './beds.css';

const periods: [string, string][] = [
  ['24h', '24 h'],
  ['7d', '7 jours'],
  ['30d', '30 jours'],
];

/** The curve of a facility, or of one group of disciplines in it. */
export default function CurveScreen({ query }: ScreenProps) {
  const facilityId = query.get('etablissement') ?? '';
  const group = query.get('groupe') ?? '';
  const period = (query.get('periode') ?? '7d') as '7d';
  const now = useNow();
  const history = useLoad<BedHistory>(
    `curve/${query}`,
    (signal) => using(BedsApi).readBedHistory({ facilityId, period, ...(group ? { disciplineGroup: group } : {}) }, { signal }),
    { keep: true },
  );
  const set = (name: string, value: string) => replace('/lits/courbe', having(query, { [name]: value }));
  return (
    <Page title={history.value?.name ?? 'Courbe des lits'} up="/lits">
      <div class="switch" role="group" aria-label="Période">
        {periods.map(([value, label]) => (
          <button type="button" key={value} aria-pressed={period === value} onClick={() => set('periode', value)}>
            {label}
          </button>
        ))}
      </div>
      <GroupChoice value={group} set={(group) => set('groupe', group)} />
      <Loaded of={history} what="la courbe">
        {(it) => (
          <>
            <p class="muted">
              {count(it.units, 'unité')}, lu {age(it.knownAt, now)}
            </p>
            {it.points.length === 0 ? <p class="empty">Rien n’était connu sur cette période.</p> : <Curve history={it} />}
          </>
        )}
      </Loaded>
    </Page>
  );
}
