import { TensionsApi, type Tension, type TensionEvent } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { asFailure } from '../api/failure';
import { useLoad } from '../api/load';
import { age, moment } from '../format/time';
import { useLive } from '../live/live';
import { Live } from '../live/Live';
import { Pending } from '../offline/Pending';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { announce, notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { Beds } from './Beds';
import { LifeForms } from './LifeForms';
import { PlanBadge } from './PlanBadge';
import { Receipts } from './TensionCard';
import { cardOf, eventTitle, freeBeds, knownLate } from './words';
import './tensions.css';

export default function TensionScreen({ params, query }: ScreenProps) {
  const id = params['id'] ?? '';
  const [round, setRound] = useState(0);
  const tension = useLoad<Tension>(`tension/${id}`, (signal) => using(TensionsApi).readTension({ id }, { signal }), {
    keep: true,
  });
  const look = () => {
    tension.again();
    setRound((was) => was + 1);
  };
  useLive((what) => {
    look();
    if (what.kind !== 'LOOK') announce('Du nouveau sur cette tension.');
  });
  return (
    <Page title={tension.value?.facility.name ?? 'Tension'} up="/tensions" actions={<Live />}>
      <Pending topic={id} />
      <Loaded of={tension} what="la tension">
        {(it) => (
          <>
            <Head tension={it} round={round} />
            <LifeForms tension={it} query={query} changed={look} />
            <Timeline events={it.events} />
            <Exports tension={it} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Head({ tension, round }: { tension: Tension; round: number }) {
  const now = useNow();
  return (
    <section aria-label="Résumé" class={cardOf(tension.level, tension.drill)}>
      {tension.drill && <p class="drill">EXERCICE</p>}
      <p>
        <PlanBadge plan={tension.plan} level={tension.level} drill={tension.drill} />
        {tension.status === 'CLOSED' && <span class="fr-badge fr-badge--sm">Close</span>}
      </p>
      <p>{tension.disciplineGroup.label}</p>
      <p class="muted">
        Déclarée {moment(tension.startedAt, now)} par {tension.declaredBy}
        {tension.closedAt ? `, close ${moment(tension.closedAt, now)}` : ''}
      </p>
      {tension.reason && <p>{tension.reason}</p>}
      {tension.request && (
        <p class="muted">
          À la demande de {tension.request.askedBy}, {moment(tension.request.askedAt, now)}
        </p>
      )}
      {tension.expectedEndAt && tension.status === 'OPEN' && <p>Fin prévue {moment(tension.expectedEndAt, now)}</p>}
      {tension.beds && <Beds beds={tension.beds} now={now} />}
      {tension.updateAsked && (
        <p class="fr-badge fr-badge--warning fr-badge--sm">
          {tension.updateAsked.by} attend des nouvelles ({age(tension.updateAsked.at, now)})
        </p>
      )}
      {tension.closureProposed && (
        <p class="fr-badge fr-badge--info fr-badge--sm">Retour à la normale {age(tension.closureProposed.since, now)}</p>
      )}
      {tension.alertId && <Receipts alertId={tension.alertId} round={round} />}
      <Partners tension={tension} now={now} />
    </section>
  );
}

function Partners({ tension, now }: { tension: Tension; now: number }) {
  const partners = tension.partners ?? [];
  if (partners.length === 0) return null;
  return (
    <details open>
      <summary>Établissements solidaires ({partners.length})</summary>
      <ul class="partners">
        {partners.map((partner) => (
          <li key={partner.facility.finess}>
            <a href={href(`/etablissements/${partner.facility.finess}`)}>{partner.facility.name}</a>
            <span>
              <b>{freeBeds(partner.beds)}</b> lits libres
              <small>{partner.beds.oldest ? age(partner.beds.oldest, now) : 'aucun chiffre'}</small>
            </span>
            {partner.inTension && <span class="fr-badge fr-badge--sm fr-badge--warning">en tension</span>}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Timeline({ events }: { events: TensionEvent[] }) {
  const now = useNow();
  return (
    <section aria-labelledby="fil">
      <h2 id="fil">Le fil</h2>
      <ul class="timeline">
        {[...events].reverse().map((event) => (
          <li key={event.id} class={event.kind === 'CLOSURE' || event.kind === 'DECLARATION' ? 'timeline__strong' : undefined}>
            <p>
              <b>{eventTitle(event)}</b>
            </p>
            {event.note && <p class="lines">{event.note}</p>}
            {event.notice && <p class="muted">{event.notice}</p>}
            <p class="muted">
              {moment(event.at, now)} · {event.author}
              {knownLate(event) && ` · su ${moment(event.knownAt, now)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Exports({ tension }: { tension: Tension }) {
  async function save(format: 'csv' | 'pdf') {
    try {
      const answer = await using(TensionsApi).exportTensionRaw({ id: tension.id, format });
      const link = document.createElement('a');
      link.href = URL.createObjectURL(await answer.raw.blob());
      link.download = `tension-${tension.facility.finess}-${tension.startedAt.slice(0, 10)}.${format}`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (thrown) {
      notify(asFailure(thrown).message);
    }
  }
  return (
    <section aria-labelledby="retour">
      <h2 id="retour">Retour d’expérience</h2>
      <div class="actions">
        <button type="button" class="fr-btn fr-btn--tertiary" onClick={() => void save('pdf')}>
          <Icon name="print" size={20} />
          &nbsp;Le fil en PDF
        </button>
        <button type="button" class="fr-btn fr-btn--tertiary" onClick={() => void save('csv')}>
          <Icon name="list" size={20} />
          &nbsp;En tableau (CSV)
        </button>
      </div>
    </section>
  );
}
