/**
 * Measures how long a turn of the event loop takes, in milliseconds, smoothed over turns: one long turn, such as a
 * garbage collection, has a weight of a fifth.
 *
 * It needs no timer: each call measures the next turn. A turn that has not ended counts with its duration so far.
 * Measurements older than a second are discarded.
 */
export function createLoopDelay(
  now: () => number = () => performance.now(),
  nextTurn: (then: () => void) => unknown = setImmediate,
): () => number {
  let smoothed = 0;
  let measuredAt = -Infinity;
  let begun: number | undefined;
  let isScheduled = false;

  const measure = () => {
    if (isScheduled) return;
    isScheduled = true;
    // From the end of this turn to the end of the next: the wait of a call that arrives now.
    nextTurn(() => {
      begun = now();
      nextTurn(() => {
        smoothed = smooth(smoothed, now() - (begun ?? now()));
        measuredAt = now();
        begun = undefined;
        isScheduled = false;
      });
    });
  };

  return () => {
    if (!isScheduled && now() - measuredAt > stalenessMs) smoothed = 0;
    measure();
    return begun === undefined ? smoothed : Math.max(smoothed, smooth(smoothed, now() - begun));
  };
}

const weight = 0.2;
const stalenessMs = 1000;

function smooth(before: number, latest: number): number {
  return before + weight * (latest - before);
}
