import { bucketMs, type ResponseBucket } from '../run/sale-progress.ts';

/**
 * The highest number of responses in any second of a sale. Shorter sales are extrapolated to one second.
 *
 * @param countOf which responses of a bucket count.
 */
export function peakPerSecond(
  responses: readonly ResponseBucket[],
  elapsedMs: number,
  countOf: (bucket: ResponseBucket) => number,
): number {
  let [inWindow, peak] = [0, 0];
  for (const [index, bucket] of responses.entries()) {
    const leaving = responses[index - bucketsPerSecond];
    inWindow += countOf(bucket) - (leaving ? countOf(leaving) : 0);
    peak = Math.max(peak, inWindow);
  }
  const seconds = Math.min(1, Math.max(elapsedMs, bucketMs) / 1000);
  return Math.round(peak / seconds);
}

const bucketsPerSecond = 1000 / bucketMs;

/** Rounds a value up to the end of a chart axis, to a step such as 1, 2, 5 or 10 times a power of ten. */
export function niceEnd(value: number, atLeast = 1): number {
  const minimum = Math.max(value, atLeast);
  const power = 10 ** Math.floor(Math.log10(minimum));
  return ([1, 2, 3, 4, 5, 6, 8, 10].find((step) => step * power >= minimum) ?? 10) * power;
}
