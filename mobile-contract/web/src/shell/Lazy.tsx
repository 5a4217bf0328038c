import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../api/failure';
import { Failed, Waiting } from '../ui/Loaded';
import { Page } from '../ui/Page';
import type { Screen, ScreenProps } from './screen';

const came = new Map<Screen, ComponentType<ScreenProps>>();

/** A screen whose code may still have to come. */
export function Lazy({ screen, props }: { screen: Screen; props: ScreenProps }) {
  const [state, setState] = useState<'waiting' | 'there' | 'failed'>('waiting');
  const show = screen.show;
  const Shown = 'now' in show ? show.now : came.get(screen);

  useEffect(() => {
    if ('now' in show || came.has(screen)) return;
    show.later().then(
      (module) => {
        came.set(screen, module.default);
        setState('there');
      },
      () => setState('failed'),
    );
  }, [screen, show]);

  if (Shown) return <Shown {...props} />;
  if (state !== 'failed') return <Waiting what="la page" />;
  return (
    <Page title="Page indisponible">
      {/* No network, or a version that is no longer served: loading anew settles both. */}
      <Failed failure={Failure.offline()} again={() => location.reload()} />
    </Page>
  );
}
