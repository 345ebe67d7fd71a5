import type { BarPlot } from './plot.ts';
import { thousands } from './reporter.ts';
import { scaleOf } from './ticks.ts';
import { colors, dot, gridColor, ink, line, page, paleInk, round, text } from './svg.ts';

const width = 760;
const left = 190;
const right = 670;
const top = 84;
const barHeight = 46;

/** Draws the plot as an SVG document: one bar below the other, with its value. */
export function drawBars(plot: BarPlot): string {
  const bottom = top + plot.bars.length * barHeight + 4;
  const values = plot.bars.flatMap(({ median, rounds }) => [median, ...rounds]);
  const scale = scaleOf({ label: plot.label, scale: 'linear' }, values);
  const toX = (value: number) => left + scale.place(value) * (right - left);

  const grid = scale.ticks.flatMap((tick) => [
    line(toX(tick.at), top, toX(tick.at), bottom, gridColor),
    text(toX(tick.at), bottom + 20, tick.text, { anchor: 'middle', fill: paleInk }),
  ]);
  const bars = plot.bars.flatMap(({ name, median, rounds }, index) => {
    const middle = top + index * barHeight + barHeight / 2;
    const color = index === 0 ? colors[0] : '#9aa4af';
    return [
      text(left - 12, middle + 4.5, name, { anchor: 'end' }),
      `<rect x="${left}" y="${round(middle - 14)}" width="${round(toX(median) - left)}" height="28" rx="3" fill="${color}"/>`,
      ...rounds.map((value) => dot(toX(value), middle, 3, ink)),
      text(toX(Math.max(median, ...rounds)) + 12, middle + 4.5, thousands(median), { weight: 600 }),
    ];
  });
  return page(width, bottom + 64, plot, [
    ...grid,
    ...bars,
    line(left, top, left, bottom, paleInk),
    text((left + right) / 2, bottom + 46, plot.label, { anchor: 'middle' }),
  ]);
}
