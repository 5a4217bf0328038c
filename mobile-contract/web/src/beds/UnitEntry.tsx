import { useRef, useState } from 'preact/hooks';
import type { BedLineInput } from '@client';
import { age } from '../format/time';
import { act, queue, type Doing } from '../offline/queue';
import { Pending } from '../offline/Pending';
import { useValue } from '../shell/observable';
import { href } from '../shell/router';
import { Icon } from '../ui/Icon';
import { announce, notify } from '../ui/notices';
import { useNow } from '../ui/useNow';
import type { OwnUnit } from './units';
import { byGender, freeByGender, freeLines, freshnessName, genders, pad, type Gender } from './words';

interface Props {
  unit: OwnUnit;
  /** When the figures were read, in ms since 1970. */
  readAt: number;
  open: boolean;
  toggle(): void;
  changed(): void;
}

/** One unit: what it said, since when; one touch says it is unchanged, two touches say another number. */
export function UnitEntry({ unit, open, toggle, changed }: Props) {
  const { line, state } = unit;
  const now = useNow();
  const [busy, setBusy] = useState(false);
  const waits = useValue(queue).some((one) => one.topic === line.id && one.state === 'WAITING');
  const summary = state.summary;
  const change = useRef<HTMLButtonElement>(null);

  async function enter(doing: Pick<Doing, 'label'> & { lines?: BedLineInput[] }, version: number, undo?: BedLineInput[]) {
    setBusy(true);
    const done = await act({
      kind: 'BED_ENTRY',
      target: line.id,
      topic: line.id,
      label: `${line.name} : ${doing.label}`,
      body: doing.lines ? { version, lines: doing.lines } : { version, unchanged: true },
    });
    setBusy(false);
    if (done.state === 'DONE') {
      const back = undo && done.version !== undefined ? done.version : undefined;
      notify(
        `${line.name} : ${doing.label}.`,
        back === undefined ? undefined : () => void enter({ label: 'remis comme avant', lines: undo ?? [] }, back),
      );
    } else if (done.state === 'WAITING') announce('Pas de réseau : la saisie partira dès que possible.');
    changed();
    change.current?.focus({ preventScroll: true });
  }

  const before = freeLines(freeByGender(state.lines));
  const free = (by: Partial<Record<Gender, number>>) => {
    const total = Object.values(by).reduce((sum, each) => sum + each, 0);
    void enter({ label: `${total} libre${total > 1 ? 's' : ''}`, lines: freeLines(by) }, state.version, before);
  };
  return (
    <li class="unit">
      <div class="unit__head">
        <h2>
          <a href={href(`/lits/unites/${line.id}`)}>{line.name}</a>
        </h2>
        <p class="unit__figure">
          <b>{summary?.available ?? '–'}</b>
          <span> / {summary?.operational ?? '–'}</span>
        </p>
      </div>
      {summary && (
        <p class="muted">
          {age(summary.updatedAt, now)},{' '}
          <span class={summary.freshness === 'OVERDUE' ? 'overdue' : undefined}>{freshnessName(summary.freshness)}</span>
          {state.reportedBy && ` · ${state.reportedBy}`}
        </p>
      )}
      <Pending topic={line.id} />
      <div class="unit__buttons">
        <button
          type="button"
          class="fr-btn fr-btn--secondary"
          disabled={busy || waits}
          aria-label={`${line.name} : inchangé`}
          onClick={() => void enter({ label: 'inchangé' }, state.version)}
        >
          Inchangé
        </button>
        <button
          type="button"
          class="fr-btn"
          ref={change}
          disabled={busy}
          aria-expanded={open}
          aria-label={`${line.name} : changer`}
          onClick={toggle}
        >
          {busy ? 'Envoi…' : 'Changer'}
        </button>
      </div>
      {open &&
        (byGender(state.lines) ? (
          <ByGender free={freeByGender(state.lines)} busy={busy} enter={free} />
        ) : (
          <div class="pad" role="group" aria-label={`Lits libres maintenant, ${line.name}`}>
            {pad(state).map((number) => (
              <button type="button" key={number} disabled={busy} aria-pressed={summary?.available === number} onClick={() => free({ UNDETERMINED: number })}>
                {number}
              </button>
            ))}
          </div>
        ))}
    </li>
  );
}

interface ByGenderProps {
  free: Record<Gender, number>;
  busy: boolean;
  enter(free: Record<Gender, number>): void;
}

/** Women and men apart, as this unit says them. */
function ByGender({ free, busy, enter }: ByGenderProps) {
  const [by, setBy] = useState(free);
  return (
    <div class="panel">
      {genders.map(([gender, label]) => (
        <Stepper key={gender} label={label} value={by[gender]} set={(value) => setBy({ ...by, [gender]: value })} />
      ))}
      <button type="button" class="fr-btn wide" disabled={busy} onClick={() => enter(by)}>
        {busy ? 'Envoi…' : `Valider ${by.FEMALE + by.MALE + by.UNDETERMINED}`}
      </button>
    </div>
  );
}

interface StepperProps {
  label: string;
  value: number;
  set(value: number): void;
}

export function Stepper({ label, value, set }: StepperProps) {
  return (
    <div class="stepper" role="group" aria-label={label}>
      <span>{label}</span>
      <button type="button" disabled={value === 0} aria-label={`${label} : un de moins`} onClick={() => set(value - 1)}>
        <Icon name="minus" />
      </button>
      <output>{value}</output>
      <button type="button" aria-label={`${label} : un de plus`} onClick={() => set(value + 1)}>
        <Icon name="add" />
      </button>
    </div>
  );
}
