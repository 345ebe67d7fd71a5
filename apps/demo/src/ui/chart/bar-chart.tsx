import { nice, ticks } from 'd3-array';
import type { PointerEvent } from 'react';
import { useWidth } from './use-width.ts';

/** A bar, and what stood in its place before. */
export interface Bar {
  readonly key: string;
  /** Below the bar, where there is room. */
  readonly label: string;
  readonly value: number;
  /** Drawn as a line through all bars; undefined where nothing is to compare with. */
  readonly before: number | undefined;
}

interface BarChartProps {
  bars: readonly Bar[];
  /** A value beside the scale. */
  formatTick: (value: number) => string;
  /** The bar that somebody points at. */
  pointed: number | null;
  onPoint: (index: number | null) => void;
}

const height = 240;
const margin = { top: 12, bottom: 28, left: 56 };
/** How much room a label below takes, in pixels. */
const labelRoom = 64;
const floor = height - margin.bottom;

/**
 * Bars over time and a line of the time before. For the eye and the pointer: put a table with the same
 * figures beside it.
 */
export function BarChart({ bars, formatTick, pointed, onPoint }: BarChartProps) {
  const [frame, width] = useWidth<HTMLDivElement>();
  const most = Math.max(1, ...bars.flatMap(({ value, before = 0 }) => [value, before]));
  const [, top] = nice(0, most, 4);
  const step = (width - margin.left) / Math.max(bars.length, 1);
  const x = (index: number) => margin.left + step * index;
  const y = (value: number) => floor - (value / top) * (floor - margin.top);
  const every = Math.ceil(labelRoom / Math.max(step, 1));
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
        {ticks(0, top, 4).map((tick) => (
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
        ))}
        {width > 0 &&
          bars.map(({ key, label, value }, index) => (
            <g key={key}>
              {value > 0 && (
                <path
                  d={roundedBar(x(index) + (step - barWidth) / 2, y(value), barWidth)}
                  className={`transition-opacity ${pointed === null || pointed === index ? 'fill-rim' : 'fill-rim opacity-45'}`}
                />
              )}
              {/* The last label would stick out where it begins in the last bars. */}
              {(bars.length - 1 - index) % every === 0 &&
                x(index) + step / 2 > margin.left + 12 && (
                  <text
                    x={Math.min(x(index) + step / 2, width - 22)}
                    y={height - 8}
                    textAnchor="middle"
                    className={`text-xs ${pointed === index ? 'fill-ink font-semibold' : 'fill-ink-soft'}`}
                  >
                    {label}
                  </text>
                )}
            </g>
          ))}
        <Before bars={bars} x={(index) => x(index) + step / 2} y={y} />
      </svg>
    </div>
  );
}

interface BeforeProps {
  bars: readonly Bar[];
  x: (index: number) => number;
  y: (value: number) => number;
}

function Before({ bars, x, y }: BeforeProps) {
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
      {/* Sets it off from the bars that it crosses. */}
      <polyline {...line} strokeWidth={5} className="stroke-raised" opacity={0.7} />
      <polyline {...line} strokeWidth={2} strokeDasharray="2 4" className="stroke-warn" />
    </g>
  );
}

/** From the floor up, its upper corners round. */
function roundedBar(left: number, top: number, width: number): string {
  const radius = Math.min(4, width / 2, floor - top);
  const right = left + width;
  return `M${left},${floor}V${top + radius}Q${left},${top} ${left + radius},${top}H${right - radius}Q${right},${top} ${right},${top + radius}V${floor}Z`;
}
