import { bucketMs, type AnswersInTime } from '../run/sale-progress.ts';

/**
 * The most answers in any second of a sale; of a shorter sale, as many as a second of it would have had.
 *
 * @param countOf which answers of a bucket count.
 */
export function bestSecond(
  answers: readonly AnswersInTime[],
  elapsedMs: number,
  countOf: (answers: AnswersInTime) => number,
): number {
  let [inWindow, best] = [0, 0];
  for (const [index, bucket] of answers.entries()) {
    const left = answers[index - bucketsInSecond];
    inWindow += countOf(bucket) - (left ? countOf(left) : 0);
    best = Math.max(best, inWindow);
  }
  const seconds = Math.min(1, Math.max(elapsedMs, bucketMs) / 1000);
  return Math.round(best / seconds);
}

const bucketsInSecond = 1000 / bucketMs;
