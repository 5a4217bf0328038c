import type { Address, Coded, Commune, ContactPoint, OpeningException, OpeningHours, Position } from '@client';
import type { ComponentChildren } from 'preact';
import { kindOfContact, spaced } from '../format/phone';
import { clock, day } from '../format/time';
import { Call } from '../ui/Call';
import { Icon } from '../ui/Icon';

const WRITTEN = new Set(['MSSANTE']);
const NOT_RUNG = new Set(['MSSANTE', 'FAX']);

/** Numbers to touch, the first one plain to see; then what is written to, and the fax. */
export function Contacts({ points, who }: { points: ContactPoint[]; who: string }) {
  const phones = points.filter((point) => !NOT_RUNG.has(point.kind));
  const others = points.filter((point) => NOT_RUNG.has(point.kind));
  return (
    <section aria-label="Joindre">
      {phones.length === 0 && (
        <p class="muted">
          <Icon name="phone" size={16} /> Aucun téléphone connu ici. Essayez l’établissement.
        </p>
      )}
      {phones.map((point, at) => (
        <Call
          key={`${point.kind}/${point.value}`}
          number={point.value}
          kind={point.kind}
          label={labelOf(point)}
          who={who}
          second={at > 0}
        />
      ))}
      {others.length > 0 && (
        <dl class="facts facts--after">
          {others.map((point) => (
            <Fact key={`${point.kind}/${point.value}`} name={labelOf(point)}>
              {WRITTEN.has(point.kind) ? (
                <a class="fr-link" href={`mailto:${point.value}`}>
                  {point.value}
                </a>
              ) : (
                spaced(point.value)
              )}
            </Fact>
          ))}
        </dl>
      )}
    </section>
  );
}

/** A number that is not for everybody says so: it must not be passed on. */
function labelOf(point: ContactPoint): string {
  const kind = kindOfContact(point.kind);
  const name = point.label && point.label !== kind ? `${kind}, ${point.label}` : kind;
  return point.confidentiality === 'PUBLIC' ? name : `${name} (confidentiel)`;
}

export function Fact({ name, children }: { name: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

export function Codes({ name, of }: { name: string; of: Coded[] | undefined }) {
  return of && of.length > 0 ? <Fact name={name}>{of.map((one) => one.label).join(', ')}</Fact> : null;
}

/** Where it is, and the way there in the phone's own maps. */
export function Place({ address, commune, position }: { address?: Address | undefined; commune?: Commune | undefined; position?: Position | undefined }) {
  const lines = [address?.line, address?.complement, [address?.postcode, address?.commune ?? commune?.name].filter(Boolean).join(' ')].filter(Boolean);
  if (lines.length === 0) return null;
  const wanted = position && position.precision !== 'COMMUNE' ? `${position.lat},${position.lon}` : lines.join(', ');
  return (
    <Fact name="Adresse">
      {lines.map((line, at) => (
        <span key={at}>
          {line}
          <br />
        </span>
      ))}
      <a class="fr-link tall" href={`geo:0,0?q=${encodeURIComponent(wanted)}`}>
        <Icon name="car" size={16} />
        &nbsp;Y aller
      </a>
    </Fact>
  );
}

const DAYS = ['', 'Lundi', 'Mardi', 'Mercredi', 'Jeudi', 'Vendredi', 'Samedi', 'Dimanche'];

interface OpeningProps {
  always: boolean | undefined;
  now: boolean | undefined;
  hours: OpeningHours[] | undefined;
  exceptions: OpeningException[] | undefined;
}

export function Opening({ always, now, hours = [], exceptions = [] }: OpeningProps) {
  if (always === undefined && now === undefined && hours.length === 0) return null;
  const state = now === undefined ? '' : now ? 'Ouvert maintenant' : 'Fermé maintenant';
  return (
    <Fact name="Ouverture">
      <b>{always ? 'Jour et nuit, tous les jours' : state || 'Horaires'}</b>
      {!always && hours.length > 0 && (
        <ul class="plain">
          {[1, 2, 3, 4, 5, 6, 7]
            .map((at) => [at, hours.filter((one) => one.day === at)] as const)
            .filter(([, of]) => of.length > 0)
            .map(([at, of]) => (
              <li key={at}>
                {DAYS[at]} : {of.map((one) => `${clock(one.opens)} à ${clock(one.closes)}`).join(', ')}
              </li>
            ))}
        </ul>
      )}
      {exceptions.map((one) => (
        <p key={`${one.from}/${one.opens}`}>
          {one.from === one.to ? `Le ${day(one.from)}` : `Du ${day(one.from)} au ${day(one.to)}`} :{' '}
          {one.closed ? 'fermé' : `${clock(one.opens ?? '')} à ${clock(one.closes ?? '')}`}
          {one.reason && ` (${one.reason})`}
        </p>
      ))}
    </Fact>
  );
}

/** Bounds are included; either may be missing. */
export function agesSaid(min: number | undefined, max: number | undefined): string | undefined {
  if (min === undefined && max === undefined) return undefined;
  if (max === undefined) return `À partir de ${min} ans`;
  if (min === undefined || min === 0) return `Jusqu’à ${max} ans`;
  return `De ${min} à ${max} ans`;
}
