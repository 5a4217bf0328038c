import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MapFeature } from '@client';
import { grouped } from '../src/search/map/grouping';

const at = (x: number, count?: number) => ({
  x,
  y: 0,
  feature: { type: 'Feature', geometry: { type: 'Point', coordinates: [0, 0] }, properties: count ? { count } : { id: `u${x}` } } as MapFeature,
});

test('marks that a thumb could not touch apart are one, and none is lost', () => {
  const groups = grouped([at(0), at(10), at(100), at(130, 7)], 48);

  assert.deepEqual(
    groups.map((group) => group.count),
    [2, 8],
  );
  assert.equal(groups.flatMap((group) => group.features).length, 4);
});

test('no two marks are nearer than asked', () => {
  const groups = grouped(Array.from({ length: 200 }, (_, one) => at((one * 37) % 400)), 48);

  for (const one of groups) for (const other of groups) if (one !== other) assert.ok(Math.abs(one.x - other.x) >= 48);
});
