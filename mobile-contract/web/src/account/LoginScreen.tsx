import { useEffect, useState } from 'preact/hooks';
import { asFailure, type Failure } from '../api/failure';
import { login } from '../session/session';
import { useValue } from '../shell/observable';
import { readSettings, settings } from '../shell/settings';
import { Icon } from '../ui/Icon';
import { Failed } from '../ui/Loaded';
import { Page } from '../ui/Page';

export default function LoginScreen() {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [seen, setSeen] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const offered = useValue(settings).demonstrationAccounts ?? [];
  useEffect(() => void readSettings(), []);

  async function enter(as: string, secret: string) {
    setBusy(true);
    setFailure(undefined);
    try {
      await login(as.trim(), secret);
    } catch (thrown) {
      setFailure(asFailure(thrown));
      setBusy(false);
    }
  }

  return (
    <Page title="Se connecter">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void enter(name, password);
        }}
      >
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
          <div class="with-button">
            <input
              class="fr-input"
              id="password"
              type={(seen ? 'text' : 'password') as 'text'}
              autocomplete="current-password"
              required
              value={password}
              onInput={(event) => setPassword(event.currentTarget.value)}
            />
            <button type="button" class="square" aria-pressed={seen} onClick={() => setSeen(!seen)}>
              <Icon name={seen ? 'hide' : 'show'} label="Voir le mot de passe" />
            </button>
          </div>
        </div>
        <button class="fr-btn wide" type="submit" disabled={busy}>
          {busy ? 'Connexion…' : 'Se connecter'}
        </button>
      </form>
      {offered.length > 0 && (
        <section class="demonstration">
          <h2>Démonstration</h2>
          <p class="muted">Rien ici n’est réel. Touchez un compte pour entrer (mot de passe : {offered[0]?.password}).</p>
          <ul class="cards">
            {offered.map((account) => (
              <li key={account.login}>
                <button type="button" class="line" disabled={busy} onClick={() => void enter(account.login, account.password)}>
                  <span>
                    <b>{account.login}</b>
                    <small>{account.can}</small>
                  </span>
                  <Icon name="next" />
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}
