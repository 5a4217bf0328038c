import type { ScreenProps } from '../shell/screen';
import { useValue } from '../shell/observable';
import { Page } from '../ui/Page';
import { Pending } from './Pending';
import { queue } from './queue';

/** All that was done on this phone, sent or not, with what the server said. */
export default function SendingsScreen(_: ScreenProps) {
  const all = useValue(queue);
  return (
    <Page title="Fait sur ce téléphone" up="/">
      {all.length === 0 && <p class="empty">Rien n’attend : tout est envoyé.</p>}
      <Pending done />
    </Page>
  );
}
