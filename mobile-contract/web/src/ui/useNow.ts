import { useEffect, useState } from 'preact/hooks';

/** The time, in ms since 1970, again each half minute: an age that is shown must grow by itself. */
export function useNow(everyMs = 30_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}
