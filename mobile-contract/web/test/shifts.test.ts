import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localField, tomorrowMorning } from '../src/alerts/shifts';

test('a call that is taken ends at the next eight o’clock, never within the hour', () => {
  const at = (hour: number, minute: number) => localField(tomorrowMorning(new Date(2026, 10, 22, hour, minute).getTime()));
  assert.equal(at(20, 30), '2026-11-23T08:00');
  assert.equal(at(3, 0), '2026-11-22T08:00');
  assert.equal(at(6, 59), '2026-11-22T08:00');
  assert.equal(at(7, 0), '2026-11-23T08:00');
  assert.equal(at(8, 0), '2026-11-23T08:00');
});
