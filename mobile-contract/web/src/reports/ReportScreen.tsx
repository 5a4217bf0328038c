import { ReportsApi, type OfferKind, type ReportKind } from '@client';
import { useState } from 'preact/hooks';
import { asFailure, using, type Failure } from '../api/client';
import { back } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Failed } from '../ui/Loaded';
import { notify } from '../ui/notices';
import { Page } from '../ui/Page';

const kinds: [ReportKind, string][] = [
  ['SIGNALEMENT', 'Une erreur, un service qui manque'],
  ['SUGGESTION', 'Une idée'],
  ['ASSISTANCE', 'Besoin d’aide'],
];
const LONGEST = 2000;

/** A word to the regional team; what is known of the sheet and the search goes with it. */
export default function ReportScreen({ query }: ScreenProps) {
  const id = query.get('id');
  const words = query.get('mots');
  const [kind, setKind] = useState<ReportKind>('SIGNALEMENT');
  const [message, setMessage] = useState(query.get('texte') ?? '');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  // One key for one message: a second touch, or a second try after a lost answer, sends nothing twice.
  const [key] = useState(() => crypto.randomUUID());

  async function send(event: Event) {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await using(ReportsApi).createReport({
        idempotencyKey: key,
        reportInput: {
          kind,
          message: message.trim(),
          ...(id ? { about: { kind: (query.get('nature') ?? 'UNIT') as OfferKind, id } } : {}),
          ...(words ? { search: { words } } : {}),
        },
      });
      notify('Envoyé à l’équipe régionale. Sa réponse sera dans « Mes signalements ».');
      back('/compte');
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  }

  return (
    <Page title="Signaler" up="/">
      {query.get('nom') && (
        <p>
          À propos de <b>{query.get('nom')}</b>
        </p>
      )}
      <form onSubmit={(event) => void send(event)}>
        <fieldset class="fr-fieldset">
          <legend class="fr-fieldset__legend fr-fieldset__legend--regular">De quoi s’agit-il ?</legend>
          {kinds.map(([value, label]) => (
            <div class="fr-fieldset__element" key={value}>
              <div class="fr-radio-group">
                <input type="radio" id={value} name="kind" checked={kind === value} onChange={() => setKind(value)} />
                <label class="fr-label" for={value}>
                  {label}
                </label>
              </div>
            </div>
          ))}
        </fieldset>
        <div class="fr-input-group">
          <label class="fr-label" for="message">
            Votre message
            <span class="fr-hint-text">N’écrivez rien qui permette de reconnaître un patient.</span>
          </label>
          <textarea
            class="fr-input"
            id="message"
            rows={6}
            required
            maxLength={LONGEST}
            value={message}
            onInput={(event) => setMessage(event.currentTarget.value)}
          />
        </div>
        {failure && <Failed failure={failure} />}
        <button type="submit" class="fr-btn wide" disabled={busy || message.trim() === ''}>
          {busy ? 'Envoi…' : 'Envoyer'}
        </button>
      </form>
    </Page>
  );
}
