/** From points in time to lines on paper. Pure. */
import type { BedPoint } from '@client';

export interface Frame {
  width: number;
  height: number;
  left: number;
  bottom: number;
  top: number;
}

/** A round number that all values fit under: 5, 10, 20, 50 … */
export function ceiling(values: number[]): number {
  const most = Math.max(1, ...values);
  for (let unit = 1; ; unit *= 10)
    for (const step of [1, 2, 5]) if (step * unit >= most && step * unit >= 5) return step * unit;
}

/**
 * A path in steps: a figure holds until the next one. Where nothing was known (a point missing, or without the figure)
 * the line is broken, never drawn through.
 */
export function path(
  points: BedPoint[],
  of: (point: BedPoint) => number | undefined,
  x: (ms: number) => number,
  y: (value: number) => number,
  stepMs: number,
): string {
  const drawn: string[] = [];
  let last: number | undefined;
  for (const point of points) {
    const value = of(point);
    const at = Date.parse(point.at);
    if (value === undefined) {
      last = undefined;
      continue;
    }
    const broken = last === undefined || at - last > stepMs * 1.5;
    drawn.push(broken ? `M${x(at).toFixed(1)} ${y(value).toFixed(1)}` : `H${x(at).toFixed(1)}V${y(value).toFixed(1)}`);
    last = at;
  }
  return drawn.join('');
}

export interface Day {
  /** Midnight, by the phone. */
  at: number;
  least: number;
  most: number;
}

/** Fewest and most free beds of each day: what a table can say of a curve. */
export function days(points: BedPoint[]): Day[] {
  const found = new Map<number, Day>();
  for (const point of points) {
    if (point.available === undefined) continue;
    const midnight = new Date(point.at);
    midnight.setHours(0, 0, 0, 0);
    const at = midnight.getTime();
    const day = found.get(at);
    if (day) {
      day.least = Math.min(day.least, point.available);
      day.most = Math.max(day.most, point.available);
    } else found.set(at, { at, least: point.available, most: point.available });
  }
  return [...found.values()].sort((a, b) => a.at - b.at);
}
