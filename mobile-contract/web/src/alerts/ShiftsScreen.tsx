import { AlertsApi, type DutyShift, type NewDutyShift } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { asFailure } from '../api/failure';
import { useLoad } from '../api/load';
import { moment } from '../format/time';
import { user } from '../session/session';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { localField, tomorrowMorning } from './shifts';
import '../tensions/tensions.css';
import './alerts.css';

const HOUR_MS = 3_600_000;

/** Who is on call for a function, now and later; one touch to take the call oneself. */
export default function ShiftsScreen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const now = useNow();
  const duties = useLoad('duties', (signal) => using(AlertsApi).listAlertDuties({}, { signal }), { keep: true });
  const shifts = useLoad(`shifts/${id}`, (signal) => using(AlertsApi).listDutyShifts({ id }, { signal }), { keep: true });
  const [failure, setFailure] = useState<string>();
  const [busy, setBusy] = useState(false);
  const label = duties.value?.items.find((duty) => duty.id === id)?.label ?? 'Gardes';

  async function attempt(work: () => Promise<void>) {
    setBusy(true);
    setFailure(undefined);
    try {
      await work();
    } catch (thrown) {
      setFailure(asFailure(thrown).message);
    }
    shifts.again();
    duties.again();
    setBusy(false);
  }

  const add = (shift: NewDutyShift): Promise<DutyShift> =>
    using(AlertsApi).addDutyShift({ id, idempotencyKey: crypto.randomUUID(), newDutyShift: shift });
  const remove = (shift: DutyShift) => using(AlertsApi).removeDutyShift({ id, shift: shift.id });

  const take = (until: Date) =>
    attempt(async () => {
      const made = await add({ login: user.get()?.login ?? '', startsAt: new Date().toISOString(), endsAt: until.toISOString(), override: true });
      notify(`Vous êtes de garde jusqu’à ${moment(made.endsAt)}.`, () => void attempt(() => remove(made)));
    });

  const drop = (shift: DutyShift) =>
    attempt(async () => {
      await remove(shift);
      const { login, override, startsAt, endsAt } = shift;
      notify('Garde retirée.', () => void attempt(async () => void (await add({ login, override, startsAt, endsAt }))));
    });

  return (
    <Page title={label} up="/gardes">
      <section class="cell" aria-label="Je prends la garde">
        <h2>Je prends la garde, dès maintenant</h2>
        <div class="actions">
          <button type="button" class="fr-btn" disabled={busy} onClick={() => void take(tomorrowMorning(Date.now()))}>
            Jusqu’à 8 h
          </button>
          <button type="button" class="fr-btn fr-btn--secondary" disabled={busy} onClick={() => void take(new Date(Date.now() + 12 * HOUR_MS))}>
            12 h
          </button>
          <button type="button" class="fr-btn fr-btn--secondary" disabled={busy} onClick={() => void take(new Date(Date.now() + 24 * HOUR_MS))}>
            24 h
          </button>
        </div>
        <p class="muted">Vous passez devant la garde prévue ; la personne relevée est prévenue.</p>
        {failure && (
          <p class="fr-error-text" role="alert">
            {failure}
          </p>
        )}
      </section>
      <h2>En cours et à venir</h2>
      <Loaded of={shifts} what="les gardes">
        {(list) => (
          <>
            {list.items.length === 0 && <p class="empty">Aucune garde n’est prévue.</p>}
            <ul class="recipients">
              {list.items.map((shift) => (
                <Shift key={shift.id} shift={shift} now={now} busy={busy} drop={() => void drop(shift)} />
              ))}
            </ul>
          </>
        )}
      </Loaded>
      <Plan busy={busy} add={(shift) => attempt(async () => void (await add(shift), notify('Garde prévue.')))} />
    </Page>
  );
}

function Shift({ shift, now, busy, drop }: { shift: DutyShift; now: number; busy: boolean; drop(): void }) {
  // Not the clock of the screen, which is up to half a minute late: a call just taken has begun.
  const current = new Date(shift.startsAt).getTime() <= Date.now();
  return (
    <li>
      <Icon name={current ? 'check' : 'time'} size={20} />
      <span>
        {shift.name}
        {shift.override && ' (remplacement)'}
        <small>
          {current ? 'de garde' : `à partir de ${moment(shift.startsAt, now)},`} jusqu’à {moment(shift.endsAt, now)}
        </small>
      </span>
      <button type="button" class="fr-btn fr-btn--tertiary drop" disabled={busy} onClick={drop}>
        <Icon name="close" label={`Retirer la garde de ${shift.name}`} size={20} />
      </button>
    </li>
  );
}

/** Somebody else, or later. */
function Plan({ busy, add }: { busy: boolean; add(shift: NewDutyShift): Promise<void> }) {
  const [login, setLogin] = useState('');
  const [from, setFrom] = useState(() => localField(new Date()));
  const [to, setTo] = useState(() => localField(tomorrowMorning(Date.now())));
  const [override, setOverride] = useState(false);
  const valid = login.trim() !== '' && from !== '' && to !== '' && new Date(to) > new Date(from);
  return (
    <details>
      <summary>Quelqu’un d’autre, ou plus tard</summary>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void add({ login: login.trim(), startsAt: new Date(from).toISOString(), endsAt: new Date(to).toISOString(), override });
        }}
      >
        <label class="fr-label" for="garde-qui">
          Identifiant de la personne
        </label>
        <input class="fr-input" id="garde-qui" autocapitalize="none" value={login} onInput={(event) => setLogin(event.currentTarget.value)} />
        <label class="fr-label" for="garde-de">
          À partir de
        </label>
        <input class="fr-input" id="garde-de" type="datetime-local" value={from} onInput={(event) => setFrom(event.currentTarget.value)} />
        <label class="fr-label" for="garde-a">
          Jusqu’à (31 jours au plus)
        </label>
        <input class="fr-input" id="garde-a" type="datetime-local" value={to} onInput={(event) => setTo(event.currentTarget.value)} />
        <div class="fr-checkbox-group">
          <input type="checkbox" id="garde-devant" checked={override} onChange={(event) => setOverride(event.currentTarget.checked)} />
          <label class="fr-label" for="garde-devant">
            Passe devant la garde prévue
          </label>
        </div>
        <button type="submit" class="fr-btn wide" disabled={busy || !valid}>
          Prévoir la garde
        </button>
      </form>
    </details>
  );
}
