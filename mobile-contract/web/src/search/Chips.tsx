import type { InterpretationChip, SearchResult } from '@client';
import { replace } from '../shell/router';
import { Icon } from '../ui/Icon';
import { chosen, ownChips, withoutChip } from './query';

interface Props {
  query: URLSearchParams;
  result: SearchResult | undefined;
}

/** What was understood, and what was fixed: each taken away by a touch. Of several meanings, the choice. */
export function Chips({ query, result }: Props) {
  const understood = (result?.interpretation ?? []).filter((chip) => chip.applied);
  const unclear = (result?.interpretation ?? []).filter((chip) => !chip.applied && chip.alternatives?.length);
  const own = ownChips(query);
  return (
    <>
      {(understood.length > 0 || own.length > 0) && (
        <ul class="chips chips--row" aria-label="Critères compris, à toucher pour les retirer">
          {understood.map((chip) => (
            <Chip key={`${chip.kind}/${chip.words}`} label={chip.label} without={withoutChip(query, chip)} />
          ))}
          {own.map((chip) => (
            <Chip key={chip.label} label={chip.label} without={chip.without} />
          ))}
        </ul>
      )}
      {unclear.map((chip) => (
        <Choice key={chip.words} chip={chip} query={query} />
      ))}
    </>
  );
}

function Chip({ label, without }: { label: string; without: URLSearchParams }) {
  return (
    <li>
      <button type="button" class="chip" onClick={() => replace('/', without)}>
        <span class="away">Retirer </span>
        {label}
        <Icon name="close" size={16} />
      </button>
    </li>
  );
}

function Choice({ chip, query }: { chip: InterpretationChip; query: URLSearchParams }) {
  return (
    <fieldset class="choice">
      <legend>
        <Icon name="question" size={20} /> {chip.label}
      </legend>
      <div class="chips">
        {chip.alternatives?.map((one) => (
          <button type="button" class="chip chip--open" key={one.label} onClick={() => replace('/', chosen(query, chip, one))}>
            {one.label}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
