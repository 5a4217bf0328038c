import { OfferApi, TensionsApi } from '@client';
import { useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { act, drop } from '../offline/queue';
import { user } from '../session/session';
import { href, replace } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Loaded } from '../ui/Loaded';
import { announce, notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { Chips } from './DeclareActions';
import { useDeclarable } from './declarable';
import { reasons } from './draft';
import './tensions.css';

/** A doctor asks the direction to declare. */
export default function AskScreen(_: ScreenProps) {
  const own = user.get()?.scopes.facilities ?? [];
  const declarable = useDeclarable();
  const choices = useLoad(
    `ask/${own.join(',')}`,
    async (signal) => ({
      facilities: await Promise.all(own.map((finess) => using(OfferApi).readFacility({ finess }, { signal }))),
      groups: (await using(TensionsApi).listDisciplineGroups({}, { signal })).items,
    }),
    { keep: true },
  );
  const [facility, setFacility] = useState(own[0] ?? '');
  const [group, setGroup] = useState('critical-care-adult');
  const [reason, setReason] = useState('');
  const [note, setNote] = useState('');
  const [drill, setDrill] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();

  async function ask() {
    setBusy(true);
    setRefused(undefined);
    const text = note.trim() ? { note: note.trim() } : {};
    const done = await act({
      kind: 'TENSION_REQUEST',
      body: { facilityId: facility, disciplineGroupId: group, reason, drill, ...text },
      label: `Demande de tension : ${reason}`,
    });
    setBusy(false);
    if (done.state === 'REFUSED') {
      setRefused(done.sentence ?? 'Refusé.');
      await drop(done.id);
      return;
    }
    if (done.state === 'DONE') {
      notify(done.sentence ?? 'La direction est prévenue.');
    } else announce('Pas de réseau : la demande partira dès que possible.');
    replace('/tensions/demandes');
  }

  return (
    <Page title="Demander une tension" up="/tensions">
      {(declarable.value?.length ?? 0) > 0 && (
        <p>
          La direction vous a donné le droit de <a href={href('/tensions/declarer')}>déclarer vous-même</a>.
        </p>
      )}
      <Loaded of={choices} what="vos établissements">
        {(it) => (
          <form
            class="stack"
            onSubmit={(event) => {
              event.preventDefault();
              if (reason) void ask();
            }}
          >
            <div class="fr-select-group">
              <label class="fr-label" for="ou">
                Établissement
              </label>
              <select class="fr-select" id="ou" value={facility} onChange={(event) => setFacility(event.currentTarget.value)}>
                {it.facilities.map((one) => (
                  <option key={one.finess} value={one.finess}>
                    {one.name}
                  </option>
                ))}
              </select>
            </div>
            <div class="fr-select-group">
              <label class="fr-label" for="groupe">
                Groupe de disciplines
              </label>
              <select class="fr-select" id="groupe" value={group} onChange={(event) => setGroup(event.currentTarget.value)}>
                {it.groups.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.label}
                  </option>
                ))}
              </select>
            </div>
            <Chips legend="Pourquoi" options={reasons.map((each) => [each, each])} value={reason} choose={setReason} />
            <div class="fr-input-group">
              <label class="fr-label" for="precision">
                Précision <span class="fr-hint-text">Jamais de donnée d’un patient</span>
              </label>
              <textarea class="fr-input" id="precision" rows={2} maxLength={2000} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
            </div>
            <div class="switch" role="group" aria-label="Réelle ou exercice">
              <button type="button" aria-pressed={!drill} onClick={() => setDrill(false)}>
                Réelle
              </button>
              <button type="button" aria-pressed={drill} onClick={() => setDrill(true)}>
                Exercice
              </button>
            </div>
            {refused && (
              <div class="fr-alert fr-alert--error fr-alert--sm" role="alert">
                <p>{refused}</p>
              </div>
            )}
            <button class="fr-btn wide" type="submit" disabled={busy || !reason}>
              {busy ? 'Envoi…' : 'Demander à la direction'}
            </button>
          </form>
        )}
      </Loaded>
    </Page>
  );
}
