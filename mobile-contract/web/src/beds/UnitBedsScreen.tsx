import { BedEntriesApi, BedsApi, type BedHistory, type UnitBedState } from '@client';
import { useEffect, useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { age, moment } from '../format/time';
import { act } from '../offline/queue';
import { Pending } from '../offline/Pending';
import { may, user } from '../session/session';
import type { ScreenProps } from '../shell/screen';
import { Loaded } from '../ui/Loaded';
import { announce, notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { Curve } from './Curve';
import { Stepper } from './UnitEntry';
import { freeByGender, freeLines, freshnessName, genders } from './words';
import '../tensions/tensions.css';
import './beds.css';

/** One unit: all that may be said of its beds, its curve, and who said what. */
export default function UnitBedsScreen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const history = useLoad<BedHistory>(
    `unit-curve/${id}`,
    (signal) => using(BedsApi).readBedHistory({ unitId: id, period: '7d' }, { signal }),
    { keep: true },
  );
  const state = useLoad<UnitBedState>(`unit-beds/${id}`, (signal) => using(BedEntriesApi).readUnitBeds({ id }, { signal }), {
    keep: true,
  });
  const mine =
    may('DIRECTOR', 'BED_MANAGER') && (user.get()?.scopes.facilities.includes(history.value?.facilityId ?? '') ?? false);
  return (
    <Page title={history.value?.name ?? 'Lits de l’unité'} up="/lits">
      <Pending topic={id} />
      <Loaded of={state} what="les lits">
        {(it) => (
          <>
            <Figures state={it} />
            {mine && (
              <Entry
                key={it.version}
                state={it}
                name={history.value?.name ?? id}
                changed={() => {
                  state.again();
                  history.again();
                }}
              />
            )}
          </>
        )}
      </Loaded>
      <Loaded of={history} what="la courbe">
        {(it) => (
          <>
            <h2>Sur 7 jours</h2>
            {it.points.length > 0 ? <Curve history={it} /> : <p>Rien n’était connu.</p>}
            <Reports history={it} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Figures({ state }: { state: UnitBedState }) {
  const now = useNow();
  const it = state.summary;
  if (!it) return <p>Cette unité n’a jamais dit ses lits.</p>;
  return (
    <>
      <p class="unit__now">
        <b>
          {it.available ?? '–'} / {it.operational ?? '–'}
        </b>{' '}
        lits libres
      </p>
      <p class="muted">
        {age(it.updatedAt, now)},{' '}
        <span class={it.freshness === 'OVERDUE' ? 'overdue' : undefined}>{freshnessName(it.freshness)}</span>
        {state.reportedBy && ` · ${state.reportedBy}`}
        {state.dueAt && ` · attendu avant ${moment(state.dueAt, now)}`}
      </p>
      {state.note && <p>{state.note}</p>}
    </>
  );
}

function Entry({ state, name, changed }: { state: UnitBedState; name: string; changed(): void }) {
  const closedBefore = state.summary?.closed ?? 0;
  const [free, setFree] = useState(freeByGender(state.lines));
  const [closed, setClosed] = useState(closedBefore);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  useEffect(() => setClosed(closedBefore), [closedBefore]);
  const total = free.FEMALE + free.MALE + free.UNDETERMINED;

  async function send() {
    setBusy(true);
    const closing = { nature: 'BED', status: 'CLOSED', horizon: 'NOW', closingType: 'REOPENABLE', count: closed } as const;
    const done = await act({
      kind: 'BED_ENTRY',
      target: state.unitId,
      topic: state.unitId,
      label: `${name} : ${total} libre${total > 1 ? 's' : ''}`,
      body: {
        version: state.version,
        lines: [...freeLines(free), ...(closed === closedBefore ? [] : [closing])],
        ...(note.trim() ? { note: note.trim() } : {}),
      },
    });
    setBusy(false);
    if (done.state === 'DONE') {
      notify('Lits enregistrés.');
    } else if (done.state === 'WAITING') announce('Pas de réseau : la saisie partira dès que possible.');
    changed();
  }

  return (
    <form
      class="panel"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <p class="fr-label">Libres maintenant</p>
      {genders.map(([gender, label]) => (
        <Stepper key={gender} label={label} value={free[gender]} set={(value) => setFree({ ...free, [gender]: value })} />
      ))}
      <Stepper label="Fermés, peuvent rouvrir" value={closed} set={setClosed} />
      <div class="fr-input-group">
        <label class="fr-label" for="note">
          Note <span class="fr-hint-text">Jamais de donnée d’un patient</span>
        </label>
        <input class="fr-input" id="note" maxLength={500} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
      </div>
      <button class="fr-btn wide" type="submit" disabled={busy}>
        {busy ? 'Envoi…' : `Valider ${total} libre${total > 1 ? 's' : ''}`}
      </button>
    </form>
  );
}

const channels: Record<string, string> = { ENTRY: 'saisie', FEED: 'système', PATCH: 'système', IMPORT: 'chargement', DEMONSTRATION: 'démonstration' };

function Reports({ history }: { history: BedHistory }) {
  const now = useNow();
  const reports = history.reports?.items ?? [];
  if (reports.length === 0) return null;
  return (
    <>
      <h2>Qui l’a dit</h2>
      <ul class="timeline">
        {reports.slice(0, 10).map((report) => (
          <li key={report.id}>
            <p>
              <b>{report.lines.filter((line) => line.status === 'AVAILABLE' && line.horizon === 'NOW').reduce((sum, line) => sum + line.count, 0)} libres</b>
            </p>
            {report.note && <p>{report.note}</p>}
            <p class="muted">
              {moment(report.validAt, now)} · {report.author ?? 'inconnu'} ({channels[report.channel] ?? report.channel})
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
