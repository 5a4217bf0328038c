import { OfferApi, TensionsApi } from '@client';
import { using } from '../api/client';
import { useLoad, type Load } from '../api/load';
import { may, user } from '../session/session';

export interface Declarable {
  finess: string;
  name: string;
}

/** For which facilities this person may declare: one's own as a director, and those whose director gave the right. */
export function useDeclarable(): Load<Declarable[]> {
  return useLoad<Declarable[]>('tensions/declarable', read, { keep: true, when: may('DIRECTOR', 'CLINICIAN', 'BED_MANAGER') });
}

async function read(signal: AbortSignal): Promise<Declarable[]> {
  const mine = user.get();
  const own = may('DIRECTOR') ? (mine?.scopes.facilities ?? []) : [];
  const [given, ...sheets] = await Promise.all([
    using(TensionsApi).listTensionDelegations({ size: 50 }, { signal }),
    ...own.map((finess) => using(OfferApi).readFacility({ finess }, { signal })),
  ]);
  const found = new Map(sheets.map((sheet) => [sheet.finess, sheet.name] as const));
  for (const one of given.items)
    if (one.counts && one.to.login === mine?.login) found.set(one.facility.finess, one.facility.name);
  return [...found].map(([finess, name]) => ({ finess, name }));
}
