import { BedEntriesApi, OfferApi, type UnitBedState, type UnitLine } from '@client';
import { using } from '../api/client';
import { useLoad, type Load } from '../api/load';

export interface OwnUnit {
  line: UnitLine;
  state: UnitBedState;
}

export interface OwnUnits {
  name: string;
  units: OwnUnit[];
  /** Units that have never said any bed. */
  silent: UnitLine[];
}

/** The units of a facility that say their beds, each with the version to answer with; kept for when there is no network. */
export function useUnits(finess: string): Load<OwnUnits> {
  return useLoad<OwnUnits>(`own-units/${finess}`, (signal) => read(finess, signal), { keep: true, when: finess !== '' });
}

async function read(finess: string, signal: AbortSignal): Promise<OwnUnits> {
  const [sheet, lines] = await Promise.all([using(OfferApi).readFacility({ finess }, { signal }), all(finess, signal)]);
  const saying = lines.filter((line) => line.beds);
  const states = await Promise.all(saying.map((line) => using(BedEntriesApi).readUnitBeds({ id: line.id }, { signal })));
  return {
    name: sheet.name,
    units: saying.flatMap((line, at) => {
      const state = states[at];
      return state ? [{ line, state }] : [];
    }),
    silent: lines.filter((line) => !line.beds),
  };
}

async function all(finess: string, signal: AbortSignal): Promise<UnitLine[]> {
  const found: UnitLine[] = [];
  let cursor: string | undefined;
  do {
    const page = await using(OfferApi).listFacilityUnits({ finess, size: 50, ...(cursor ? { cursor } : {}) }, { signal });
    found.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && found.length < 300);
  return found;
}
