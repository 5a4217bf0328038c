import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dial, kindOfContact, spaced } from '../src/format/phone';
import { age, clock, day, moment } from '../src/format/time';
import { count, distance, minutes } from '../src/format/words';

const NOW = Date.parse('2026-11-22T08:30:00Z');
const ago = (ms: number) => new Date(NOW - ms).toISOString();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

test('an age is said as one would say it', () => {
  assert.equal(age(ago(0), NOW), "à l'instant");
  assert.equal(age(ago(59_999), NOW), "à l'instant");
  assert.equal(age(ago(MINUTE), NOW), 'il y a 1 min');
  assert.equal(age(ago(59 * MINUTE), NOW), 'il y a 59 min');
  assert.equal(age(ago(HOUR + 5 * MINUTE), NOW), 'il y a 1 h 05');
  assert.equal(age(ago(7 * HOUR + 5 * MINUTE), NOW), 'il y a 7 h');
  assert.equal(age(ago(24 * HOUR), NOW), 'il y a 1 jour');
  assert.equal(age(ago(71 * HOUR), NOW), 'il y a 2 jours');
});

test('a clock that is ahead, or an unreadable time, frightens nobody', () => {
  assert.equal(age(NOW + HOUR, NOW), "à l'instant");
  assert.equal(age('rien', NOW), 'à une heure inconnue');
  assert.equal(moment('rien', NOW), 'à une heure inconnue');
});

test('a moment has its day only when it is not today', () => {
  const noon = new Date(2026, 10, 22, 12, 0).getTime();
  assert.equal(moment(new Date(2026, 10, 22, 8, 5).getTime(), noon), "aujourd'hui à 08 h 05");
  assert.equal(moment(new Date(2026, 10, 21, 23, 59).getTime(), noon), 'hier à 23 h 59');
  assert.equal(moment(new Date(2026, 10, 23, 8, 0).getTime(), noon), 'demain à 08 h 00');
  assert.equal(moment(new Date(2026, 10, 24, 0, 0).getTime(), noon), 'le 24 novembre à 00 h 00');
  assert.equal(moment(new Date(2026, 10, 12, 8, 0).getTime(), noon), 'le 12 novembre à 08 h 00');
  assert.equal(moment(new Date(2025, 10, 12, 8, 0).getTime(), noon), 'le 12 novembre 2025 à 08 h 00');
});

test('a date alone is that day wherever the phone is', () => {
  assert.equal(day('2026-03-01', NOW), '1 mars');
  assert.equal(clock('08:00'), '8 h');
  assert.equal(clock('08:30:00'), '8 h 30');
});

test('a number is read by pairs and dialled without blanks', () => {
  assert.equal(spaced('0261910000'), '02 61 91 00 00');
  assert.equal(spaced('+33261910000'), '02 61 91 00 00');
  assert.equal(spaced('15'), '15');
  assert.equal(spaced('+41223727272'), '+41223727272');
  assert.equal(dial('02 61 91 00 00'), 'tel:0261910000');
  assert.equal(dial('+33261910000'), 'tel:+33261910000');
});

test('a kind of contact from a later contract is still a telephone', () => {
  assert.equal(kindOfContact('CARE_ROOM'), 'Salle de soins');
  assert.equal(kindOfContact('HOLOGRAM'), 'Téléphone');
});

test('French counts zero as one', () => {
  assert.equal(count(0, 'lit libre', 'lits libres'), '0 lit libre');
  assert.equal(count(2, 'lit'), '2 lits');
});

test('distances and durations are as long as they are useful', () => {
  assert.equal(distance(847), '850 m');
  assert.equal(distance(1840), '1,8 km');
  assert.equal(distance(52_300), '52 km');
  assert.equal(minutes(7), '7 min');
  assert.equal(minutes(65), '1 h 05');
});
