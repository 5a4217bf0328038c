import Delaunator from 'delaunator';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

/**
 * The outlines of the départements, for a map without tiles: made at each build from the places of the communes that the
 * server carries (Etalab, Licence Ouverte; GeoNames, CC BY 4.0), so they are near the truth by a few kilometres.
 *
 * Between two communes of different départements runs the border: the edge of their Voronoï cells. The coast and the
 * frontiers are where the triangles between neighbouring communes become too big.
 */
type Point = [x: number, y: number];
interface Commune {
  department: string;
  /** Kilometres east of Greenwich at this latitude's own scale, and north of the equator. */
  at: Point;
}

/** Radius of the circle around three neighbouring communes, beyond which there is sea or another country. */
const WIDEST_KM = 13;
/** How far the drawn line may leave the computed one. */
const TOLERANCE_KM = 0.6;
const KM_PER_DEGREE = 111.2;
/** Degrees are written as whole numbers of this many parts. */
const PARTS = 1000;

function communes(file: string): Commune[] {
  const [header = '', ...rows] = gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n');
  const names = header.split('\t');
  const column = (name: string): number => {
    const at = names.indexOf(name);
    if (at < 0) throw new Error(`pas de colonne « ${name} » dans les communes`);
    return at;
  };
  const [department, lat, lon] = [column('department'), column('lat'), column('lon')];
  return rows
    .map((row) => row.split('\t'))
    .filter((cells) => cells[lat] && cells[lon])
    .map((cells) => {
      const y = Number(cells[lat]);
      const x = Number(cells[lon]);
      const at: Point = [x * KM_PER_DEGREE * Math.cos((y * Math.PI) / 180), y * KM_PER_DEGREE];
      return { department: cells[department] ?? '', at };
    });
}

interface Centre {
  x: number;
  y: number;
  radius: number;
}

function circumcentre(a: Point, b: Point, c: Point): Centre {
  const [bx, by] = [b[0] - a[0], b[1] - a[1]];
  const [cx, cy] = [c[0] - a[0], c[1] - a[1]];
  const d = 2 * (bx * cy - by * cx);
  if (d === 0) return { x: 0, y: 0, radius: Infinity };
  const x = (cy * (bx * bx + by * by) - by * (cx * cx + cy * cy)) / d;
  const y = (bx * (cx * cx + cy * cy) - cx * (bx * bx + by * by)) / d;
  return { x: a[0] + x, y: a[1] + y, radius: Math.hypot(x, y) };
}

/** Lines as pairs of points, in kilometres. */
function segments(places: Commune[]): [Point, Point][] {
  const { triangles, halfedges } = Delaunator.from(places.map((place) => place.at));
  const corner = (edge: number) => places[triangles[edge]!]!;
  const centres: Centre[] = [];
  for (let first = 0; first < triangles.length; first += 3)
    centres.push(circumcentre(corner(first).at, corner(first + 1).at, corner(first + 2).at));
  const isLand = (triangle: number) => triangle >= 0 && centres[triangle]!.radius <= WIDEST_KM;
  const found: [Point, Point][] = [];
  for (let edge = 0; edge < triangles.length; edge += 1) {
    const other = halfedges[edge]!;
    if (other > edge) continue; // each edge once: from its later half
    const from = corner(edge);
    const to = corner(edge % 3 === 2 ? edge - 2 : edge + 1);
    const [here, there] = [Math.floor(edge / 3), other < 0 ? -1 : Math.floor(other / 3)];
    const middle: Point = [(from.at[0] + to.at[0]) / 2, (from.at[1] + to.at[1]) / 2];
    const centre = (triangle: number): Point => (isLand(triangle) ? [centres[triangle]!.x, centres[triangle]!.y] : middle);
    if (isLand(here) !== isLand(there)) found.push([from.at, to.at]);
    if ((isLand(here) || isLand(there)) && from.department !== to.department) found.push([centre(here), centre(there)]);
  }
  return found;
}

const key = (point: Point): string => `${point[0].toFixed(3)} ${point[1].toFixed(3)}`;

/** Segments end to end, as long as exactly two meet. */
function lines(found: [Point, Point][]): Point[][] {
  const meeting = new Map<string, number[]>();
  found.forEach((segment, at) => segment.forEach((point) => meeting.set(key(point), [...(meeting.get(key(point)) ?? []), at])));
  const used = new Set<number>();
  const grow = (line: Point[]): void => {
    for (;;) {
      const end = line.at(-1)!;
      const here = meeting.get(key(end)) ?? [];
      const next = here.length === 2 ? here.find((at) => !used.has(at)) : undefined;
      if (next === undefined) return;
      used.add(next);
      const [a, b] = found[next]!;
      line.push(key(a) === key(end) ? b : a);
    }
  };
  const all: Point[][] = [];
  found.forEach((segment, at) => {
    if (used.has(at)) return;
    used.add(at);
    const line: Point[] = [...segment];
    grow(line);
    line.reverse();
    grow(line);
    all.push(line);
  });
  return all;
}

/** Douglas and Peucker's way: the points that matter. */
function simplified(line: Point[]): Point[] {
  const [first, last] = [line[0]!, line.at(-1)!];
  const length = Math.hypot(last[0] - first[0], last[1] - first[1]);
  let [worst, at] = [0, 0];
  for (let one = 1; one < line.length - 1; one += 1) {
    const [x, y] = [line[one]![0] - first[0], line[one]![1] - first[1]];
    const away =
      length === 0 ? Math.hypot(x, y) : Math.abs((last[0] - first[0]) * y - (last[1] - first[1]) * x) / length;
    if (away > worst) [worst, at] = [away, one];
  }
  if (worst <= TOLERANCE_KM) return [first, last];
  return [...simplified(line.slice(0, at + 1)).slice(0, -1), ...simplified(line.slice(at))];
}

/** Each line as whole numbers: latitude and longitude of its first point, then the steps from point to point. */
export function outline(file: string): number[][] {
  return lines(segments(communes(file)))
    .map(simplified)
    .filter((line) => line.length > 2 || Math.hypot(line[0]![0] - line[1]![0], line[0]![1] - line[1]![1]) > TOLERANCE_KM)
    .map((line) => {
      let before: [number, number] = [0, 0];
      return line.flatMap(([x, y]) => {
        const lat = y / KM_PER_DEGREE;
        const lon = x / (KM_PER_DEGREE * Math.cos((lat * Math.PI) / 180));
        const now: [number, number] = [Math.round(lat * PARTS), Math.round(lon * PARTS)];
        const step = [now[0] - before[0], now[1] - before[1]];
        before = now;
        return step;
      });
    });
}

const NAME = 'virtual:outline';

/** `import outline from 'virtual:outline'` */
export function outlineModule(file: string): Plugin {
  return {
    name: 'outline',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) => (id === `\0${NAME}` ? `export default JSON.parse(${JSON.stringify(JSON.stringify(outline(file)))});` : undefined),
  };
}
