import { TensionsApi, type TensionDeclaration, type TensionDryRun, type WarnedRecipient } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { age } from '../format/time';
import { count } from '../format/words';
import { Icon } from '../ui/Icon';
import { Failed, Waiting } from '../ui/Loaded';
import { PlanBadge } from './PlanBadge';
import { channelNames } from './words';

interface Props {
  declaration: TensionDeclaration;
  sending: boolean;
  /** Why it was not taken. */
  refused: string | undefined;
  back(): void;
  declare(declaration: TensionDeclaration): void;
}

/** Step 3: exactly who would be warned and by what, as the server itself would do it; then VALIDEZ. */
export function DeclareCheck({ declaration, sending, refused, back, declare }: Props) {
  const trial = useLoad<TensionDryRun>(
    `dry-run/${JSON.stringify(declaration)}`,
    async (signal) =>
      (await using(TensionsApi).declareTension({ tensionDeclaration: declaration, dryRun: true }, { signal })) as unknown as TensionDryRun,
  );
  const offline = trial.failure?.passing ?? false;
  return (
    <div class="stack above">
      {refused && (
        <div class="fr-alert fr-alert--error" role="alert">
          <p class="fr-alert__title">Rien n’est déclaré</p>
          <p>{refused}</p>
        </div>
      )}
      {trial.loading && trial.value === undefined && <Waiting what="la liste de qui sera prévenu" />}
      {trial.failure && !offline && <Failed failure={trial.failure} again={trial.again} />}
      {offline && (
        <div class="fr-alert fr-alert--warning" role="alert">
          <p class="fr-alert__title">Sans réseau</p>
          <p>
            On ne peut pas montrer qui serait prévenu. Si vous validez, la déclaration est gardée sur ce téléphone et part dès
            que le réseau revient, avec l’heure d’aujourd’hui. En urgence, téléphonez.
          </p>
          <button type="button" class="fr-btn fr-btn--secondary" onClick={trial.again}>
            Réessayer
          </button>
        </div>
      )}
      {trial.value && <Trial of={trial.value} />}
      <div class="sticky">
        <button type="button" class="fr-btn fr-btn--secondary" disabled={sending} onClick={back}>
          Retour
        </button>
        <button
          type="button"
          class="fr-btn"
          disabled={sending || (trial.value === undefined && !offline)}
          onClick={() => declare(declaration)}
        >
          {sending ? 'Envoi…' : declaration.drill ? 'VALIDEZ l’exercice' : 'VALIDEZ'}
        </button>
      </div>
    </div>
  );
}

function Trial({ of }: { of: TensionDryRun }) {
  const reached = of.recipients.filter((recipient) => recipient.reachable).length;
  return (
    <>
      <section aria-labelledby="prevenus">
        <h3 id="prevenus">
          {count(reached, 'destinataire prévenu', 'destinataires prévenus')}
          {of.unreachable > 0 && `, ${of.unreachable} que rien n’atteint`}
        </h3>
        <Recipients of={of.recipients} />
      </section>
      {of.partnersInTension.length > 0 && (
        <section class="fr-alert fr-alert--warning fr-alert--sm" aria-labelledby="partenaires">
          <p id="partenaires">
            <b>Établissements solidaires déjà en tension</b>
          </p>
          <ul>
            {of.partnersInTension.map((partner) => (
              <li key={partner.facility.finess}>
                {partner.facility.name} <PlanBadge plan={partner.plan} level={partner.level} drill={false} /> {age(partner.startedAt)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {of.partnersWarned.length > 0 && (
        <section aria-labelledby="solidaires">
          <h3 id="solidaires">Établissements solidaires, par un message à eux</h3>
          {of.partnersWarned.map((partner) => (
            <div key={partner.facility.finess}>
              <p>
                <b>{partner.facility.name}</b>
                {partner.recipients.length === 0 && ' : personne n’y est connu'}
              </p>
              <Recipients of={partner.recipients} />
            </div>
          ))}
        </section>
      )}
      <section aria-labelledby="messages">
        <h3 id="messages">Les messages, tels qu’ils partiront</h3>
        <div class="message">
          <p class="muted">Notification</p>
          <p>
            <b>{of.push.title}</b>
          </p>
          <p>{of.push.text}</p>
        </div>
        <details>
          <summary>Courriel</summary>
          <div class="message">
            <p>
              <b>{of.email.subject}</b>
            </p>
            <p class="lines">{of.email.text}</p>
          </div>
        </details>
      </section>
    </>
  );
}

function Recipients({ of }: { of: WarnedRecipient[] }) {
  return (
    <ul class="recipients">
      {of.map((recipient) => (
        <li key={recipient.label} class={recipient.reachable ? undefined : 'unreached'}>
          <Icon name={recipient.reachable ? 'check' : 'alarm'} size={20} />
          <span>
            {recipient.label}
            <small>{recipient.reachable ? channelNames(Array.from(recipient.channels)) : 'rien ne l’atteint : téléphonez'}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
