import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asks, beforePlace, changed, chosen, kept, nameOf, opened, ownChips, request, tidy, without, withoutChip } from '../src/search/query';
import { having } from '../src/shell/address';

const query = (text: string) => new URLSearchParams(text);

test('an address becomes what the server is asked, each parameter in its type', () => {
  assert.deepEqual(request(query('q=réa&kind=UNIT&kind=FACILITY&radiusKm=50&openNow=true&~place=Blois&~vue=carte&inconnu=1')), {
    q: 'réa',
    kind: ['UNIT', 'FACILITY'],
    radiusKm: 50,
    openNow: true,
  });
  assert.deepEqual(request(query('radiusKm=beaucoup&q=')), {});
});

test('an order or a view alone is no search', () => {
  assert.equal(asks(query('')), false);
  assert.equal(asks(query('sort=distance&~vue=carte')), false);
  assert.equal(asks(query('bedsAvailable=true')), true);
});

test('a chip that is taken away becomes mere words, beside those before it', () => {
  const chip = { kind: 'PLACE', words: 'blois', label: 'Blois (41)', applied: true } as const;
  assert.deepEqual(withoutChip(query('q=rea+blois&literal=rea'), chip).getAll('literal'), ['rea', 'blois']);
});

test('the meaning chosen among several replaces the words', () => {
  const chip = { kind: 'PLACE', words: 'saint denis', label: '', applied: false } as const;
  const next = chosen(query('q=cardio+Saint-Denis&near=47,1'), chip, {
    label: 'Saint-Denis (93)',
    criterion: { parameter: 'place', values: ['93066'] },
  });
  assert.equal(next.toString(), query('q=cardio&place=93066&~place=Saint-Denis (93)').toString());
});

test('words go whatever their accents, and only whole', () => {
  assert.equal(without('Réa pédiatrique à Blois', 'rea pediatrique'), 'à Blois');
  assert.equal(without('reanimation rea', 'rea'), 'reanimation');
  assert.equal(without('cardio', 'blois'), 'cardio');
});

test('a place picked from the list takes the words that led to it', () => {
  assert.equal(beforePlace('cardio bloi', 'Blois'), 'cardio');
  assert.equal(beforePlace('lit réa saint den', 'Saint-Denis-en-Val'), 'lit réa');
  assert.equal(beforePlace('bloi', 'Blois'), '');
});

test('what a keyboard heard is cleaned', () => {
  assert.equal(tidy('  Réanimation  à Blois. '), 'Réanimation à Blois');
});

test('what the address fixes can be taken away, with what hangs on it', () => {
  const chips = ownChips(query('q=usic&place=41018&~place=Blois&radiusKm=50&bedsAvailable=true&openNow=false'));
  assert.deepEqual(
    chips.map((chip) => chip.label),
    ['Blois', '50 km', 'Lit libre'],
  );
  assert.equal(chips[0]!.without.toString(), 'q=usic&bedsAvailable=true&openNow=false');
});

test('the search of an article is one chip, whatever it is made of', () => {
  const chips = ownChips(query('activity=013&careMode=33&~lie=Urgences cardiaques&~criteres=activity careMode&place=41018&~place=Blois'));
  assert.deepEqual(
    chips.map((chip) => chip.label),
    ['Urgences cardiaques', 'Blois'],
  );
  assert.equal([...chips[0]!.without.keys()].join(), 'place,~place');
});

test('widening sends back what the server proposed', () => {
  assert.equal(changed(query('q=dialyse&radiusKm=5'), [{ parameter: 'radiusKm', values: ['50'] }]).toString(), 'q=dialyse&radiusKm=50');
  assert.equal(changed(query('q=dialyse&radiusKm=5'), [{ parameter: 'q', values: [] }]).toString(), 'radiusKm=5');
});

test('a kept search comes back as it was, but for where the phone stood', () => {
  const search = having(query('q=usic&kind=UNIT&kind=FACILITY&near=47,1&~vue=carte'), {});
  assert.equal(opened(kept(search)).toString(), 'q=usic&kind=UNIT&kind=FACILITY');
  assert.equal(opened({ q: 'usic', radiusKm: 20, rien: null, objet: {} }).toString(), 'q=usic&radiusKm=20');
  assert.equal(nameOf(query('q=usic&place=41018&~place=Blois')), 'usic, Blois');
  assert.equal(nameOf(query(`q=${'a'.repeat(200)}`)).length, 80);
});
