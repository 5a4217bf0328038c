import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { asFailure, isAbort, type Failure } from './failure';
import { keep, readKept } from './kept';

/**
 * What a screen has of an answer.
 * `readAt`: when it was read, in ms since 1970. `failure` beside a value: the last reading failed, and what is shown is older.
 */
export interface Load<T> {
  value?: T;
  readAt?: number;
  loading: boolean;
  failure?: Failure;
  /** The value is what this phone kept, not what the server just said. */
  kept: boolean;
  again(): void;
}

interface Options {
  /** Keeps the answer on the phone, and shows it at once the next time while the new one comes. */
  keep?: boolean;
  /** Without it nothing is asked (yet). */
  when?: boolean;
}

/**
 * Asks when `key` changes; an answer that comes too late is dropped.
 *
 *     const unit = useLoad(`unit/${id}`, (signal) => using(OfferApi).readUnit({ id }, { signal }), { keep: true });
 */
export function useLoad<T>(key: string, ask: (signal: AbortSignal) => Promise<T>, options: Options = {}): Load<T> {
  const when = options.when ?? true;
  const keeps = options.keep ?? false;
  const [state, setState] = useState<{ key: string } & Omit<Load<T>, 'again'>>({ key, loading: when, kept: false });
  const [round, setRound] = useState(0);
  const asking = useRef(ask);
  asking.current = ask;

  useEffect(() => {
    if (!when) {
      setState({ key, loading: false, kept: false });
      return;
    }
    const abort = new AbortController();
    let answered = false;
    setState((was) => (was.key === key ? { ...was, loading: true } : { key, loading: true, kept: false }));
    if (keeps) {
      void readKept<T>(key).then((kept) => {
        if (kept && !answered && !abort.signal.aborted)
          setState((was) => (was.value === undefined ? { ...was, ...kept, kept: true } : was));
      });
    }
    asking.current(abort.signal).then(
      (value) => {
        if (abort.signal.aborted) return;
        answered = true;
        const readAt = Date.now();
        setState({ key, value, readAt, loading: false, kept: false });
        if (keeps) void keep(key, value, readAt);
      },
      async (thrown: unknown) => {
        if (abort.signal.aborted || isAbort(thrown)) return;
        const failure = asFailure(thrown);
        const kept = keeps && failure.passing ? await readKept<T>(key) : undefined;
        if (abort.signal.aborted) return;
        answered = true;
        setState((was) => {
          const shown = failure.passing ? (was.value === undefined ? (kept && { ...kept, kept: true }) : was) : undefined;
          return { key, kept: false, ...shown, loading: false, failure };
        });
      },
    );
    return () => abort.abort();
  }, [key, round, when, keeps]);

  const again = useCallback(() => setRound((was) => was + 1), []);
  // The first frame after a change of key must not show the former answer as if it were this one's.
  return state.key === key ? { ...state, again } : { loading: when, kept: false, again };
}
