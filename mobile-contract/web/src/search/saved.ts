import { observable, type Observable } from '../shell/observable';

const rounds = observable(0);

/** Rises when a kept search was added, changed or taken away on this phone. */
export const savedRounds: Observable<number> = rounds;
export const savedChanged = (): void => rounds.set(rounds.get() + 1);
