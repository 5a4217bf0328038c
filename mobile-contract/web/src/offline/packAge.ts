import { observable } from '../shell/observable';

/** When the figures of the crisis pack on this phone were true, by this phone's clock, in ms since 1970. */
export const packAt = observable<number | undefined>(undefined);
