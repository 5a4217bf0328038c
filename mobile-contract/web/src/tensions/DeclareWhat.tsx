import type { DisciplineGroup, HetPlan } from '@client';
import { useState } from 'preact/hooks';
import { Icon } from '../ui/Icon';
import type { Declarable } from './declarable';
import { remember, type Draft } from './draft';
import { choiceOf } from './words';

interface Props {
  facilities: Declarable[];
  groups: DisciplineGroup[];
  plans: HetPlan[];
  draft: Draft;
  change(next: Draft): void;
  next(): void;
}

/** More facilities than that: first letters narrow them. */
const FEW = 5;

/** Step 1. The plan is the last choice: touching it goes on. */
export function DeclareWhat({ facilities, groups, plans, draft, change, next }: Props) {
  const choose = (plan: HetPlan) => {
    const kept = plan.id === draft.planId ? draft.actions : {};
    const chosen = { ...draft, planId: plan.id, planLabel: plan.label, actions: kept };
    change(chosen);
    remember(chosen);
    next();
  };
  return (
    <div class="stack">
      <Where facilities={facilities} draft={draft} change={change} />
      <div class="fr-select-group">
        <label class="fr-label" for="groupe">
          Groupe de disciplines
        </label>
        <select
          class="fr-select"
          id="groupe"
          value={draft.disciplineGroupId}
          onChange={(event) => change({ ...draft, disciplineGroupId: event.currentTarget.value })}
        >
          {groups.map((group) => (
            <option key={group.id} value={group.id}>
              {group.label}
            </option>
          ))}
        </select>
      </div>
      <div class="switch" role="group" aria-label="Réelle ou exercice">
        <button type="button" aria-pressed={!draft.drill} onClick={() => change({ ...draft, drill: false })}>
          Réelle
        </button>
        <button type="button" aria-pressed={draft.drill} onClick={() => change({ ...draft, drill: true })}>
          Exercice
        </button>
      </div>
      <div role="group" aria-label="Plan" class="close">
        {plans
          .filter((plan) => !plan.withdrawn)
          .map((plan) => (
            <button type="button" key={plan.id} class={choiceOf(plan.level, draft.drill)} onClick={() => choose(plan)}>
              <span>
                <b>{plan.label}</b>
                <small>Niveau {plan.level}{plan.scope === 'FACILITY' ? ', plan de l’établissement' : plan.scope === 'REGION' ? ', modèle régional' : ''}</small>
              </span>
              <Icon name="next" />
            </button>
          ))}
      </div>
    </div>
  );
}

function Where({ facilities, draft, change }: Pick<Props, 'facilities' | 'draft' | 'change'>) {
  const [letters, setLetters] = useState('');
  const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const shown = facilities
    .filter((one) => one.finess === draft.facilityId || plain(one.name).includes(plain(letters)))
    .slice(0, FEW);
  return (
    <fieldset class="bare">
      <legend class="fr-label">Établissement</legend>
      {facilities.length > FEW && (
        <input
          class="fr-input"
          type="search"
          aria-label="Premières lettres de l’établissement"
          placeholder="Premières lettres"
          value={letters}
          onInput={(event) => setLetters(event.currentTarget.value)}
        />
      )}
      {shown.map((one) => (
        <div class="fr-radio-group" key={one.finess}>
          <input
            type="radio"
            id={`ou-${one.finess}`}
            name="etablissement"
            checked={one.finess === draft.facilityId}
            onChange={() => change({ ...draft, facilityId: one.finess, planId: '', planLabel: '', actions: {} })}
          />
          <label class="fr-label" for={`ou-${one.finess}`}>
            {one.name}
          </label>
        </div>
      ))}
    </fieldset>
  );
}
