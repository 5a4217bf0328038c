import { AlertsApi, type Alert } from '@client';
import { useEffect, useRef, useState } from 'preact/hooks';
import { using } from '../api/client';
import { useLoad } from '../api/load';
import { age, moment } from '../format/time';
import { useLive } from '../live/live';
import { Live } from '../live/Live';
import { act, drop } from '../offline/queue';
import { Pending } from '../offline/Pending';
import { href } from '../shell/router';
import type { ScreenProps } from '../shell/screen';
import { Icon } from '../ui/Icon';
import { Loaded } from '../ui/Loaded';
import { announce, notify } from '../ui/notices';
import { Page } from '../ui/Page';
import { useNow } from '../ui/useNow';
import { channelName } from '../tensions/words';
import { byRecipient, deliveryState, failed } from './words';
import '../tensions/tensions.css';
import './alerts.css';

export default function AlertScreen({ params }: ScreenProps) {
  const id = params['id'] ?? '';
  const alert = useLoad<Alert>(`alert/${id}`, (signal) => using(AlertsApi).readAlert({ id }, { signal }), { keep: true });
  useLive((what) => {
    if (what.alertId && what.alertId !== id) return;
    alert.again();
    if (what.kind === 'ACKNOWLEDGEMENT') announce('Cette alerte vient d’être acquittée.');
  });
  return (
    <Page title="Alerte" up="/alertes" actions={<Live />}>
      <Pending topic={id} />
      <Loaded of={alert} what="l’alerte">
        {(it) => (
          <>
            <Text of={it} />
            <Acknowledge of={it} changed={alert.again} />
            <Acknowledged of={it} />
            <Deliveries of={it} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Text({ of }: { of: Alert }) {
  const now = useNow();
  return (
    <section aria-label="Le message" class={of.drill ? 'tension tension--drill' : 'tension'}>
      {of.drill && <p class="drill">EXERCICE</p>}
      <h2>{of.title}</h2>
      {of.text && <p class="lines">{of.text}</p>}
      <p class="muted">
        {age(of.raisedAt, now)}, {moment(of.raisedAt, now)}
      </p>
      {of.topicId && of.kind.startsWith('TENSION') && (
        <a class="fr-btn fr-btn--tertiary wide" href={href(`/tensions/${of.topicId}`)}>
          Voir la tension et son fil
        </a>
      )}
      {of.kind.startsWith('BED') && (
        <a class="fr-btn fr-btn--tertiary wide" href={href('/lits')}>
          Mettre les lits à jour
        </a>
      )}
    </section>
  );
}

/** One big button; the note may be added, before or after. */
function Acknowledge({ of, changed }: { of: Alert; changed(): void }) {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const mine = of.acknowledged?.mineAt;
  const answered = useRef<HTMLParagraphElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    if (mine && pressed.current) answered.current?.focus();
  }, [mine]);
  if (!of.requiresAcknowledgement && !mine) return null;

  async function acknowledge() {
    pressed.current = true;
    setBusy(true);
    setRefused(undefined);
    const done = await act({
      kind: 'ALERT_ACKNOWLEDGEMENT',
      target: of.id,
      topic: of.id,
      body: note.trim() ? { note: note.trim() } : {},
      label: `Acquittement : ${of.title}`,
    });
    setBusy(false);
    if (done.state === 'DONE') {
      setNote('');
      notify('Alerte acquittée.');
    } else if (done.state === 'REFUSED') {
      setRefused(done.sentence ?? 'Refusé.');
      await drop(done.id);
    } else announce('Pas de réseau : l’acquittement partira dès que possible.');
    changed();
  }

  return (
    <section aria-label="Accuser réception" class="ack">
      {refused && (
        <div class="fr-alert fr-alert--error fr-alert--sm" role="alert">
          <p>{refused}</p>
        </div>
      )}
      {mine ? (
        <p class="ack__mine" role="status" ref={answered} tabIndex={-1}>
          <Icon name="check" /> Vous avez acquitté {moment(mine)}
        </p>
      ) : (
        <button type="button" class="ack__button" disabled={busy} onClick={() => void acknowledge()}>
          <Icon name="check" size={32} />
          {busy ? 'Envoi…' : 'J’acquitte'}
        </button>
      )}
      <details>
        <summary>{mine ? 'Ajouter une note' : 'Avec une note'}</summary>
        <div class="fr-input-group">
          <label class="fr-label" for="note">
            Note
          </label>
          <input class="fr-input" id="note" maxLength={500} value={note} onInput={(event) => setNote(event.currentTarget.value)} />
        </div>
        {mine && (
          <button type="button" class="fr-btn wide" disabled={busy || !note.trim()} onClick={() => void acknowledge()}>
            Envoyer la note
          </button>
        )}
      </details>
    </section>
  );
}

function Acknowledged({ of }: { of: Alert }) {
  const now = useNow();
  const list = of.acknowledgements ?? [];
  return (
    <section aria-labelledby="accuses">
      <h2 id="accuses">Qui a acquitté</h2>
      {of.receipts && <p class="receipts">{of.receipts}</p>}
      {list.length === 0 && <p>Personne pour l’instant.</p>}
      <ul class="recipients">
        {list.map((one) => (
          <li key={`${one.label}${one.at}`}>
            <Icon name="check" size={20} />
            <span>
              {one.label}
              <small>
                {moment(one.at, now)}
                {one.way === 'LINK' && ', par le lien du courriel'}
              </small>
              {one.note && <q>{one.note}</q>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Deliveries({ of }: { of: Alert }) {
  const now = useNow();
  return (
    <section aria-labelledby="prevenus">
      <h2 id="prevenus">Qui est prévenu</h2>
      <ul class="recipients">
        {byRecipient(of.deliveries).map((recipient) => {
          const lost = recipient.deliveries.every(failed);
          return (
            <li key={recipient.label} class={lost ? 'unreached' : undefined}>
              <Icon name={lost ? 'alarm' : 'bell'} size={20} />
              <span>
                {recipient.label}
                {recipient.deliveries.map((one, at) => (
                  <small key={at}>
                    {channelName(one.channel)} : {deliveryState(one)} {age(one.at, now)}
                    {one.reason && `. ${one.reason}`}
                  </small>
                ))}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
