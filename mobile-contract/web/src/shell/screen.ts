import type { ComponentType } from 'preact';
import type { Role } from '@client';
import type { IconName } from '../ui/Icon';
import type { Observable } from './observable';

export interface ScreenProps {
  /** What the address has at `:name`. */
  params: Record<string, string>;
  query: URLSearchParams;
}

export interface Screen {
  /** After `#`, e.g. `/unites/:id`. */
  path: string;
  /** The component itself, for a screen of the first load; the import of its module for all others. */
  show: { now: ComponentType<ScreenProps> } | { later(): Promise<{ default: ComponentType<ScreenProps> }> };
  /** Which entry of the bottom bar is lit. */
  tab?: string;
  /** Who may open it; without it, everybody signed in. */
  roles?: Role[];
}

/** An entry of the bottom bar, for the thumb: five at most for one person. */
export interface Tab {
  id: string;
  label: string;
  icon: IconName;
  path: string;
  roles?: Role[];
  /** What waits there, e.g. alerts without answer; 0 shows nothing. */
  waiting?: Observable<number>;
}
