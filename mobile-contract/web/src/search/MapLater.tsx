import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from '../api/failure';
import { Failed, Waiting } from '../ui/Loaded';

export interface MapProps {
  query: URLSearchParams;
}

/** The map's code comes when somebody wants a map. */
export function MapLater(props: MapProps) {
  const [shown, setShown] = useState<{ map: ComponentType<MapProps> }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    import('./map/ResultMap').then(
      (module) => setShown({ map: module.default }),
      () => setFailed(true),
    );
  }, []);
  if (failed) return <Failed failure={Failure.offline()} again={() => location.reload()} />;
  if (!shown) return <Waiting what="la carte" />;
  const Shown = shown.map;
  return <Shown {...props} />;
}
