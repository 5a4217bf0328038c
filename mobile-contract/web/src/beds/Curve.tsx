import type { BedHistory } from '@client';
import { day } from '../format/time';
import { ceiling, days, path, type Frame } from './plot';

const frame: Frame = { width: 328, height: 180, left: 24, bottom: 20, top: 8 };

/** Free beds over time, and those open; the same in a table for who does not see it. */
export function Curve({ history }: { history: BedHistory }) {
  const from = Date.parse(history.from);
  const to = Date.parse(history.to);
  const step = history.stepMinutes * 60_000;
  const values = history.points.flatMap((point) => [point.available ?? 0, point.operational ?? 0]);
  const top = ceiling(values);
  const x = (ms: number) => frame.left + ((ms - from) / Math.max(1, to - from)) * (frame.width - frame.left - 4);
  const y = (value: number) => frame.height - frame.bottom - (value / top) * (frame.height - frame.bottom - frame.top);
  const table = days(history.points);
  const said = table.map((one) => `${day(new Date(one.at))} de ${one.least} à ${one.most}`).join(', ');
  return (
    <figure class="bare">
      <svg class="curve" viewBox={`0 0 ${frame.width} ${frame.height}`} role="img" aria-label={`Lits libres : ${said || 'rien de connu'}.`}>
        {[0, top / 2, top].map((value) => (
          <g key={value}>
            <line class="curve__grid" x1={frame.left} x2={frame.width - 4} y1={y(value)} y2={y(value)} />
            <text x={frame.left - 4} y={y(value) + 3} text-anchor="end">
              {Number.isInteger(value) ? value : ''}
            </text>
          </g>
        ))}
        {table.filter((one) => one.at + 43_200_000 < to && one.at + 43_200_000 > from).map((one) => (
          <text key={one.at} x={Math.min(frame.width - 20, Math.max(frame.left + 8, x(one.at + 43_200_000)))} y={frame.height - 5} text-anchor="middle">
            {new Intl.DateTimeFormat('fr-FR', { weekday: 'short' }).format(one.at)}
          </text>
        ))}
        <path class="curve__open" d={path(history.points, (point) => point.operational, x, y, step)} />
        <path class="curve__free" d={path(history.points, (point) => point.available, x, y, step)} />
      </svg>
      <p class="legend" aria-hidden="true">
        <span>libres</span>
        <span class="legend__open">ouverts</span>
      </p>
      <details>
        <summary>Les mêmes chiffres en tableau</summary>
        <table class="figures">
          <thead>
            <tr>
              <th scope="col">Jour</th>
              <th scope="col">Libres, au moins</th>
              <th scope="col">au plus</th>
            </tr>
          </thead>
          <tbody>
            {table.map((one) => (
              <tr key={one.at}>
                <th scope="row">{day(new Date(one.at))}</th>
                <td>{one.least}</td>
                <td>{one.most}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
