import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eventReader, pause } from '../src/live/sse.ts';

test('events are the same whatever pieces the network makes of them', () => {
  const text = 'id: 43\r\nevent: alert\r\ndata: {"kind":"RAISED"}\r\n\r\n: a comment\n\nid: 44\nevent: heartbeat\ndata: a\ndata: b\n\n';
  const whole = eventReader()(text);
  for (const size of [1, 2, 3, 7, 40]) {
    const read = eventReader();
    const pieces = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
    assert.deepEqual(pieces.flatMap((piece) => read(piece)), whole, `in pieces of ${size}`);
  }
  assert.deepEqual(whole, [
    { id: '43', event: 'alert', data: '{"kind":"RAISED"}' },
    { id: '44', event: 'heartbeat', data: 'a\nb' },
  ]);
});

test('an event that the connection cut in the middle is not told', () => {
  const read = eventReader();
  assert.deepEqual(read('id: 7\nevent: alert\ndata: {}'), []);
});

test('the pause grows to half a minute and never leaves its bounds', () => {
  assert.deepEqual([1, 2, 3, 4, 5, 6, 60].map((failures) => pause(failures, 0.5)), [1000, 2000, 4000, 8000, 16000, 30000, 30000]);
  for (const random of [0, 0.999]) {
    const waits = pause(3, random);
    assert.ok(waits >= 3200 && waits <= 4800, String(waits));
  }
});
