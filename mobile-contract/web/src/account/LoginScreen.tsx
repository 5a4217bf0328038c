import { useState } from 'preact/hooks';
import { asFailure, type Failure } from '../api/failure';
import { login } from '../session/session';
import { Failed } from '../ui/Loaded';
import { Page } from '../ui/Page';

export default function LoginScreen() {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);

  async function submit(event: Event) {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    try {
      await login(name.trim(), password);
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  }

  return (
    <Page title="Se connecter">
      <form class="stack" onSubmit={submit}>
        {failure && <Failed failure={failure} />}
        <div class="fr-input-group">
          <label class="fr-label" for="login">
            Identifiant
          </label>
          <input
            class="fr-input"
            id="login"
            autocomplete="username"
            autocapitalize="none"
            spellcheck={false}
            required
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <div class="fr-input-group">
          <label class="fr-label" for="password">
            Mot de passe
          </label>
          <input
            class="fr-input"
            id="password"
            type="password"
            autocomplete="current-password"
            required
            value={password}
            onInput={(event) => setPassword(event.currentTarget.value)}
          />
        </div>
        <button class="fr-btn wide" type="submit" disabled={busy}>
          {busy ? 'Connexion…' : 'Se connecter'}
        </button>
      </form>
    </Page>
  );
}
