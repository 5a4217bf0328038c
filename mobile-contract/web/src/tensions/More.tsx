import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { asFailure, type Failure } from '../api/failure';
import { Failed } from '../ui/Loaded';

interface Props<T> {
  /** Of the first page; nothing when it is the only one. */
  cursor: string | undefined;
  next(cursor: string): Promise<{ items: T[]; nextCursor?: string }>;
  show(item: T): ComponentChildren;
}

/** The pages after the first, one a touch. */
export function More<T>({ cursor, next, show }: Props<T>) {
  const [items, setItems] = useState<T[]>([]);
  const [at, setAt] = useState(cursor);
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    setItems([]);
    setAt(cursor);
  }, [cursor]);
  async function read(from: string) {
    setFailure(undefined);
    try {
      const page = await next(from);
      setItems((was) => [...was, ...page.items]);
      setAt(page.nextCursor);
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }
  return (
    <>
      {items.length > 0 && <ul class="cards tensions">{items.map(show)}</ul>}
      {failure && <Failed failure={failure} />}
      {at !== undefined && (
        <button type="button" class="fr-btn fr-btn--secondary wide" onClick={() => void read(at)}>
          Voir la suite
        </button>
      )}
    </>
  );
}
