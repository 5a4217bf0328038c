import { AlertsApi, type MyPhone } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { asFailure } from '../api/failure';
import { useLoad } from '../api/load';
import { spaced } from '../format/phone';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { BrowserPush } from '../push/BrowserPush';
import { international } from './phone';
import '../tensions/tensions.css';
import './alerts.css';

/** By what an alert reaches me, said plainly: also what does not work here. */
export default function ReachableScreen(_: ScreenProps) {
  const phone = useLoad<MyPhone>('me/phone', (signal) => using(AlertsApi).readMyPhone({ signal }), { keep: true });
  return (
    <Page title="Suis-je joignable ?" up="/alertes">
      <ul class="recipients">
        <li>
          <Icon name="check" size={20} />
          <span>
            Courriel
            <small>Les alertes partent à l’adresse de votre compte, si elle y est ; votre équipe régionale la tient.</small>
          </span>
        </li>
        <BrowserPush />
      </ul>
      <Loaded of={phone} what="votre téléphone">{(mine) => <Phone mine={mine} changed={phone.again} />}</Loaded>
    </Page>
  );
}

function Phone({ mine, changed }: { mine: MyPhone; changed(): void }) {
  const [typed, setTyped] = useState(mine.phone ? spaced(mine.phone) : '');
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  async function save(text: string) {
    const number = international(text);
    if (text.trim() && !number) {
      setWrong('Un numéro de portable, par exemple 06 12 34 56 78.');
      return;
    }
    setBusy(true);
    setWrong(undefined);
    try {
      await using(AlertsApi).replaceMyPhone({ myPhoneInput: number ? { phone: number } : {} });
      notify(number ? 'Numéro enregistré.' : 'Plus aucun SMS ne vous sera envoyé.');
      changed();
    } catch (thrown) {
      setWrong(asFailure(thrown).message);
    }
    setBusy(false);
  }
  return (
    <form
      class="stack"
      onSubmit={(event) => {
        event.preventDefault();
        void save(typed);
      }}
    >
      <h2>SMS</h2>
      <p>
        {mine.textsOffered
          ? 'Un SMS part quand rien ne montre que l’alerte a été vue.'
          : 'Aucune passerelle SMS n’est réglée ici : le numéro est gardé, aucun SMS ne part.'}
      </p>
      <div class={wrong ? 'fr-input-group fr-input-group--error' : 'fr-input-group'}>
        <label class="fr-label" for="telephone">
          Mon portable
        </label>
        <input
          class="fr-input"
          id="telephone"
          type="tel"
          autocomplete="tel"
          value={typed}
          aria-describedby={wrong ? 'telephone-faux' : undefined}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        {wrong && (
          <p class="fr-error-text" id="telephone-faux" role="alert">
            {wrong}
          </p>
        )}
      </div>
      <button class="fr-btn wide" type="submit" disabled={busy || !typed.trim()}>
        {busy ? 'Envoi…' : 'Enregistrer'}
      </button>
      {mine.phone && (
        <button
          type="button"
          class="fr-btn fr-btn--tertiary wide"
          disabled={busy}
          onClick={() => {
            setTyped('');
            void save('');
          }}
        >
          Ne plus recevoir de SMS
        </button>
      )}
    </form>
  );
}
