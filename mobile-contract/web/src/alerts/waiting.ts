import { observable } from '../shell/observable';

/** Alerts that wait for my acknowledgement, as far as this phone knows. */
export const alertsWaiting = observable(0);
