/** How an alert and its deliveries are told. Pure. */
import type { AlertDelivery, AlertLine } from '@client';

const states: Record<string, string> = {
  QUEUED: 'en attente',
  SENT: 'envoyé',
  RETRYING: 'nouvel essai prévu',
  PARKED: 'abandonné',
  NO_CHANNEL: 'aucun moyen',
  PLANNED: 'prévu plus tard',
  HELD: 'retenu',
};

const held: Record<string, string> = {
  ACKNOWLEDGED: 'déjà acquittée',
  ARRIVED: 'arrivé par l’autre canal',
  GROUPED: 'dit avec le suivant',
};

/** « vu sur l’appareil », « envoyé », « abandonné ». */
export function deliveryState(delivery: AlertDelivery): string {
  if (delivery.acknowledgedAt) return 'acquittée';
  if (delivery.displayedAt) return 'vu sur l’appareil';
  if (delivery.state === 'HELD' && delivery.heldAs) return `retenu : ${held[delivery.heldAs] ?? 'inutile'}`;
  return states[delivery.state] ?? 'état inconnu';
}

/** Nobody will get it unless somebody does something. */
export const failed = (delivery: AlertDelivery): boolean =>
  delivery.state === 'PARKED' || delivery.state === 'NO_CHANNEL';

/** Somebody must say that it was received, and I have not. */
export const waitsForMe = (alert: AlertLine): boolean =>
  alert.requiresAcknowledgement === true && alert.acknowledged?.mineAt === undefined;

export interface Recipient {
  label: string;
  deliveries: AlertDelivery[];
}

/** One line a recipient, those that were not reached first. */
export function byRecipient(deliveries: AlertDelivery[]): Recipient[] {
  const found = new Map<string, AlertDelivery[]>();
  for (const one of deliveries) found.set(one.label, [...(found.get(one.label) ?? []), one]);
  const unreached = (of: Recipient) => (of.deliveries.every(failed) ? 0 : 1);
  return [...found].map(([label, list]) => ({ label, deliveries: list })).sort((a, b) => unreached(a) - unreached(b));
}
