import { useMemo } from 'preact/hooks';
import { screens, tabs } from '../screens';
import LoginScreen from '../account/LoginScreen';
import { may, user } from '../session/session';
import { Icon } from '../ui/Icon';
import { LiveRegion, Toast } from '../ui/notices';
import { Page } from '../ui/Page';
import { Lazy } from './Lazy';
import { useValue, type Observable } from './observable';
import { NetworkBanner } from '../offline/NetworkBanner';
import { href, match, usePlace } from './router';
import type { Screen, ScreenProps } from './screen';

export function App() {
  const who = useValue(user);
  return (
    <div class={`frame${who ? '' : ' frame--bare'}`}>
      <div class="fr-skiplinks">
        <nav class="fr-container" aria-label="Accès rapide">
          <ul class="fr-skiplinks__list">
            <li>
              <button type="button" class="fr-link" onClick={() => document.getElementById('contenu')?.focus()}>
                Contenu
              </button>
            </li>
          </ul>
        </nav>
      </div>
      <Header signedIn={who !== undefined} />
      {who && <NetworkBanner />}
      <main id="contenu" tabIndex={-1}>
        {who ? <Current /> : <LoginScreen />}
      </main>
      {who && <Bar />}
      <Toast />
      <LiveRegion />
    </div>
  );
}

function Header({ signedIn }: { signedIn: boolean }) {
  return (
    <header class="top" role="banner">
      <p class="fr-logo">
        République
        <br />
        Française
      </p>
      <p class="top__service">
        <a href={href('/')}>ROR mobile</a>
        <small>L’offre de santé dans la main</small>
      </p>
      {signedIn && (
        <a class="square" href={href('/compte')}>
          <Icon name="account" label="Mon compte" />
        </a>
      )}
    </header>
  );
}

function found(path: string): { screen: Screen; params: Record<string, string> } | undefined {
  for (const screen of screens) {
    const params = match(screen.path, path);
    if (params) return { screen, params };
  }
  return undefined;
}

function Current() {
  const { path, query } = usePlace();
  const at = useMemo(() => found(path), [path]);
  if (!at) return <Nowhere title="Cette page n’existe pas" text="L’adresse est peut-être ancienne ou incomplète." />;
  if (at.screen.roles && !may(...at.screen.roles))
    return <Nowhere title="Cette page n’est pas pour ce compte" text="Votre profil n’y a pas accès." />;
  const props: ScreenProps = { params: at.params, query };
  // Another sheet is another screen: nothing of the former one must stay in it.
  return <Lazy key={path} screen={at.screen} props={props} />;
}

function Nowhere({ title, text }: { title: string; text: string }) {
  return (
    <Page title={title}>
      <p>{text}</p>
      <a class="fr-btn" href={href('/')}>
        Rechercher
      </a>
    </Page>
  );
}

function Bar() {
  const { path } = usePlace();
  const tab = found(path)?.screen.tab;
  return (
    <nav class="bar" aria-label="Navigation principale">
      <ul>
        {tabs
          .filter((entry) => !entry.roles || may(...entry.roles))
          .map((entry) => (
            <li key={entry.id}>
              <a href={href(entry.path)} aria-current={tab === entry.id ? 'page' : undefined}>
                <Icon name={entry.icon} />
                <span>{entry.label}</span>
                {entry.waiting && <Waiting of={entry.waiting} />}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  );
}

function Waiting({ of }: { of: Observable<number> }) {
  const number = useValue(of);
  return number > 0 ? (
    <span class="bar__badge">
      {number}
      <span class="away"> en attente</span>
    </span>
  ) : null;
}
