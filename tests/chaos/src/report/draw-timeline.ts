import { faultKinds, type Part } from '../faults.ts';
import type { InjectedFault } from '../inject-faults.ts';

interface Timeline {
  readonly title: string;
  readonly runMs: number;
  /** When each order was acknowledged, in milliseconds. */
  readonly acknowledgedAt: readonly number[];
  readonly faults: readonly InjectedFault[];
}

/** Distinguishable with color blindness: M. Okabe and K. Ito, "Color Universal Design". */
const partColors: Readonly<Record<Part, string>> = {
  api: '#0072b2',
  database: '#d55e00',
  'database network': '#cc79a7',
  'client network': '#e69f00',
};
const parts = ['api', 'database', 'database network', 'client network'] as const;

const [width, left, right, top, chartHeight, laneHeight] = [1000, 150, 20, 80, 220, 26];

/** An SVG with orders per second above and the faults below, on one time axis. */
export function drawTimeline({ title, runMs, acknowledgedAt, faults }: Timeline): string {
  const end = Math.max(runMs, ...faults.map(({ until }) => until));
  const x = (ms: number) => round(left + (Math.min(ms, end) / end) * (width - left - right));
  const perSecond = Array.from<number>({ length: Math.ceil(end / 1000) }).fill(0);
  for (const at of acknowledgedAt) {
    const second = Math.floor(at / 1000);
    if (second < perSecond.length) perSecond[second] = (perSecond[second] ?? 0) + 1;
  }
  const most = Math.max(5, Math.ceil(Math.max(...perSecond) / 5) * 5);
  const bottom = top + chartHeight;
  const y = (count: number) => round(bottom - (count / most) * chartHeight);
  const area = perSecond.map(
    (count, second) => `L${x(second * 1000)},${y(count)} H${x((second + 1) * 1000)}`,
  );
  const lanes = parts.map((part, index) => {
    const laneTop = bottom + 40 + index * laneHeight;
    const log = faults
      .filter(({ kind }) => faultKinds[kind].part === part)
      .map(({ kind, from, until }) => {
        const wide = Math.max(3, x(until) - x(from));
        const label = `${faultKinds[kind].title}: ${(from / 1000).toFixed(1)} s to ${(until / 1000).toFixed(1)} s`;
        return `<rect x="${x(from)}" y="${laneTop}" width="${round(wide)}" height="${laneHeight - 8}" fill="${partColors[part]}"><title>${label}</title></rect>`;
      });
    return [`<text x="${left - 12}" y="${laneTop + 13}" text-anchor="end">${part}</text>`, ...log];
  });
  const bands = faults.map(
    ({ kind, from, until }) =>
      `<rect x="${x(from)}" y="${top}" width="${round(Math.max(1, x(until) - x(from)))}" height="${chartHeight}" fill="${partColors[faultKinds[kind].part]}" opacity="0.1"/>`,
  );
  const height = bottom + 40 + parts.length * laneHeight + 20;
  const step =
    [1, 2, 5, 10, 20, 30, 60, 120, 300, 600].find((each) => (each * 1000) / end > 0.08) ?? 3600;
  const ticks = Array.from(
    { length: Math.floor(end / 1000 / step) + 1 },
    (_, index) => index * step,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" font-family="system-ui, sans-serif" font-size="13" fill="#1f2328">`,
    `<title>${title}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="24" y="34" font-size="17" font-weight="600">${title}</text>`,
    `<text x="24" y="56" fill="#59636e">acknowledged orders per second, and faults</text>`,
    ...bands,
    ...[0, most / 2, most].map(
      (count) =>
        `<line x1="${left}" y1="${y(count)}" x2="${width - right}" y2="${y(count)}" stroke="#e4e7eb"/><text x="${left - 12}" y="${y(count) + 4}" text-anchor="end">${count}</text>`,
    ),
    `<path d="M${left},${bottom} ${area.join(' ')} V${bottom} Z" fill="#009e73" opacity="0.75"/>`,
    ...ticks.map(
      (second) =>
        `<text x="${x(second * 1000)}" y="${bottom + 20}" text-anchor="middle">${second} s</text>`,
    ),
    ...lanes.flat(),
    '</svg>\n',
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
