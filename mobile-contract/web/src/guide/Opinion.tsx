import { GuideApi, type GuideNode } from '@client';
import { useState } from 'preact/hooks';
import { asFailure, using, type Failure } from '../api/client';
import { Icon } from '../ui/Icon';
import { Failed } from '../ui/Loaded';
import { notify } from '../ui/notices';

const LONGEST = 1000;

/** « Donner votre avis »: useful or not, and a word about it. Giving it again changes it. */
export function Opinion({ node, again }: { node: GuideNode; again(): void }) {
  const [useful, setUseful] = useState(node.opinion?.useful);
  const [comment, setComment] = useState(node.opinion?.comment ?? '');
  const [failure, setFailure] = useState<Failure>();

  async function give(next: boolean, text: string) {
    setFailure(undefined);
    try {
      const said = text.trim();
      await using(GuideApi).giveGuideFeedback({
        node: node.id,
        guideOpinionInput: { useful: next, ...(said ? { comment: said } : {}) },
      });
      notify('Merci, votre avis est gardé.');
      again();
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }

  return (
    <section class="opinion">
      <h2>Donner votre avis</h2>
      <div class="actions" role="group" aria-label="Cette page vous a-t-elle aidé ?">
        {(
          [
            [true, 'thumbUp', 'Utile'],
            [false, 'thumbDown', 'Pas utile'],
          ] as const
        ).map(([value, icon, label]) => (
          <button
            key={label}
            type="button"
            class="chip chip--toggle"
            aria-pressed={useful === value}
            onClick={() => {
              setUseful(value);
              void give(value, comment);
            }}
          >
            <Icon name={icon} size={20} /> {label}
          </button>
        ))}
      </div>
      {useful !== undefined && (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void give(useful, comment);
          }}
        >
          <div class="fr-input-group">
            <label class="fr-label" for="comment">
              Un mot de plus
              <span class="fr-hint-text">{node.opinionHint}</span>
            </label>
            <textarea
              class="fr-input"
              id="comment"
              rows={3}
              maxLength={LONGEST}
              value={comment}
              onInput={(event) => setComment(event.currentTarget.value)}
            />
          </div>
          <button type="submit" class="fr-btn fr-btn--secondary" disabled={comment.trim() === ''}>
            Envoyer
          </button>
        </form>
      )}
      {failure && <Failed failure={failure} />}
    </section>
  );
}
