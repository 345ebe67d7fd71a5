/** A whole number. */
export const formatCount = (value: number): string => count.format(value);

/** With one digit behind the point. */
export const formatMean = (value: number): string => mean.format(value);

/** A duration in milliseconds. */
export const formatMs = (ms: number): string => `${count.format(Math.round(ms))} ms`;

/** Milliseconds as seconds with one digit. */
export const formatSeconds = (ms: number): string => `${mean.format(ms / 1000)} s`;

const count = new Intl.NumberFormat('en-GB');
const mean = new Intl.NumberFormat('en-GB', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});
