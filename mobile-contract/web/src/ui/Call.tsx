import { dial, kindOfContact, spaced } from '../format/phone';
import { Icon } from './Icon';

interface Props {
  number: string;
  kind: string;
  label?: string | undefined;
  /** Whom one calls, for who hears the link without its surroundings. */
  who: string;
  second?: boolean;
}

/** One number to touch: it rings at once. */
export function Call({ number, kind, label, who, second }: Props) {
  return (
    <a class={`call${second ? ' call--second' : ''}`} href={dial(number)}>
      <Icon name="phone" />
      <span>
        <b>{spaced(number)}</b>
        <small>
          <span class="away">Appeler {who}, </span>
          {label ?? kindOfContact(kind)}
        </small>
      </span>
    </a>
  );
}

/** A round telephone at the end of a line of a list. */
export function CallButton({ number, who }: { number: string; who: string }) {
  return (
    <a class="ring" href={dial(number)} aria-label={`Appeler ${who}, ${spaced(number)}`}>
      <Icon name="phone" />
    </a>
  );
}
