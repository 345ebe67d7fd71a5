/** A plot as data. It is part of results.json. */
export type Plot = LinePlot | BarPlot;

export interface LinePlot {
  readonly kind: 'lines';
  /** File name without extension. */
  readonly file: string;
  readonly title: string;
  readonly subtitle: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly { readonly name: string; readonly points: readonly Point[] }[];
}

export type Point = readonly [x: number, y: number];

export interface Axis {
  /** The quantity and its unit. */
  readonly label: string;
  readonly scale: 'linear' | 'log';
  /** Replaces the automatic ticks. */
  readonly ticks?: readonly { readonly at: number; readonly text: string }[];
}

export interface BarPlot {
  readonly kind: 'bars';
  readonly file: string;
  readonly title: string;
  readonly subtitle: string;
  /** The quantity and its unit. */
  readonly label: string;
  readonly bars: readonly {
    readonly name: string;
    readonly median: number;
    readonly rounds: readonly number[];
  }[];
}
