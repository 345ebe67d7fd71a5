import { parse, View, type Axis as VegaAxis, type Scale, type Spec } from 'vega';
import type { Axis, BarPlot, LinePlot, Plot } from './plot.ts';

/** Draws a plot as an SVG document. */
export function drawPlot(plot: Plot): Promise<string> {
  const spec = plot.kind === 'lines' ? linesSpec(plot) : barsSpec(plot);
  return new View(parse(spec), { renderer: 'none' }).toSVG();
}

function linesSpec({ title, subtitle, x, y, series }: LinePlot): Spec {
  const points = series.flatMap((one) =>
    one.points.map(([px, py]) => ({ x: px, y: py, series: one.name })),
  );
  const at = { x: { scale: 'x', field: 'x' }, y: { scale: 'y', field: 'y' } };
  const color = { scale: 'color', field: 'series' };
  // With many points, symbols would only thicken the line.
  const showsPoints = points.length <= 30 * series.length;
  return {
    ...page(title, subtitle, 640, 300),
    data: [{ name: 'points', values: points }],
    scales: [
      scaleOf('x', x, 'width'),
      scaleOf('y', y, 'height'),
      { name: 'color', type: 'ordinal', domain: series.map(({ name }) => name), range: colors },
    ],
    axes: [axisOf('x', x), { ...axisOf('y', y), grid: true }],
    legends: [{ fill: 'color', orient: 'top', direction: 'horizontal', symbolType: 'circle' }],
    marks: [
      {
        type: 'group',
        from: { facet: { name: 'line', data: 'points', groupby: 'series' } },
        marks: [
          {
            type: 'line',
            from: { data: 'line' },
            encode: { enter: { ...at, stroke: color, strokeWidth: { value: 2.5 } } },
          },
          {
            type: 'symbol',
            from: { data: 'line' },
            encode: { enter: { ...at, fill: color, size: { value: showsPoints ? 50 : 0 } } },
          },
        ],
      },
    ],
  };
}

function barsSpec({ title, subtitle, label, bars }: BarPlot): Spec {
  const rounds = bars.flatMap(({ name, rounds: values }) =>
    values.map((value) => ({ name, value })),
  );
  const middle = { scale: 'name', field: 'name', band: 0.5 };
  return {
    ...page(title, subtitle, 560, bars.length * 46),
    data: [
      { name: 'bars', values: bars.map(({ name, median }) => ({ name, median })) },
      { name: 'rounds', values: rounds },
    ],
    scales: [
      {
        name: 'name',
        type: 'band',
        domain: bars.map(({ name }) => name),
        range: 'height',
        padding: 0.3,
      },
      {
        name: 'value',
        domain: [0, Math.max(...rounds.map(({ value }) => value))],
        nice: true,
        range: 'width',
      },
    ],
    axes: [
      { scale: 'name', orient: 'left', ticks: false },
      { scale: 'value', orient: 'bottom', title: label, grid: true, tickCount: 6, format: ',.0f' },
    ],
    marks: [
      {
        type: 'rect',
        from: { data: 'bars' },
        encode: {
          enter: {
            x: { scale: 'value', value: 0 },
            x2: { scale: 'value', field: 'median' },
            y: { scale: 'name', field: 'name' },
            height: { scale: 'name', band: 1 },
            fill: { value: blue },
          },
        },
      },
      {
        type: 'symbol',
        from: { data: 'rounds' },
        encode: {
          enter: {
            x: { scale: 'value', field: 'value' },
            y: middle,
            fill: { value: '#222' },
            size: { value: 28 },
          },
        },
      },
    ],
  };
}

const blue = '#2563eb';
const colors = [blue, '#d97706', '#059669', '#7c3aed'];

function page(text: string, subtitle: string, width: number, height: number): Spec {
  return {
    background: 'white',
    padding: 16,
    width,
    height,
    title: { text, subtitle, anchor: 'start', offset: 16, fontSize: 16, subtitleColor: '#555' },
  };
}

/** Linear scales start at zero; logarithmic ones at the smallest value. */
function scaleOf(name: 'x' | 'y', { scale }: Axis, range: 'width' | 'height'): Scale {
  const domain = { data: 'points', field: name };
  return scale === 'log'
    ? { name, type: 'log', domain, range, nice: name === 'y' }
    : { name, type: 'linear', domain, range, nice: name === 'y', zero: true };
}

function axisOf(name: 'x' | 'y', { label, scale, ticks }: Axis): VegaAxis {
  const axis: VegaAxis = {
    scale: name,
    orient: name === 'x' ? 'bottom' : 'left',
    title: label,
    titlePadding: 10,
    tickCount: scale === 'log' ? 4 : 6,
  };
  if (ticks === undefined) return axis;
  const texts = JSON.stringify(Object.fromEntries(ticks.map(({ at, text }) => [at, text])));
  return {
    ...axis,
    values: ticks.map(({ at }) => at),
    encode: { labels: { update: { text: { signal: `${texts}[datum.value]` } } } },
  };
}
