import { observable, type Observable } from './observable';

/** What the phone believes of its network; a request may still fail. */
const state = observable(navigator.onLine);
addEventListener('online', () => state.set(true));
addEventListener('offline', () => state.set(false));

export const online: Observable<boolean> = state;
