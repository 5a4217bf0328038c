import type { ComponentChildren } from 'preact';
import type { Failure } from '../api/failure';
import type { Load } from '../api/load';
import { age } from '../format/time';
import { Icon } from './Icon';

interface Props<T> {
  of: Load<T>;
  /** « la fiche », « les résultats »: what is being read. */
  what: string;
  children(value: T): ComponentChildren;
}

/** An answer in all its states: awaited, there, kept from before (with its age), failed (with what to do). */
export function Loaded<T>({ of, what, children }: Props<T>) {
  if (of.value === undefined) {
    return of.failure ? <Failed failure={of.failure} again={of.again} /> : of.loading ? <Waiting what={what} /> : null;
  }
  return (
    <>
      {of.failure ? (
        <div class="kept fr-alert fr-alert--warning fr-alert--sm" role="status">
          <p>
            {of.failure.offline ? 'Sans réseau' : of.failure.message} : lu {age(of.readAt ?? 0)}.{' '}
            <button type="button" class="fr-link" onClick={of.again}>
              Réessayer
            </button>
          </p>
        </div>
      ) : (
        of.kept && (
          <p class="muted" role="status">
            Lu {age(of.readAt ?? 0)}, mise à jour…
          </p>
        )
      )}
      {children(of.value)}
    </>
  );
}

export function Waiting({ what }: { what: string }) {
  return (
    <p class="waiting" role="status">
      Chargement de {what}…
    </p>
  );
}

/** What went wrong and what to do about it; the server's own sentence when it gave one. */
export function Failed({ failure, again }: { failure: Failure; again?: () => void }) {
  return (
    <div class={failure.offline ? 'fr-alert fr-alert--warning' : 'fr-alert fr-alert--error'} role="alert">
      <p class="fr-alert__title">{failure.offline ? 'Pas de réseau' : failure.notFound ? 'Introuvable' : 'Cela n’a pas marché'}</p>
      <p>
        {failure.offline
          ? 'Le serveur ne répond pas. Vérifiez la connexion, puis réessayez ; en urgence, appelez le 15.'
          : failure.message}
      </p>
      {failure.retryAfter !== undefined && <p>Réessayez dans {failure.retryAfter} s.</p>}
      {failure.problem && <p class="muted">Pour l’assistance : {failure.problem.requestId}</p>}
      {again && !failure.notFound && (
        <div class="actions">
          <button type="button" class="fr-btn" onClick={again}>
            <Icon name="refresh" size={16} />
            &nbsp;Réessayer
          </button>
        </div>
      )}
    </div>
  );
}
