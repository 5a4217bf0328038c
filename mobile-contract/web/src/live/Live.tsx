import { useValue } from '../shell/observable';
import { liveness, type Liveness } from './live';
import './live.css';

const says: Record<Liveness, string> = {
  off: 'En pause',
  live: 'En direct',
  lost: 'Direct coupé',
  polled: 'Toutes les 30 s',
};

/** Whether the screen is told what happens as it happens. */
export function Live() {
  const state = useValue(liveness);
  return (
    <p class={state === 'live' ? 'live live--on' : 'live'} role="status">
      {says[state]}
    </p>
  );
}
