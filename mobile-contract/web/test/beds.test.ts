import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ceiling, days, path } from '../src/beds/plot.ts';
import { byGender, freeByGender, freeLines, pad } from '../src/beds/words.ts';
import { freeBeds, knownLate, range } from '../src/tensions/words.ts';
import { byRecipient, deliveryState, waitsForMe } from '../src/alerts/words.ts';
import { international } from '../src/alerts/phone.ts';

const line = (gender: string | undefined, count: number, horizon = 'NOW') =>
  ({ nature: 'BED', status: 'AVAILABLE', horizon, count, updatedAt: '', source: 'MANUAL', ...(gender ? { gender } : {}) }) as never;

test('free beds without a gender are anybody’s; a forecast is not now', () => {
  const lines = [line(undefined, 2), line('FEMALE', 1), line('MALE', 9, 'H24')];
  assert.deepEqual(freeByGender(lines), { FEMALE: 1, MALE: 0, UNDETERMINED: 2 });
  assert.equal(byGender(lines), true);
  assert.equal(byGender([line('UNDETERMINED', 4)]), false);
});

test('what is entered replaces all free beds of now', () => {
  assert.deepEqual(freeLines({ UNDETERMINED: 3 }), [{ nature: 'BED', status: 'AVAILABLE', horizon: 'NOW', gender: 'UNDETERMINED', count: 3 }]);
});

test('the pad has all numbers of a small unit and stops at twenty buttons', () => {
  const of = (operational: number) => pad({ summary: { operational } } as never).length;
  assert.deepEqual([of(0), of(12), of(80)], [10, 13, 20]);
});

test('a curve is broken where nothing was known', () => {
  const points = [
    { at: '2026-11-22T00:00:00Z', available: 2, units: 1 },
    { at: '2026-11-22T01:00:00Z', available: 3, units: 1 },
    { at: '2026-11-22T02:00:00Z', units: 1 },
    { at: '2026-11-22T05:00:00Z', available: 1, units: 1 },
    { at: '2026-11-22T08:00:00Z', available: 4, units: 1 },
  ];
  const start = Date.parse('2026-11-22T00:00:00Z');
  const hours = (ms: number) => (ms - start) / 3_600_000;
  assert.equal(path(points, (point) => point.available, hours, (value) => value, 3_600_000), 'M0.0 2.0H1.0V3.0M5.0 1.0M8.0 4.0');
});

test('the axis ends at a round number above all', () => {
  assert.deepEqual([[], [3], [5], [6], [34], [160], [501]].map(ceiling), [5, 5, 5, 10, 50, 200, 1000]);
});

test('a day is told by its fewest and most', () => {
  const points = [3, 1, 2].map((available, at) => ({ at: new Date(2026, 10, 22, 8 + at).toISOString(), available, units: 1 }));
  assert.deepEqual(days(points), [{ at: new Date(2026, 10, 22).getTime(), least: 1, most: 3 }]);
});

test('an interval without upper bound says at least', () => {
  assert.deepEqual([range({ min: 7, max: 7 }), range({ min: 3, max: 9 }), range({ min: 3 }), range(undefined)], ['7', '3 à 9', 'au moins 3', 'inconnu']);
  assert.equal(freeBeds({ available: { min: 3, max: 9 }, operational: { min: 60, max: 60 }, units: 6, notRefreshed: 1 }), '3 à 9 / 60');
});

test('an event known long after it happened says so', () => {
  const event = (knownAt: string) => ({ id: 'e', kind: 'UPDATE', at: '2026-11-22T02:00:00Z', knownAt, author: 'a' }) as never;
  assert.equal(knownLate(event('2026-11-22T02:04:00Z')), false);
  assert.equal(knownLate(event('2026-11-22T03:00:00Z')), true);
});

test('who was not reached comes first, and an acknowledgement says more than a sending', () => {
  const delivery = (label: string, state: string, more = {}) => ({ label, channel: 'EMAIL', state, at: '', ...more }) as never;
  const list = [delivery('ARS', 'SENT'), delivery('Blois', 'NO_CHANNEL'), delivery('ARS', 'HELD', { heldAs: 'ARRIVED' })];
  assert.deepEqual(byRecipient(list).map((one) => [one.label, one.deliveries.length]), [['Blois', 1], ['ARS', 2]]);
  assert.equal(deliveryState(delivery('ARS', 'SENT', { acknowledgedAt: 'x' })), 'acquittée');
  assert.equal(deliveryState(delivery('ARS', 'FROM_THE_FUTURE')), 'état inconnu');
});

test('an alert waits for me until I have acknowledged, whoever else did', () => {
  const alert = (more: object) => ({ id: 'a', kind: 'K', title: 't', raisedAt: '', drill: false, ...more }) as never;
  assert.equal(waitsForMe(alert({ requiresAcknowledgement: true, acknowledged: { persons: 1 } })), true);
  assert.equal(waitsForMe(alert({ requiresAcknowledgement: true, acknowledged: { persons: 1, mineAt: 'x' } })), false);
  assert.equal(waitsForMe(alert({})), false);
});

test('a French mobile number becomes international, and nonsense nothing', () => {
  assert.deepEqual(
    ['06 12 34 56 78', '+262 692 12 34 56', '0033612345678', '12', ''].map(international),
    ['+33612345678', '+262692123456', '+33612345678', undefined, undefined],
  );
});
