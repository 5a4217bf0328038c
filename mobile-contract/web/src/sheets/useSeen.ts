import { SearchApi, type OfferKind } from '@client';
import { useEffect } from 'preact/hooks';
import { using } from '../api/client';

/** A sheet that was opened is found again at once the next time; when that cannot be said, nothing is lost. */
export function useSeen(kind: OfferKind, id: string, read: boolean): void {
  useEffect(() => {
    if (read) using(SearchApi).putRecentView({ kind, id }).catch(() => undefined);
  }, [kind, id, read]);
}
