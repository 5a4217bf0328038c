import { SessionApi, type AppSettings } from '@client';
import { using } from '../api/client';
import { observable, type Observable } from './observable';

/** What this server proposes; before it has answered, nothing special. */
const held = observable<AppSettings>({ demonstration: false });
export const settings: Observable<AppSettings> = held;

const answered = observable(false);
/** Whether the server has said them since the application was opened. */
export const settingsKnown: Observable<boolean> = answered;

let asked: Promise<AppSettings> | undefined;

/** Asked once; without network it is asked again the next time somebody wants it. */
export function readSettings(): Promise<AppSettings> {
  asked ??= using(SessionApi)
    .readAppSettings()
    .then(
      (said) => {
        held.set(said);
        answered.set(true);
        return said;
      },
      () => {
        asked = undefined;
        return held.get();
      },
    );
  return asked;
}
