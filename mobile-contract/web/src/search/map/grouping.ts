import type { MapFeature } from '@client';

/** A feature, and where it falls on this screen, in CSS pixels. */
export interface Placed {
  feature: MapFeature;
  x: number;
  y: number;
}

export interface Group {
  /** Of the first feature. */
  x: number;
  y: number;
  features: MapFeature[];
  /** How many results it stands for. */
  count: number;
}

/** What lies so near that two thumbs could not touch apart becomes one mark; each feature is in exactly one. */
export function grouped(placed: Placed[], nearestPx: number): Group[] {
  const groups: Group[] = [];
  for (const { feature, x, y } of placed) {
    const there = groups.find((group) => Math.hypot(group.x - x, group.y - y) < nearestPx);
    const count = feature.properties.count ?? 1;
    if (there) {
      there.features.push(feature);
      there.count += count;
    } else {
      groups.push({ x, y, features: [feature], count });
    }
  }
  return groups;
}
