import { AlertsApi, TensionsApi, type Tension, type TensionLine } from '@client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { age, moment } from '../format/time';
import { count } from '../format/words';
import { may } from '../session/session';
import { href } from '../shell/router';
import { useNow } from '../ui/useNow';
import { Beds } from './Beds';
import { PlanBadge } from './PlanBadge';
import { cardOf, eventTitle } from './words';

interface Props {
  line: TensionLine;
  /** Grows each time something happened: the card reads again. */
  round: number;
}

/** One tension of the board. What it says beyond its line is read when it comes into view. */
export function TensionCard({ line, round }: Props) {
  const now = useNow();
  const [seen, ref] = useSeen<HTMLLIElement>();
  const whole = useLoad<Tension>(
    `tension/${line.id}`,
    (signal) => using(TensionsApi).readTension({ id: line.id }, { signal }),
    { keep: true, when: seen },
  );
  useEffect(() => {
    if (round > 0) whole.again();
  }, [round]);
  const tension = whole.value;
  return (
    <li class={cardOf(line.level, line.drill)} ref={ref}>
      {line.drill && <p class="drill">EXERCICE</p>}
      <h2>
        <a href={href(`/tensions/${line.id}`)}>{line.facility.name}</a>
      </h2>
      <p>
        <PlanBadge plan={line.plan} level={line.level} drill={line.drill} />
        {line.status === 'CLOSED' && <span class="fr-badge fr-badge--sm">Close</span>}
      </p>
      <p>{line.disciplineGroup.label}</p>
      <p class="muted">
        {line.status === 'CLOSED' && line.closedAt
          ? `Du ${moment(line.startedAt, now)} au ${moment(line.closedAt, now)}`
          : `Depuis ${age(line.startedAt, now).replace('il y a ', '')}, ${moment(line.startedAt, now)}`}{' '}
        · {line.declaredBy}
      </p>
      {tension && <Summary tension={tension} now={now} round={round} />}
      {line.closureProposed && <p class="fr-badge fr-badge--info fr-badge--no-icon">Retour à la normale : clôture proposée</p>}
    </li>
  );
}

function Summary({ tension, now, round }: { tension: Tension; now: number; round: number }) {
  const last = tension.events.slice(-2).reverse();
  const partners = tension.partners ?? [];
  const inTension = partners.filter((partner) => partner.inTension).length;
  return (
    <>
      {tension.beds && <Beds beds={tension.beds} now={now} />}
      {partners.length > 0 && (
        <p class="muted">
          {count(partners.length, 'établissement solidaire', 'établissements solidaires')}
          {inTension > 0 && <b>, dont {inTension} en tension</b>}
        </p>
      )}
      {tension.updateAsked && <p class="fr-badge fr-badge--warning fr-badge--sm">La cellule attend des nouvelles</p>}
      <ul class="last" aria-label="Derniers événements">
        {last.map((event) => (
          <li key={event.id}>
            <span class="muted">{age(event.at, now)}</span> {eventTitle(event)}
            {event.note && <q>{event.note}</q>}
          </li>
        ))}
      </ul>
      {tension.alertId && <Receipts alertId={tension.alertId} round={round} />}
    </>
  );
}

/** « 7 prévenus, 5 ont vu, 1 a acquitté à 02:14 », for those who may know. */
export function Receipts({ alertId, round }: { alertId: string; round: number }) {
  const alert = useLoad(`alert/${alertId}`, (signal) => using(AlertsApi).readAlert({ id: alertId }, { signal }), {
    keep: true,
    when: may('DIRECTOR', 'CRISIS_CELL', 'REGIONAL_TEAM'),
  });
  useEffect(() => {
    if (round > 0) alert.again();
  }, [round]);
  if (!alert.value?.receipts) return null;
  return (
    <p class="receipts">
      <a href={href(`/alertes/${alertId}`)}>{alert.value.receipts}</a>
    </p>
  );
}

/** True once the element was near the screen. */
function useSeen<T extends Element>() {
  const ref = useRef<T>(null);
  const [seen, setSeen] = useState(!('IntersectionObserver' in self));
  useEffect(() => {
    const element = ref.current;
    if (seen || !element) return undefined;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setSeen(true);
      },
      { rootMargin: '200px' },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [seen]);
  return [seen, ref] as const;
}
