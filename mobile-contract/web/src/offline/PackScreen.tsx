import type { CrisisPack, PackFacility, PackUnit } from '@client';
import { useEffect, useState } from 'preact/hooks';
import { asFailure, type Failure } from '../api/failure';
import { age, moment } from '../format/time';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { PlanBadge } from '../tensions/PlanBadge';
import { Call, CallButton } from '../ui/Call';
import { Icon } from '../ui/Icon';
import { Failed, Waiting } from '../ui/Loaded';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { ageOf, fetchPack, readPack, type Pack } from './pack';
import '../tensions/tensions.css';
import '../beds/beds.css';

/** What this phone carries for when there is no network. */
export default function PackScreen(_: ScreenProps) {
  const [pack, setPack] = useState<Pack>();
  const [failure, setFailure] = useState<Failure>();
  const [busy, setBusy] = useState(true);
  const now = useNow();
  const fetch = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      setPack(await fetchPack());
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
    setBusy(false);
  };
  useEffect(() => {
    void readPack().then((kept) => {
      if (kept) setPack(kept);
      void fetch();
    });
  }, []);
  return (
    <Page title="Paquet de crise" up="/">
      {!pack && busy && <Waiting what="le paquet de crise" />}
      {!pack && failure && <Failed failure={failure} again={() => void fetch()} />}
      {pack?.trust === 'FORGED' && (
        <div class="fr-alert fr-alert--error" role="alert">
          <p class="fr-alert__title">Paquet refusé</p>
          <p>Sa signature n’est pas celle du serveur : rien n’en est montré. Signalez-le à l’assistance.</p>
          <button type="button" class="fr-btn fr-btn--secondary" onClick={() => void fetch()}>
            Réessayer
          </button>
        </div>
      )}
      {pack && pack.trust !== 'FORGED' && (
        <>
          <div class={failure ? 'fr-alert fr-alert--warning fr-alert--sm' : 'fr-alert fr-alert--info fr-alert--sm'} role="status">
            <p>
              {failure ? (failure.offline ? 'Hors ligne – chiffres' : 'Pas de réponse – chiffres') : 'Chiffres'} {moment(pack.receivedAt, now)} ({age(pack.receivedAt, now)}).{' '}
              {busy ? 'Mise à jour…' : ''}
            </p>
            <p>
              {pack.trust === 'VERIFIED'
                ? 'Signature du serveur vérifiée.'
                : 'Signature non vérifiée : ce navigateur ne sait pas le faire.'}
            </p>
          </div>
          <Content pack={pack} now={now} />
        </>
      )}
    </Page>
  );
}

function Content({ pack, now }: { pack: Pack; now: number }) {
  const [letters, setLetters] = useState('');
  const it = pack.content;
  return (
    <>
      {it.emergencyNumbers.map((number) => (
        <Call key={number.value} number={number.value} kind="ALERT" label={number.label} who={number.label} second />
      ))}
      <OnCall of={it} now={now} />
      <Tensions of={it} now={now} />
      <h2>Établissements et unités</h2>
      <div class="fr-input-group">
        <label class="fr-label" for="filtre">
          Premières lettres
        </label>
        <input class="fr-input" id="filtre" type="search" value={letters} onInput={(event) => setLetters(event.currentTarget.value)} />
      </div>
      <Facilities pack={pack} letters={letters} now={now} />
      {it.leftOut.units > 0 && (
        <p class="muted">
          {it.leftOut.units} unités plus lointaines n’y tiennent pas.
        </p>
      )}
    </>
  );
}

function OnCall({ of, now }: { of: CrisisPack; now: number }) {
  const duties = (of.onCall ?? []).filter((duty) => duty.now);
  if (duties.length === 0) return null;
  return (
    <section aria-labelledby="garde">
      <h2 id="garde">De garde</h2>
      <ul class="recipients">
        {duties.map((duty) => (
          <li key={`${duty.role}${duty.label}`}>
            <Icon name="account" size={20} />
            <span>
              {duty.now}
              <small>
                {duty.label}
                {duty.until && `, jusqu’à ${moment(duty.until, now)}`}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tensions({ of, now }: { of: CrisisPack; now: number }) {
  const tensions = of.tensions ?? [];
  return (
    <section aria-labelledby="tensions">
      <h2 id="tensions">Tensions en cours</h2>
      {tensions.length === 0 && <p>Aucune.</p>}
      <ul class="recipients">
        {tensions.map((line) => (
          <li key={line.id}>
            <Icon name="tension" size={20} />
            <span>
              <a href={href(`/tensions/${line.id}`)}>{line.facility.name}</a>
              <br />
              <PlanBadge plan={line.plan} level={line.level} drill={line.drill} />
              <small>
                {line.disciplineGroup.label}, {moment(line.startedAt, now)}
              </small>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
/** As many as a thumb scrolls; the first letters find the others. */
const SHOWN = 12;

function Facilities({ pack, letters, now }: { pack: Pack; letters: string; now: number }) {
  const wanted = plain(letters);
  const units = pack.content.units ?? [];
  const found = (pack.content.facilities ?? []).filter(
    (facility) =>
      wanted === '' ||
      plain(`${facility.name} ${facility.commune ?? ''}`).includes(wanted) ||
      units.some((unit) => unit.facilityId === facility.finess && plain(unit.name).includes(wanted)),
  );
  return (
    <>
      {found.slice(0, SHOWN).map((facility) => (
        <Facility key={facility.finess} facility={facility} units={units.filter((unit) => unit.facilityId === facility.finess)} pack={pack} now={now} />
      ))}
      {found.length > SHOWN && <p class="muted">{found.length - SHOWN} autres : tapez les premières lettres.</p>}
    </>
  );
}

interface FacilityProps {
  facility: PackFacility;
  units: PackUnit[];
  pack: Pack;
  now: number;
}

function Facility({ facility, units, pack, now }: FacilityProps) {
  const phone = facility.phones?.[0];
  return (
    <details class="carried">
      <summary>
        {facility.name}
        {facility.commune && <small> {facility.commune}</small>}
      </summary>
      {phone && <Call number={phone.value} kind={phone.kind} label={phone.label} who={facility.name} second />}
      <ul class="recipients">
        {units.map((unit) => (
          <li key={unit.id}>
            <span>
              {unit.name}
              {unit.beds && <Figure unit={unit} pack={pack} now={now} />}
            </span>
            {unit.phones?.[0] && <CallButton number={unit.phones[0].value} who={unit.name} />}
          </li>
        ))}
      </ul>
    </details>
  );
}

function Figure({ unit, pack, now }: { unit: PackUnit; pack: Pack; now: number }) {
  if (!unit.beds) return null;
  const old = ageOf(unit.beds.updatedAt, pack, now);
  const late = unit.expectedEveryMinutes !== undefined && old > unit.expectedEveryMinutes * 60_000;
  return (
    <small>
      <b>
        {unit.beds.available ?? '–'} / {unit.beds.operational ?? '–'}
      </b>{' '}
      libres, {age(now - old, now)}
      {late && <span class="overdue"> en retard</span>}
    </small>
  );
}
