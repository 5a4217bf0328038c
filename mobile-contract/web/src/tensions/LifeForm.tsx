import { TensionsApi, type Tension } from '@client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { Chips } from './DeclareActions';
import { durations } from './draft';
import { duration } from './words';

/** Something done to a tension, as the queue takes it. */
export interface Deed {
  kind: string;
  body: object;
  label: string;
  /** What takes it back. */
  undo?: Deed;
}

interface Props {
  kind: 'UPDATE' | 'ACTION_TAKEN' | 'NOTE' | 'LEVEL' | 'COMMENT' | 'ASK' | 'REOPEN';
  tension: Tension;
  busy: boolean;
  does(deed: Deed): Promise<void>;
}

const words: Record<Props['kind'], { note: string; send: string; needsNote: boolean; command: string }> = {
  UPDATE: { note: 'Où en est-on ?', send: 'Envoyer la mise à jour', needsNote: false, command: 'TENSION_EVENT' },
  ACTION_TAKEN: { note: 'Note (facultative)', send: 'Je la mets en place', needsNote: false, command: 'TENSION_EVENT' },
  NOTE: { note: 'Note', send: 'Garder la note', needsNote: true, command: 'TENSION_EVENT' },
  LEVEL: { note: 'Pourquoi (facultatif)', send: 'Changer de plan', needsNote: false, command: 'TENSION_EVENT' },
  COMMENT: { note: 'Commentaire', send: 'Commenter', needsNote: true, command: 'TENSION_COMMENT' },
  ASK: { note: 'Ce que la cellule veut savoir (facultatif)', send: 'Demander des nouvelles', needsNote: false, command: 'TENSION_UPDATE_REQUEST' },
  REOPEN: { note: 'Pourquoi', send: 'Rouvrir la tension', needsNote: true, command: 'TENSION_REOPENING' },
};

export function LifeForm({ kind, tension, busy, does }: Props) {
  const [note, setNote] = useState(kind === 'REOPEN' ? 'Close par erreur' : '');
  const [choice, setChoice] = useState('');
  const [minutes, setMinutes] = useState(0);
  const first = useRef<HTMLFormElement>(null);
  useEffect(() => first.current?.querySelector<HTMLElement>('select, textarea')?.focus(), []);
  const chooses = kind === 'ACTION_TAKEN' || kind === 'LEVEL';
  const ready =
    (!words[kind].needsNote || note.trim() !== '') && (!chooses || choice !== '') && (kind !== 'UPDATE' || note.trim() !== '' || minutes > 0);

  const send = () => {
    const text = note.trim() ? { note: note.trim() } : {};
    const event = words[kind].command === 'TENSION_EVENT' ? { kind } : {};
    const what = kind === 'ACTION_TAKEN' ? { actionId: choice } : kind === 'LEVEL' ? { planId: choice } : {};
    const time = kind === 'UPDATE' && minutes ? { expectedDurationMinutes: minutes } : {};
    const label = { UPDATE: 'Mise à jour', ACTION_TAKEN: 'Action mise en place', NOTE: 'Note', LEVEL: 'Changement de plan', COMMENT: 'Commentaire', ASK: 'Demande de nouvelles', REOPEN: 'Réouverture' }[kind];
    void does({ kind: words[kind].command, body: { ...event, ...what, ...time, ...text }, label });
  };

  return (
    <form
      class="stack panel"
      ref={first}
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (ready) send();
      }}
    >
      {chooses && <Choice kind={kind} tension={tension} choice={choice} choose={setChoice} />}
      <div class="fr-input-group">
        <label class="fr-label" for="texte">
          {words[kind].note} <span class="fr-hint-text">Jamais de donnée d’un patient</span>
        </label>
        <textarea class="fr-input" id="texte" rows={3} maxLength={2000} value={note} onInput={(typed) => setNote(typed.currentTarget.value)} />
      </div>
      {kind === 'UPDATE' && (
        <Chips
          legend="Encore combien de temps ?"
          options={durations.map((each) => [String(each), duration(each)])}
          value={String(minutes)}
          choose={(each) => setMinutes(Number(each))}
        />
      )}
      <button class="fr-btn wide" type="submit" disabled={busy || !ready}>
        {busy ? 'Envoi…' : words[kind].send}
      </button>
    </form>
  );
}

interface ChoiceProps {
  kind: Props['kind'];
  tension: Tension;
  choice: string;
  choose(id: string): void;
}

function Choice({ kind, tension, choice, choose }: ChoiceProps) {
  const facility = tension.facility.finess;
  const list = useLoad(
    `het-${kind}/${facility}`,
    async (signal) =>
      kind === 'LEVEL'
        ? (await using(TensionsApi).listHetPlans({ facility }, { signal })).items
        : (await using(TensionsApi).listHetActions({ facility }, { signal })).items,
    { keep: true },
  );
  const there = kind === 'LEVEL' ? [tension.plan.id] : tension.actionsInPlace.map((one) => one.action.id);
  return (
    <div class="fr-select-group">
      <label class="fr-label" for="choix">
        {kind === 'LEVEL' ? 'Le plan désormais' : 'Je mets maintenant en place'}
      </label>
      <select class="fr-select" id="choix" value={choice} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{list.value ? 'Choisir' : 'Chargement…'}</option>
        {list.value
          ?.filter((one) => !one.withdrawn && !there.includes(one.id))
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.label.replace(/\.$/, '')}
            </option>
          ))}
      </select>
    </div>
  );
}
