import type { Role } from '@client';
import { useEffect, useState } from 'preact/hooks';
import { toSend } from '../offline/toSend';
import { rolesOf, signOut, user } from '../session/session';
import { useValue } from '../shell/observable';
import { href } from '../shell/router';
import { scheme, setScheme, type Scheme } from '../shell/scheme';
import { readSettings, settings } from '../shell/settings';
import { Icon, type IconName } from '../ui/Icon';
import { Page } from '../ui/Page';

const schemes: [Scheme, string][] = [
  ['system', 'Comme le téléphone'],
  ['light', 'Clair'],
  ['dark', 'Sombre'],
];

const roles: Record<Role, string> = {
  CLINICIAN: 'Clinicien',
  DIRECTOR: 'Direction',
  BED_MANAGER: 'Gestion des lits',
  CRISIS_CELL: 'Cellule de crise',
  REGIONAL_TEAM: 'Équipe régionale',
  FEED: 'Système',
};

const links: [path: string, icon: IconName, label: string][] = [
  ['/recherches', 'star', 'Mes recherches'],
  ['/signalements', 'flag', 'Mes signalements'],
  ['/crise', 'alarm', 'Paquet de crise'],
  ['/envois', 'time', 'Fait sur ce téléphone'],
  ['/joignable', 'bell', 'Suis-je joignable ?'],
  ['/sessions', 'smartphone', 'Mes sessions ouvertes'],
];

export default function AccountScreen() {
  const who = useValue(user);
  const [chosen, setChosen] = useState(scheme());
  const unsent = useValue(toSend);
  const { demonstration } = useValue(settings);
  useEffect(() => void readSettings(), []);
  return (
    <Page title="Mon compte" up="/">
      <p>
        <b>{who?.displayName}</b>
        <br />
        <span class="muted">
          {who?.login} · {rolesOf(who).map((role) => roles[role] ?? role).join(', ')}
        </span>
      </p>
      <ul class="cards">
        {links.map(([path, icon, label]) => (
          <li key={path}>
            <a class="line" href={href(path)}>
              <Icon name={icon} />
              <span>{label}</span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
      <fieldset class="fr-fieldset">
        <legend class="fr-fieldset__legend">Apparence</legend>
        {schemes.map(([value, label]) => (
          <div class="fr-fieldset__element" key={value}>
            <div class="fr-radio-group">
              <input
                type="radio"
                id={`scheme-${value}`}
                name="scheme"
                checked={chosen === value}
                onChange={() => {
                  setScheme(value);
                  setChosen(value);
                }}
              />
              <label class="fr-label" for={`scheme-${value}`}>
                {label}
              </label>
            </div>
          </div>
        ))}
      </fieldset>
      {unsent > 0 && (
        <p class="muted">
          {unsent} en attente d’envoi : gardé sur ce téléphone jusqu’à votre prochaine connexion, personne d’autre ne le voit.
        </p>
      )}
      <button type="button" class="fr-btn fr-btn--secondary wide" onClick={() => void signOut()}>
        <Icon name="logout" size={20} />
        &nbsp;Se déconnecter
      </button>
      <p class="muted">Se déconnecter efface de ce téléphone ce qui y était gardé.</p>
      <h2>À propos</h2>
      <ul class="cards">
        {demonstration && (
          <li>
            <a class="line" href="/demonstration">
              <Icon name="mail" />
              <span>Messages de démonstration</span>
              <Icon name="link" size={20} />
            </a>
          </li>
        )}
        <li>
          <a class="line" href="/openapi.yaml">
            <Icon name="info" />
            <span>
              Contrat de l’application
              <small>Ce que tout éditeur peut appeler</small>
            </span>
            <Icon name="link" size={20} />
          </a>
        </li>
      </ul>
      <p class="muted">
        Accessibilité : essais automatiques (axe) sur chaque écran ; pas encore d’audit RGAA. Une difficulté ? Signalez-la :
        l’équipe régionale répond. Aucune donnée de patient n’est tenue ici.
      </p>
    </Page>
  );
}
