import type { LinePlot } from './plot.ts';
import { scaleOf } from './ticks.ts';
import { colors, dot, gridColor, line, page, paleInk, round, text } from './svg.ts';

const width = 760;
const height = 460;
const area = { left: 84, right: 730, top: 104, bottom: 396 };

/** Draws the plot as an SVG document. */
export function drawLines(plot: LinePlot): string {
  const points = plot.series.flatMap((series) => series.points);
  const x = scaleOf(
    plot.x,
    points.map(([value]) => value),
  );
  const y = scaleOf(
    plot.y,
    points.map(([, value]) => value),
  );
  const toX = (value: number) => area.left + x.place(value) * (area.right - area.left);
  const toY = (value: number) => area.bottom - y.place(value) * (area.bottom - area.top);

  const grid = [
    ...y.ticks.flatMap((tick) => [
      line(area.left, toY(tick.at), area.right, toY(tick.at), gridColor),
      text(area.left - 10, toY(tick.at) + 4, tick.text, { anchor: 'end', fill: paleInk }),
    ]),
    ...x.ticks.flatMap((tick) => [
      line(toX(tick.at), area.bottom, toX(tick.at), area.bottom + 5, paleInk),
      text(toX(tick.at), area.bottom + 22, tick.text, { anchor: 'middle', fill: paleInk }),
    ]),
    line(area.left, area.bottom, area.right, area.bottom, paleInk),
    text((area.left + area.right) / 2, area.bottom + 48, plot.x.label, { anchor: 'middle' }),
    text(22, (area.top + area.bottom) / 2, plot.y.label, { anchor: 'middle', rotate: -90 }),
  ];
  const lines = plot.series.flatMap((series, index) => {
    const color = colors[index % colors.length] ?? '';
    const path = series.points.map(([px, py]) => `${round(toX(px))},${round(toY(py))}`).join(' ');
    // So many dots would only make the line thick.
    const dots = series.points.length > 30 ? [] : series.points;
    return [
      `<polyline points="${path}" fill="none" stroke="${color}" stroke-width="2.5" stroke-linejoin="round"/>`,
      ...dots.map(([px, py]) => dot(toX(px), toY(py), 4, color)),
    ];
  });
  return page(width, height, plot, [
    ...grid,
    ...lines,
    ...legend(plot.series.map(({ name }) => name)),
  ]);
}

function legend(names: readonly string[]): string[] {
  let at = 24;
  return names.flatMap((name, index) => {
    const left = at;
    at += 34 + name.length * 7.2;
    return [dot(left + 5, 76, 5, colors[index % colors.length] ?? ''), text(left + 16, 80.5, name)];
  });
}
