import { observable } from '../shell/observable';

/** How many things done on this phone have no verdict yet. */
export const toSend = observable(0);
