import { TensionsApi, type TensionDeclaration } from '@client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { act, drop } from '../offline/queue';
import type { Queued } from '../offline/verdicts';
import { go, replace } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Loaded } from '../ui/Loaded';
import { announce, notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { useDeclarable, type Declarable } from './declarable';
import { asDeclaration, emptyDraft, type Draft } from './draft';
import { DeclareActions } from './DeclareActions';
import { DeclareCheck } from './DeclareCheck';
import { DeclareWhat } from './DeclareWhat';
import './tensions.css';

const titles = ['Où et quel plan', 'Ce que vous mettez en place', 'Qui sera prévenu'];

/** Three steps: where and which plan, the actions, then who would be warned and VALIDEZ. */
export default function DeclareScreen({ query }: ScreenProps) {
  const facilities = useDeclarable();
  return (
    <Page title="Déclarer une tension" up="/tensions">
      <Loaded of={facilities} what="vos établissements">
        {(list) =>
          list.length > 0 ? (
            <Steps facilities={list} query={query} />
          ) : (
            <div class="fr-alert fr-alert--info">
              <p>Aucun établissement pour lequel vous puissiez déclarer. Demandez-le à la direction, qui peut vous en donner le droit.</p>
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Steps({ facilities, query }: { facilities: Declarable[]; query: URLSearchParams }) {
  const [step, setStep] = useState(0);
  const [draft, setDraft] = useState<Draft>(() => emptyDraft(facilities, query));
  // One id for this declaration, whatever happens on the way: sent twice, it is declared once.
  const [id, setId] = useState<string>(() => crypto.randomUUID());
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string>();
  const heading = useRef<HTMLHeadingElement>(null);
  const moved = useRef(false);
  const catalogue = useLoad(
    `het/${draft.facilityId}`,
    async (signal) => {
      const [plans, actions, groups] = await Promise.all([
        using(TensionsApi).listHetPlans({ facility: draft.facilityId }, { signal }),
        using(TensionsApi).listHetActions({ facility: draft.facilityId }, { signal }),
        using(TensionsApi).listDisciplineGroups({}, { signal }),
      ]);
      return { plans: plans.items, actions: actions.items, groups: groups.items };
    },
    { keep: true },
  );

  useEffect(() => {
    if (!moved.current) return;
    heading.current?.focus();
    scrollTo(0, 0);
  }, [step]);
  const to = (next: number) => {
    moved.current = true;
    setRefused(undefined);
    setStep(next);
  };

  async function declare(declaration: TensionDeclaration) {
    setSending(true);
    setRefused(undefined);
    const name = facilities.find((one) => one.finess === draft.facilityId)?.name ?? draft.facilityId;
    const label = `${draft.drill ? 'Exercice' : 'Tension'} déclaré${draft.drill ? '' : 'e'} : ${name}, ${draft.planLabel}`;
    const done = await act({ kind: 'TENSION_DECLARATION', body: declaration, label, id });
    setSending(false);
    ended(done, label);
  }

  function ended(done: Queued, label: string) {
    if (done.state === 'DONE') {
      const at = (done.location ?? '').split('/').pop() ?? '';
      replace(`/tensions/${at}`);
      announce(`${label}. Les destinataires sont prévenus.`);
      notify('Déclarée, les destinataires sont prévenus.', () => go(`/tensions/${at}`, { clore: 'erreur' }));
    } else if (done.state === 'WAITING') {
      replace('/tensions');
      announce('Pas de réseau : la déclaration partira dès que possible.');
    } else {
      setRefused(done.sentence ?? 'La déclaration est refusée.');
      scrollTo(0, 0);
      void drop(done.id);
      // Nothing was declared: what is sent next is another declaration.
      setId(crypto.randomUUID());
    }
  }

  return (
    <>
      <p class="steps" aria-hidden="true">
        {titles.map((title, at) => (
          <span key={title} class={at <= step ? 'steps__done' : ''} />
        ))}
      </p>
      <h2 ref={heading} tabIndex={-1} class="step">
        <small>Étape {step + 1} sur 3 :</small> {titles[step]}
      </h2>
      {draft.drill && <p class="drill drill--wide">EXERCICE</p>}
      <Loaded of={catalogue} what="les plans">
        {(choices) =>
          step === 0 ? (
            <DeclareWhat
              facilities={facilities}
              groups={choices.groups}
              plans={choices.plans}
              draft={draft}
              change={(next) => {
                setDraft(next);
                setId(crypto.randomUUID());
              }}
              next={() => to(1)}
            />
          ) : step === 1 ? (
            <DeclareActions
              actions={choices.actions}
              plan={choices.plans.find((plan) => plan.id === draft.planId)}
              draft={draft}
              change={(next) => {
                setDraft(next);
                setId(crypto.randomUUID());
              }}
              back={() => to(0)}
              next={() => to(2)}
            />
          ) : (
            <DeclareCheck
              declaration={asDeclaration(draft)}
              sending={sending}
              refused={refused}
              back={() => to(1)}
              declare={(declaration) => void declare(declaration)}
            />
          )
        }
      </Loaded>
    </>
  );
}
