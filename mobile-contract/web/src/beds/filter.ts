/** The filter of the region's beds, in the address and as the server takes and keeps it. Pure but for one's own region. */
import type { BedCriteria, BedGroupBy } from '@client';
import { user } from '../session/session';

/** Region of who is signed in; without one (a hospital's account), none. */
const ownRegion = (): string | undefined => user.get()?.scopes.regions[0];

export function criteria(query: URLSearchParams): BedCriteria {
  const group = query.get('groupe');
  const department = query.get('departement');
  const region = query.get('region') ?? (department ? undefined : ownRegion());
  return {
    groupBy: (query.get('par') ?? 'department') as BedGroupBy,
    nature: query.get('nature') === 'PLACE' ? 'PLACE' : 'BED',
    ...(group ? { disciplineGroup: [group] } : {}),
    ...(department ? { department: [department] } : {}),
    ...(region ? { region: [region] } : {}),
  };
}

export function fromCriteria(filter: BedCriteria): URLSearchParams {
  const query = new URLSearchParams();
  if (filter.groupBy && filter.groupBy !== 'department') query.set('par', filter.groupBy);
  const of: [string, string | undefined][] = [
    ['groupe', filter.disciplineGroup?.[0]],
    ['departement', filter.department?.[0]],
    ['region', filter.region?.[0]],
    ['nature', filter.nature === 'PLACE' ? 'PLACE' : undefined],
  ];
  for (const [name, value] of of) if (value) query.set(name, value);
  return query;
}
