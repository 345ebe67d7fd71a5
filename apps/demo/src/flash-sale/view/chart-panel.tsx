import type { ReactNode } from 'react';
import { formatCount } from './format.ts';

interface ChartPanelProps {
  title: string;
  /** Describes the chart to screen readers. */
  summary: string;
  legend?: readonly { readonly name: string; readonly swatch: string }[];
  width: number;
  height: number;
  /** The ends of the axes. */
  endMs: number;
  endValue: number;
  children: (scale: ChartScale) => ReactNode;
}

/** A chart over the time of a sale, with title, legend and axes. */
export function ChartPanel(props: ChartPanelProps) {
  const { title, summary, legend = [], width, height, endMs, endValue, children } = props;
  const bottom = height - margin.bottom;
  const scale: ChartScale = {
    x: (ms) => margin.left + (ms / endMs) * Math.max(0, width - margin.left - margin.right),
    y: (value) => bottom - (value / endValue) * (bottom - margin.top),
  };
  return (
    <figure>
      <figcaption className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span className="font-semibold">{title}</span>
        <span className="flex gap-4 text-ink-soft">
          {legend.map(({ name, swatch }) => (
            <span key={name} className="inline-flex items-center gap-1.5">
              <span aria-hidden className={`size-2.5 rounded-[3px] ${swatch}`} />
              {name}
            </span>
          ))}
        </span>
      </figcaption>
      <svg role="img" aria-label={summary} width={width} height={height} className="block">
        {[endValue, endValue / 2, 0].map((value) => (
          <g key={value}>
            <line
              x1={margin.left}
              x2={width - margin.right}
              y1={scale.y(value)}
              y2={scale.y(value)}
              className={value === 0 ? 'stroke-line-strong' : 'stroke-line'}
            />
            <text
              x={margin.left - 8}
              y={scale.y(value) + 4}
              textAnchor="end"
              className="fill-ink-soft text-xs tabular-nums"
            >
              {formatCount(value)}
            </text>
          </g>
        ))}
        {children(scale)}
        {timeLabels.map(({ share, anchor }) => (
          <text
            key={share}
            x={scale.x(share * endMs)}
            y={height - 5}
            textAnchor={anchor}
            className="fill-ink-soft text-xs tabular-nums"
          >
            {formatCount((share * endMs) / 1000)} s
          </text>
        ))}
      </svg>
    </figure>
  );
}

/** Converts chart values to pixels. */
export interface ChartScale {
  readonly x: (ms: number) => number;
  readonly y: (value: number) => number;
}

const margin = { left: 52, right: 6, top: 10, bottom: 22 } as const;

const timeLabels = [
  { share: 0, anchor: 'start' },
  { share: 0.5, anchor: 'middle' },
  { share: 1, anchor: 'end' },
] as const;
