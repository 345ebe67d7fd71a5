/**
 * How long a turn of the event loop takes, in milliseconds, smoothed over turns rather than time: one long
 * turn, as a collection of garbage or a busy machine makes it, weighs a fifth.
 *
 * It measures while it is asked, so it needs no timer: each question has the next turn timed, and a turn that
 * has not ended counts as long as it lasts. What was measured more than a second ago says nothing any more.
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
    // From the end of this turn to the end of the next: what a caller waits who comes now.
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
