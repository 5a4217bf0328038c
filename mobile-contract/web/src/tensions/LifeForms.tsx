import type { Tension } from '@client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { act, drop } from '../offline/queue';
import { may } from '../session/session';
import { replace } from '../shell/router';
import { Icon, type IconName } from '../ui/Icon';
import { announce, notify } from '../ui/notices';
import { useDeclarable } from './declarable';
import { LifeForm, type Deed } from './LifeForm';
import { Unwind } from './Unwind';

type Kind = 'UPDATE' | 'ACTION_TAKEN' | 'NOTE' | 'LEVEL' | 'COMMENT' | 'ASK' | 'CLOSE' | 'REOPEN';

const buttons: Record<Kind, { label: string; icon: IconName }> = {
  UPDATE: { label: 'Mettre à jour', icon: 'refresh' },
  ACTION_TAKEN: { label: 'Mettre en place une action', icon: 'add' },
  NOTE: { label: 'Ajouter une note', icon: 'edit' },
  LEVEL: { label: 'Changer de plan', icon: 'tension' },
  COMMENT: { label: 'Commenter', icon: 'edit' },
  ASK: { label: 'Demander des nouvelles', icon: 'question' },
  CLOSE: { label: 'Clore', icon: 'check' },
  REOPEN: { label: 'Rouvrir', icon: 'alarm' },
};

interface Props {
  tension: Tension;
  query: URLSearchParams;
  changed(): void;
}

/** What this person may do with the tension; one form at a time. */
export function LifeForms({ tension, query, changed }: Props) {
  const declarable = useDeclarable();
  const mine = declarable.value?.some((one) => one.finess === tension.facility.finess) ?? false;
  const mistake = query.get('clore') === 'erreur';
  const [open, setOpen] = useState<Kind>();
  const [refused, setRefused] = useState<string>();
  const [busy, setBusy] = useState(false);
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    if (mistake) setOpen('CLOSE');
  }, [mistake]);

  const kinds: Kind[] = [
    ...(mine ? (tension.status === 'OPEN' ? (['UPDATE', 'ACTION_TAKEN', 'NOTE', 'LEVEL', 'CLOSE'] as const) : (['REOPEN'] as const)) : []),
    ...(may('CRISIS_CELL') && tension.status === 'OPEN' ? (['COMMENT', 'ASK'] as const) : []),
  ];

  async function does(deed: Deed): Promise<void> {
    setBusy(true);
    setRefused(undefined);
    const done = await act({ ...deed, target: tension.id, topic: tension.id });
    setBusy(false);
    if (done.state === 'REFUSED') {
      setRefused(done.sentence ?? 'Refusé.');
      await drop(done.id);
      return;
    }
    setOpen(undefined);
    // The form is gone: whoever goes on without a screen goes on from here.
    section.current?.focus();
    if (mistake) replace(`/tensions/${tension.id}`);
    if (done.state === 'DONE') {
      notify(done.sentence ?? `${deed.label} : c’est gardé.`, deed.undo && (() => void does(deed.undo!)));
    } else announce(`${deed.label} : en attente.`);
    changed();
  }

  return (
    <section aria-label="Agir" ref={section} tabIndex={-1} class="act">
      {tension.actionsInPlace.length > 0 && (
        <ActionsInPlace tension={tension} mine={mine && tension.status === 'OPEN'} busy={busy} does={does} />
      )}
      {kinds.length > 0 && (
        <div class="deeds">
          {kinds.map((kind) => (
            <button
              type="button"
              key={kind}
              class={kind === 'UPDATE' || kind === 'COMMENT' || kind === 'REOPEN' ? 'fr-btn' : 'fr-btn fr-btn--secondary'}
              aria-expanded={open === kind}
              onClick={() => {
                setRefused(undefined);
                setOpen(open === kind ? undefined : kind);
              }}
            >
              <Icon name={buttons[kind].icon} size={20} />
              &nbsp;{buttons[kind].label}
            </button>
          ))}
        </div>
      )}
      {refused && (
        <div class="fr-alert fr-alert--error fr-alert--sm" role="alert">
          <p>{refused}</p>
        </div>
      )}
      {open === 'CLOSE' ? (
        <Unwind tension={tension} mistake={mistake} busy={busy} does={does} />
      ) : (
        open && <LifeForm key={open} kind={open} tension={tension} busy={busy} does={does} />
      )}
    </section>
  );
}

interface InPlace {
  tension: Tension;
  mine: boolean;
  busy: boolean;
  does(deed: Deed): Promise<void>;
}

function ActionsInPlace({ tension, mine, busy, does }: InPlace) {
  const deed = (kind: 'ACTION_ENDED' | 'ACTION_TAKEN', actionId: string, label: string): Deed => ({
    kind: 'TENSION_EVENT',
    body: { kind, actionId },
    label: `${kind === 'ACTION_ENDED' ? 'Action terminée' : 'Action en place'} : ${label}`,
  });
  return (
    <>
      <h2>Actions en place</h2>
      <ul class="inplace">
        {tension.actionsInPlace.map(({ action }) => (
          <li key={action.id}>
            <span>{action.label.replace(/\.$/, '')}</span>
            {mine && (
              <button
                type="button"
                class="fr-btn fr-btn--sm fr-btn--tertiary"
                disabled={busy}
                aria-label={`Terminer : ${action.label}`}
                onClick={() =>
                  void does({
                    ...deed('ACTION_ENDED', action.id, action.label),
                    undo: deed('ACTION_TAKEN', action.id, action.label),
                  })
                }
              >
                Terminer
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
