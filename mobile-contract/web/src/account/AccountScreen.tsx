import { useState } from 'preact/hooks';
import { scheme, setScheme, type Scheme } from '../shell/scheme';
import { useValue } from '../shell/observable';
import { signOut, user } from '../session/session';
import { Page } from '../ui/Page';

const schemes: [Scheme, string][] = [
  ['system', 'Comme le téléphone'],
  ['light', 'Clair'],
  ['dark', 'Sombre'],
];

export default function AccountScreen() {
  const who = useValue(user);
  const [chosen, setChosen] = useState(scheme());
  return (
    <Page title="Mon compte" up="/">
      <p>
        <b>{who?.displayName}</b>
        <br />
        {who?.login}
      </p>
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
      <button type="button" class="fr-btn fr-btn--secondary wide" onClick={() => void signOut()}>
        Se déconnecter
      </button>
    </Page>
  );
}
