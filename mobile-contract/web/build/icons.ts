import { crc32, deflateSync } from 'node:zlib';

/**
 * The application's icon: a place on a map, and the cross of care. Drawn here once, for SVG and PNG.
 * Measures are parts of the side; the drawing stays within the middle 80 %, which no phone cuts away.
 */
const BLUE = [0, 0, 145] as const;
const WHITE = [255, 255, 255] as const;

const PIN = { x: 0.5, y: 0.42, radius: 0.25, tip: 0.84 };
const CROSS = { half: 0.15, thick: 0.05 };

export function svg(): string {
  const { x, y, radius, tip } = PIN;
  const side = tangent();
  const n = (value: number) => Math.round(value * 1000) / 10;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><rect width="100" height="100" rx="20" fill="#000091"/><path fill="#fff" d="M${n(x - side.dx)} ${n(y + side.dy)}A${n(radius)} ${n(radius)} 0 1 1 ${n(x + side.dx)} ${n(y + side.dy)}L${n(x)} ${n(tip)}Z"/><path stroke="#000091" stroke-width="${n(CROSS.thick * 2)}" d="M${n(x)} ${n(y - CROSS.half)}V${n(y + CROSS.half)}M${n(x - CROSS.half)} ${n(y)}H${n(x + CROSS.half)}"/></svg>`;
}

/** Where the lines from the tip touch the circle, from its centre. */
function tangent(): { dx: number; dy: number } {
  const far = PIN.tip - PIN.y;
  const dy = (PIN.radius * PIN.radius) / far;
  return { dx: Math.sqrt(PIN.radius * PIN.radius - dy * dy), dy };
}

function inPin(x: number, y: number): boolean {
  const dx = Math.abs(x - PIN.x);
  const dy = y - PIN.y;
  if (dx * dx + dy * dy <= PIN.radius * PIN.radius) return true;
  const side = tangent();
  return dy >= side.dy && y <= PIN.tip && dx <= (side.dx * (PIN.tip - y)) / (PIN.tip - PIN.y - side.dy);
}

function inCross(x: number, y: number): boolean {
  const dx = Math.abs(x - PIN.x);
  const dy = Math.abs(y - PIN.y);
  return (dx <= CROSS.thick && dy <= CROSS.half) || (dy <= CROSS.thick && dx <= CROSS.half);
}

const colour = (x: number, y: number): readonly number[] => (inPin(x, y) && !inCross(x, y) ? WHITE : BLUE);

/** A square PNG that fills its side: phones cut the corners as they like. */
export function png(size: number): Buffer {
  const FINE = 4;
  const rows: Buffer[] = [];
  for (let row = 0; row < size; row += 1) {
    const line = Buffer.alloc(1 + size * 3);
    for (let column = 0; column < size; column += 1) {
      const sum = [0, 0, 0];
      for (let part = 0; part < FINE * FINE; part += 1) {
        const x = (column + ((part % FINE) + 0.5) / FINE) / size;
        const y = (row + (Math.floor(part / FINE) + 0.5) / FINE) / size;
        colour(x, y).forEach((value, at) => (sum[at]! += value));
      }
      sum.forEach((value, at) => (line[1 + column * 3 + at] = Math.round(value / (FINE * FINE))));
    }
    rows.push(line);
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, red green blue
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, sum]);
}
