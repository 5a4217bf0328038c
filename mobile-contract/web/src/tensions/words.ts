/** How a tension is told. Pure. */
import type { BedRange, TensionBeds, TensionEvent } from '@client';

/** « 7 », « 3 à 9 », « au moins 3 ». */
export function range(of: BedRange | undefined): string {
  if (!of) return 'inconnu';
  if (of.max === undefined) return `au moins ${of.min}`;
  return of.min === of.max ? `${of.min}` : `${of.min} à ${of.max}`;
}

/** « 7 / 34 lits libres », with the intervals where figures are late. */
export const freeBeds = (beds: TensionBeds): string => `${range(beds.available)} / ${range(beds.operational)}`;

const kinds: Record<string, string> = {
  DECLARATION: 'Déclaration',
  UPDATE: 'Mise à jour',
  ACTION_TAKEN: 'Action mise en place',
  ACTION_ENDED: 'Action terminée',
  NOTE: 'Note',
  LEVEL: 'Changement de plan',
  CLOSURE: 'Clôture',
  REOPENING: 'Réouverture',
  COMMENT: 'Commentaire de la cellule',
  UPDATE_ASKED: 'Nouvelles demandées par la cellule',
};

export const kindOfEvent = (kind: string): string => kinds[kind] ?? 'Événement';

/** « Action mise en place : Ouverture de lits supplémentaires ». */
export function eventTitle(event: TensionEvent): string {
  const of = event.action?.label ?? (event.kind === 'LEVEL' ? event.plan?.label : undefined);
  return of ? `${kindOfEvent(event.kind)} : ${of.replace(/\.$/, '')}` : kindOfEvent(event.kind);
}

/** Known more than five minutes after it happened: the timeline says both. */
export const knownLate = (event: TensionEvent): boolean =>
  Date.parse(event.knownAt) - Date.parse(event.at) > 5 * 60_000;

const channels: Record<string, string> = {
  EMAIL: 'courriel',
  PUSH: 'notification',
  SMS: 'SMS',
  WEBHOOK: 'système abonné',
};
export const channelName = (channel: string): string => channels[channel] ?? channel.toLowerCase();

/** « courriel et notification ». */
export const channelNames = (list: string[]): string =>
  list.length === 0 ? 'aucun moyen connu' : list.map(channelName).join(list.length === 2 ? ' et ' : ', ');

/** « 12 h », « 3 jours », « 45 min ». */
export function duration(minutes: number): string {
  if (minutes < 60) return `${minutes} min`;
  if (minutes % 1440 === 0) return `${minutes / 1440} jour${minutes > 1440 ? 's' : ''}`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60}`;
}

/** The looks of a tension's card: a drill never has those of a real one. */
export const cardOf = (level: number, drill: boolean): string =>
  drill ? 'tension tension--drill' : level >= 2 ? 'tension tension--2' : 'tension tension--1';

/** The looks of a plan that one may choose. */
export const choiceOf = (level: number, drill: boolean): string =>
  drill ? 'plan plan--drill' : level >= 2 ? 'plan plan--2' : 'plan plan--1';
