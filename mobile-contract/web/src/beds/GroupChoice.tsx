import { TensionsApi } from '@client';
import { using } from '../api/client';
import { useLoad } from '../api/load';

/** One group of disciplines, or all of them: the empty text. */
export function GroupChoice({ value, set }: { value: string; set(group: string): void }) {
  const groups = useLoad('discipline-groups', (signal) => using(TensionsApi).listDisciplineGroups({}, { signal }), { keep: true });
  return (
    <div class="fr-select-group">
      <label class="fr-label" for="groupe">
        Groupe de disciplines
      </label>
      <select class="fr-select" id="groupe" value={value} onChange={(event) => set(event.currentTarget.value)}>
        <option value="">Tous</option>
        {groups.value?.items.map((one) => (
          <option key={one.id} value={one.id}>
            {one.label}
          </option>
        ))}
      </select>
    </div>
  );
}
