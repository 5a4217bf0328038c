import assert from 'node:assert/strict';
import { test } from 'node:test';
import { confirmed, judged, nextBatch, outdated, settled, unsettled, type Queued } from '../src/offline/verdicts.ts';

const NIGHT = Date.parse('2026-11-22T02:14:00Z');

const done = (id: string, at = NIGHT, body: object = { note: 'x' }): Queued => ({
  id,
  userId: 'u',
  at,
  label: id,
  command: { id, kind: 'TENSION_EVENT', body: body as Record<string, unknown> },
  state: 'WAITING',
});

const problem = (detail: string, violations: { rule: string; message: string }[] = []) =>
  ({ type: '/problems/a-confirmer', title: 't', status: 409, detail, instance: '/commands', requestId: 'r', violations }) as never;

test('each verdict settles its own command, and one that fails holds no other back', () => {
  const all = [done('a'), done('b'), done('c'), done('d')];
  const after = settled(
    all,
    [
      { id: 'b', status: 'REFUSED', problem: problem('Votre compte ne le permet pas.') },
      { id: 'a', status: 'APPLIED', location: '/tensions/1' },
      { id: 'c', status: 'ALREADY_APPLIED', version: 8 },
      { id: 'd', status: 'RETRY', problem: problem('Plus tard.') },
    ],
    NIGHT,
  );
  assert.deepEqual(after.map((one) => one.state), ['DONE', 'REFUSED', 'DONE', 'WAITING']);
  assert.equal(after[1]?.sentence, 'Votre compte ne le permet pas.');
  assert.equal(after[0]?.location, '/tensions/1');
  assert.equal(after[2]?.version, 8);
  assert.deepEqual(nextBatch(after).map((one) => one.id), ['d']);
});

test('a verdict that this version does not know leaves the command waiting', () => {
  const one = done('a');
  assert.equal(judged(one, { id: 'a', status: 'POSTPONED' as never }, NIGHT), one);
});

test('a command without verdict stays, so that a lost answer is asked again under the same id', () => {
  const after = settled([done('a')], [], NIGHT);
  assert.deepEqual(nextBatch(after).map((one) => one.command.id), ['a']);
});

test('a question keeps its rules, and a yes sends the same command with them', () => {
  const rule = { rule: 'UNUSUAL_AVAILABLE', message: "1 lit disponible, alors que cette unité en annonce d'habitude de 5 à 9." };
  const asked = judged(done('a', NIGHT, { version: 3, lines: [] }), { id: 'a', status: 'QUESTION', problem: problem('Confirmez.', [rule]) }, NIGHT);
  assert.equal(asked.state, 'ASKED');
  assert.equal(asked.sentence, rule.message);
  assert.deepEqual(nextBatch([asked]), []);

  const yes = confirmed(asked);

  assert.equal(yes.state, 'WAITING');
  assert.equal(yes.command.id, 'a');
  assert.deepEqual(yes.command.body, { version: 3, lines: [], confirm: ['UNUSUAL_AVAILABLE'] });
  assert.equal(yes.sentence, undefined);
});

test('a closure that asks about actions in place is confirmed by ending them', () => {
  const asked = judged(
    done('a', NIGHT, {}),
    { id: 'a', status: 'QUESTION', problem: problem('En place.', [{ rule: 'ACTION_IN_PLACE', message: 'Cellule de crise.' }]) },
    NIGHT,
  );
  assert.deepEqual(confirmed(asked).command.body, { endActions: true });
});

test('what is sent goes in the order it was done, within the limits of one sending', () => {
  const many = Array.from({ length: 130 }, (_, at) => done(`c${at}`, NIGHT - at));
  const batch = nextBatch(many);
  assert.equal(batch.length, 100);
  assert.equal(batch[0]?.id, 'c129');

  const large = Array.from({ length: 5 }, (_, at) => done(`l${at}`, NIGHT + at, { note: 'x'.repeat(90) }));
  assert.equal(nextBatch(large, 100, 300).length, 2);
  assert.equal(nextBatch(large, 100, 1).length, 1, 'one that is too large alone still goes: the server says so');
});

test('what is settled is told for a day; what waits is kept for ever', () => {
  const settledOne = judged(done('a'), { id: 'a', status: 'APPLIED' }, NIGHT);
  assert.equal(outdated(settledOne, NIGHT + 23 * 3_600_000), false);
  assert.equal(outdated(settledOne, NIGHT + 25 * 3_600_000), true);
  assert.equal(outdated(done('b'), NIGHT + 1000 * 3_600_000), false);
  assert.equal(unsettled([settledOne, done('b')]), 1);
});
