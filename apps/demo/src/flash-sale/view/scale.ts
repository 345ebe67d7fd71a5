/** The end of a chart's axis: a digit that halves well, and zeros, at or above what is to be shown. */
export function niceEnd(value: number, atLeast = 1): number {
  const wanted = Math.max(value, atLeast);
  const power = 10 ** Math.floor(Math.log10(wanted));
  return ([1, 2, 3, 4, 5, 6, 8, 10].find((step) => step * power >= wanted) ?? 10) * power;
}
