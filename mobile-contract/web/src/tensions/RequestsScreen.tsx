import { TensionsApi, type TensionRequest } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { age, moment } from '../format/time';
import { useLive } from '../live/live';
import { Pending } from '../offline/Pending';
import { asFailure } from '../api/failure';
import { may, user } from '../session/session';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Loaded } from '../ui/Loaded';
import { notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { useDeclarable } from './declarable';
import './tensions.css';

const states: Record<string, string> = { OPEN: 'Sans réponse', DECLARED: 'Tension déclarée', REFUSED: 'Refusée', WITHDRAWN: 'Retirée' };

/** What doctors ask of their direction, and what became of it. */
export default function RequestsScreen(_: ScreenProps) {
  const list = useLoad('tension-requests', (signal) => using(TensionsApi).listTensionRequests({ status: 'ALL', size: 30 }, { signal }), { keep: true });
  useLive(() => list.again());
  return (
    <Page title="Demandes des médecins" up="/tensions">
      {may('CLINICIAN', 'BED_MANAGER') && (
        <a class="fr-btn wide" href={href('/tensions/demander')}>
          Demander une tension
        </a>
      )}
      <Pending kinds={['TENSION_REQUEST']} />
      <Loaded of={list} what="les demandes">
        {(page) => (
          <>
            {page.items.length === 0 && <p class="empty">Aucune demande.</p>}
            <ul class="cards tensions">
              {page.items.map((request) => (
                <Request key={request.id} of={request} changed={list.again} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Request({ of, changed }: { of: TensionRequest; changed(): void }) {
  const now = useNow();
  const declarable = useDeclarable();
  const answers = of.status === 'OPEN' && declarable.value?.some((one) => one.finess === of.facility.finess);
  return (
    <li class={of.drill ? 'tension tension--drill' : of.status === 'OPEN' ? 'tension tension--1' : 'tension'}>
      {of.drill && <p class="drill">EXERCICE</p>}
      <h2>{of.facility.name}</h2>
      <p>
        <span class={of.status === 'OPEN' ? 'fr-badge fr-badge--sm fr-badge--warning' : 'fr-badge fr-badge--sm'}>
          {states[of.status] ?? of.status}
        </span>
      </p>
      <p>
        {of.disciplineGroup.label}
        {of.plan && `, ${of.plan.label}`}
      </p>
      <p>{of.reason}</p>
      {of.note && <p class="lines">{of.note}</p>}
      <p class="muted">
        {of.askedBy}, {age(of.askedAt, now)}
        {of.unansweredAt && ' · personne n’a répondu'}
      </p>
      {of.answeredAt && (
        <p class="muted">
          {of.answeredBy}, {moment(of.answeredAt, now)} {of.answer}
        </p>
      )}
      {of.tensionId && (
        <a class="fr-btn fr-btn--tertiary wide" href={href(`/tensions/${of.tensionId}`)}>
          Voir la tension
        </a>
      )}
      {answers && <Answer of={of} changed={changed} />}
      {of.status === 'OPEN' && of.askedBy === user.get()?.displayName && <Withdraw of={of} changed={changed} />}
    </li>
  );
}

function Answer({ of, changed }: { of: TensionRequest; changed(): void }) {
  const [refusing, setRefusing] = useState(false);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [id] = useState(() => crypto.randomUUID());
  const query = { demande: of.id, etablissement: of.facility.finess, groupe: of.disciplineGroup.id, motif: of.reason, ...(of.drill ? { exercice: 'oui' } : {}) };
  async function refuse() {
    setBusy(true);
    try {
      await using(TensionsApi).refuseTensionRequest({ id: of.id, tensionRequestRefusal: { id, reason: reason.trim() } });
      notify('Demande refusée, son auteur le lira.');
      changed();
    } catch (thrown) {
      notify(asFailure(thrown).message);
    }
    setBusy(false);
  }
  return (
    <>
      <div class="actions">
        <a class="fr-btn" href={href('/tensions/declarer', query)}>
          Déclarer
        </a>
        <button type="button" class="fr-btn fr-btn--secondary" aria-expanded={refusing} onClick={() => setRefusing(!refusing)}>
          Refuser
        </button>
      </div>
      {refusing && (
        <form
          class="stack panel"
          onSubmit={(event) => {
            event.preventDefault();
            void refuse();
          }}
        >
          <div class="fr-input-group">
            <label class="fr-label" for={`motif-${of.id}`}>
              Ce que lira le demandeur
            </label>
            <input class="fr-input" id={`motif-${of.id}`} required maxLength={500} value={reason} onInput={(event) => setReason(event.currentTarget.value)} />
          </div>
          <button class="fr-btn wide" type="submit" disabled={busy || !reason.trim()}>
            Refuser la demande
          </button>
        </form>
      )}
    </>
  );
}

function Withdraw({ of, changed }: { of: TensionRequest; changed(): void }) {
  const [id] = useState(() => crypto.randomUUID());
  return (
    <button
      type="button"
      class="fr-btn fr-btn--tertiary"
      onClick={() =>
        void using(TensionsApi)
          .withdrawTensionRequest({ id: of.id, tensionRequestWithdrawal: { id } })
          .then(changed, (thrown: unknown) => notify(asFailure(thrown).message))
      }
    >
      Retirer ma demande
    </button>
  );
}

