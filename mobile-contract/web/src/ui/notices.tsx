import { observable, useValue } from '../shell/observable';
import { useEffect } from 'preact/hooks';
import { Icon } from './Icon';

const spoken = observable('');

/** Says something to a screen reader without moving the focus. */
export function announce(text: string): void {
  // The same text twice would not be said twice.
  spoken.set('');
  setTimeout(() => spoken.set(text), 50);
}

export function LiveRegion() {
  return (
    <p class="away" role="status" aria-live="polite">
      {useValue(spoken)}
    </p>
  );
}

interface Notice {
  text: string;
  /** Takes back what was just done. */
  undo?: () => void;
}

const shown = observable<Notice | undefined>(undefined);

/** A line above the bar, e.g. « Retiré des favoris » with « Annuler ». It stays ten seconds. */
export function notify(text: string, undo?: () => void): void {
  shown.set(undo ? { text, undo } : { text });
}

const STAYS_MS = 10_000;

export function Toast() {
  const notice = useValue(shown);
  useEffect(() => {
    if (!notice) return undefined;
    const timer = setTimeout(() => shown.set(undefined), STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <div role="status">
      {notice && (
        <div class="toast">
          <p>{notice.text}</p>
          {notice.undo && (
            <button
              type="button"
              onClick={() => {
                shown.set(undefined);
                notice.undo?.();
              }}
            >
              Annuler
            </button>
          )}
          <button type="button" onClick={() => shown.set(undefined)}>
            <Icon name="close" label="Fermer ce message" />
          </button>
        </div>
      )}
    </div>
  );
}
