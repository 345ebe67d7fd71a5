import { nice, ticks } from 'd3-array';
import type { PointerEvent } from 'react';
import { useWidth } from './use-width.ts';

/** A bar and the value of the previous period. */
interface Bar {
  readonly key: string;
  /** Label on the x-axis. */
  readonly label: string;
  readonly value: number;
  /** Value of the previous period, drawn as a line; undefined if there is none. */
  readonly before: number | undefined;
}

interface BarChartProps {
  bars: readonly Bar[];
  /** Formats the labels of the y-axis. */
  formatTick: (value: number) => string;
  /** Index of the bar under the pointer. */
  pointed: number | null;
  onPoint: (index: number | null) => void;
}

const height = 240;
const margin = { top: 12, bottom: 28, left: 56 };
/** Minimum space for an x-axis label, in pixels. */
const labelSpace = 64;
const baseline = height - margin.bottom;

/**
 * Bars over time with the previous period as a line. Hidden from screen readers, so put a {@link FiguresTable} with the
 * same figures next to it.
 */
export function BarChart({ bars, formatTick, pointed, onPoint }: BarChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const maximum = Math.max(1, ...bars.flatMap(({ value, before = 0 }) => [value, before]));
  const [, top] = nice(0, maximum, 4);
  const step = (width - margin.left) / Math.max(bars.length, 1);
  const x = (index: number) => margin.left + step * index;
  const y = (value: number) => baseline - (value / top) * (baseline - margin.top);
  const every = Math.ceil(labelSpace / Math.max(step, 1));
  const barWidth = Math.max(1, Math.min(step * 0.72, 48));

  const point = (event: PointerEvent<SVGSVGElement>) => {
    const at = event.clientX - event.currentTarget.getBoundingClientRect().left - margin.left;
    const index = Math.floor(at / step);
    onPoint(index >= 0 && index < bars.length ? index : null);
  };

  return (
    <div ref={frame} className="relative overflow-hidden" style={{ height }}>
      <svg
        aria-hidden
        width={width}
        height={height}
        className="absolute inset-0 touch-pan-y"
        onPointerMove={point}
        onPointerLeave={() => onPoint(null)}
      >
        <YAxis top={top} width={width} y={y} formatTick={formatTick} />
        {width > 0 &&
          bars.map(({ key, label, value }, index) => (
            <g key={key}>
              {value > 0 && (
                <path
                  d={roundedBar(x(index) + (step - barWidth) / 2, y(value), barWidth)}
                  className={`transition-opacity ${pointed === null || pointed === index ? 'fill-rim' : 'fill-rim opacity-45'}`}
                />
              )}
              {(bars.length - 1 - index) % every === 0 && (
                <XLabel center={x(index) + step / 2} width={width} isPointed={pointed === index}>
                  {label}
                </XLabel>
              )}
            </g>
          ))}
        <PreviousPeriod bars={bars} x={(index) => x(index) + step / 2} y={y} />
      </svg>
    </div>
  );
}

interface YAxisProps {
  /** Value at the top of the chart. */
  top: number;
  width: number;
  y: (value: number) => number;
  formatTick: (value: number) => string;
}

function YAxis({ top, width, y, formatTick }: YAxisProps) {
  return ticks(0, top, 4).map((tick) => (
    <g key={tick}>
      <line x1={margin.left} x2={width} y1={y(tick)} y2={y(tick)} className="stroke-line" />
      <text
        x={margin.left - 10}
        y={y(tick)}
        dy="0.32em"
        className="fill-ink-soft text-xs tabular-nums"
        textAnchor="end"
      >
        {formatTick(tick)}
      </text>
    </g>
  ));
}

interface XLabelProps {
  center: number;
  width: number;
  isPointed: boolean;
  children: string;
}

/** A label of the x-axis, moved or left out where it would overflow an edge. */
function XLabel({ center, width, isPointed, children }: XLabelProps) {
  if (center <= margin.left + 12) return null;
  return (
    <text
      x={Math.min(center, width - 22)}
      y={height - 8}
      textAnchor="middle"
      className={`text-xs ${isPointed ? 'fill-ink font-semibold' : 'fill-ink-soft'}`}
    >
      {children}
    </text>
  );
}

interface PreviousPeriodProps {
  bars: readonly Bar[];
  x: (index: number) => number;
  y: (value: number) => number;
}

function PreviousPeriod({ bars, x, y }: PreviousPeriodProps) {
  const points = bars.flatMap(({ before }, index) =>
    before === undefined ? [] : [`${x(index)},${y(before)}`],
  );
  const line = {
    points: points.join(' '),
    fill: 'none',
    strokeLinecap: 'round',
    strokeLinejoin: 'round',
  } as const;
  return (
    <g className="pointer-events-none">
      {/* A halo that separates the line from the bars. */}
      <polyline {...line} strokeWidth={5} className="stroke-raised" opacity={0.7} />
      <polyline {...line} strokeWidth={2} strokeDasharray="2 4" className="stroke-warn" />
    </g>
  );
}

/** Path of a bar with rounded top corners. */
function roundedBar(left: number, top: number, width: number): string {
  const radius = Math.min(4, width / 2, baseline - top);
  const right = left + width;
  return `M${left},${baseline}V${top + radius}Q${left},${top} ${left + radius},${top}H${right - radius}Q${right},${top} ${right},${top + radius}V${baseline}Z`;
}
