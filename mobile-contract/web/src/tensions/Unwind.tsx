import type { Tension } from '@client';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Deed } from './LifeForm';

interface Props {
  tension: Tension;
  /** Declared by a slip of the thumb: the note says so, and nothing stays in place. */
  mistake: boolean;
  busy: boolean;
  does(deed: Deed): Promise<void>;
}

/** Closing: what is still in place ends, but for what is said to stay. */
export function Unwind({ tension, mistake, busy, does }: Props) {
  const [note, setNote] = useState(mistake ? 'Déclarée par erreur' : '');
  const [kept, setKept] = useState<string[]>([]);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
    heading.current?.scrollIntoView({ block: 'start' });
  }, []);
  const close = () =>
    does({
      kind: 'TENSION_CLOSURE',
      body: {
        endActions: true,
        ...(kept.length > 0 ? { keptActions: kept } : {}),
        ...(note.trim() ? { note: note.trim() } : {}),
      },
      label: 'Clôture',
      undo: { kind: 'TENSION_REOPENING', body: { note: 'Close par erreur' }, label: 'Réouverture' },
    });
  return (
    <form
      class="stack panel"
      onSubmit={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        Clore la tension
      </h2>
      {tension.actionsInPlace.length > 0 && (
        <fieldset class="bare">
          <legend class="fr-label">
            Les actions en place se terminent. Cochez celles qui restent :
          </legend>
          {tension.actionsInPlace.map(({ action }) => (
            <div class="fr-checkbox-group" key={action.id}>
              <input
                type="checkbox"
                id={`reste-${action.id}`}
                checked={kept.includes(action.id)}
                onChange={() => setKept(kept.includes(action.id) ? kept.filter((id) => id !== action.id) : [...kept, action.id])}
              />
              <label class="fr-label" for={`reste-${action.id}`}>
                {action.label.replace(/\.$/, '')} reste en place
              </label>
            </div>
          ))}
        </fieldset>
      )}
      <div class="fr-input-group">
        <label class="fr-label" for="pourquoi">
          Note
        </label>
        <textarea class="fr-input" id="pourquoi" rows={2} maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </div>
      <button class="fr-btn wide" type="submit" disabled={busy}>
        {busy ? 'Envoi…' : 'Clore : ceux de la déclaration sont prévenus'}
      </button>
    </form>
  );
}
