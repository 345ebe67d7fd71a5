/** A picture of figures, as data: it is in results.json too. */
export type Plot = LinePlot | BarPlot;

export interface LinePlot {
  readonly kind: 'lines';
  /** The name of its file, without the ending. */
  readonly file: string;
  readonly title: string;
  readonly subtitle: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly { readonly name: string; readonly points: readonly Point[] }[];
}

export type Point = readonly [x: number, y: number];

export interface Axis {
  /** What is on it, with its unit. */
  readonly label: string;
  readonly scale: 'linear' | 'log';
  /** Where to put the marks; chosen by itself otherwise. */
  readonly ticks?: readonly { readonly at: number; readonly text: string }[];
}

export interface BarPlot {
  readonly kind: 'bars';
  readonly file: string;
  readonly title: string;
  readonly subtitle: string;
  /** What a bar's length is, with its unit. */
  readonly label: string;
  readonly bars: readonly {
    readonly name: string;
    /** The bar's length: the median of the rounds. */
    readonly median: number;
    readonly rounds: readonly number[];
  }[];
}
