import type { ScreenProps } from '../shell/screen';
import { may, user } from '../session/session';
import OwnBedsScreen from './OwnBedsScreen';
import RegionScreen from './RegionScreen';

/** One's own units for who enters beds; the region for all others. */
export default function BedsScreen(props: ScreenProps) {
  const enters = may('DIRECTOR', 'BED_MANAGER') && (user.get()?.scopes.facilities.length ?? 0) > 0;
  return enters ? <OwnBedsScreen {...props} /> : <RegionScreen {...props} />;
}
