import type { HetAction, HetPlan } from '@client';
import { durations, reasons, type Draft } from './draft';
import { duration } from './words';

interface Props {
  actions: HetAction[];
  plan: HetPlan | undefined;
  draft: Draft;
  change(next: Draft): void;
  back(): void;
  next(): void;
}

/** Step 2: the plan's own actions first; all may be left out and told later. */
export function DeclareActions({ actions, plan, draft, change, back, next }: Props) {
  const own = plan?.actionIds ?? [];
  const proposed = own.flatMap((id) => actions.find((action) => action.id === id && !action.withdrawn) ?? []);
  const others = actions.filter((action) => !own.includes(action.id) && !action.withdrawn);
  const number = Object.keys(draft.actions).length;
  return (
    <div class="stack above">
      <fieldset class="bare">
        <legend class="fr-label">Je mets maintenant en place…</legend>
        {proposed.map((action) => (
          <Action key={action.id} action={action} draft={draft} change={change} />
        ))}
        {others.length > 0 && (
          <details>
            <summary>Autres actions du catalogue ({others.length})</summary>
            {others.map((action) => (
              <Action key={action.id} action={action} draft={draft} change={change} />
            ))}
          </details>
        )}
      </fieldset>
      <Chips
        legend="Motif"
        options={reasons.map((reason) => [reason, reason])}
        value={draft.reason}
        choose={(reason) => change({ ...draft, reason })}
      />
      <Chips
        legend="Durée prévue"
        options={durations.map((minutes) => [String(minutes), duration(minutes)])}
        value={String(draft.minutes)}
        choose={(minutes) => change({ ...draft, minutes: Number(minutes) })}
      />
      <div class="fr-input-group">
        <label class="fr-label" for="precision">
          Précision <span class="fr-hint-text">Jamais de donnée d’un patient</span>
        </label>
        <textarea
          class="fr-input"
          id="precision"
          rows={2}
          maxLength={2000}
          value={draft.note}
          onInput={(event) => change({ ...draft, note: event.currentTarget.value })}
        />
      </div>
      <div class="sticky">
        <button type="button" class="fr-btn fr-btn--secondary" onClick={back}>
          Retour
        </button>
        <button type="button" class="fr-btn" onClick={next}>
          {number > 0 ? `${number} action${number > 1 ? 's' : ''} : qui prévenir ?` : 'Qui sera prévenu ?'}
        </button>
      </div>
    </div>
  );
}

function Action({ action, draft, change }: { action: HetAction; draft: Draft; change(next: Draft): void }) {
  const id = `action-${action.id}`;
  const ticked = action.id in draft.actions;
  const tick = () => {
    const { [action.id]: was, ...rest } = draft.actions;
    change({ ...draft, actions: ticked ? rest : { ...draft.actions, [action.id]: was ?? '' } });
  };
  return (
    <div class="tick">
      <div class="fr-checkbox-group">
        <input type="checkbox" id={id} checked={ticked} onChange={tick} />
        <label class="fr-label" for={id}>
          {action.label.replace(/\.$/, '')}
        </label>
      </div>
      {ticked && (
        <input
          class="fr-input"
          aria-label={`Note : ${action.label}`}
          placeholder="Note (facultative)"
          maxLength={2000}
          value={draft.actions[action.id]}
          onInput={(event) => change({ ...draft, actions: { ...draft.actions, [action.id]: event.currentTarget.value } })}
        />
      )}
    </div>
  );
}

interface ChipsProps {
  legend: string;
  options: [string, string][];
  value: string;
  /** Touching the chosen one again gives ''. */
  choose(value: string): void;
}

export function Chips({ legend, options, value, choose }: ChipsProps) {
  return (
    <div role="group" aria-label={legend}>
      <p class="fr-label">{legend}</p>
      <div class="picks">
        {options.map(([id, label]) => (
          <button type="button" key={id} class="fr-tag" aria-pressed={value === id} onClick={() => choose(value === id ? '' : id)}>
            {label}
          </button>
        ))}
      </div>
    </div>
  );
}
