const [second, minute, hour] = [1000, 60_000, 3_600_000];

/** Delay after each failed attempt, about three days in total. No retry follows the last one. */
export const retryDelaysMs: readonly number[] = [
  5 * second,
  minute,
  5 * minute,
  30 * minute,
  2 * hour,
  6 * hour,
  12 * hour,
  24 * hour,
  24 * hour,
];

/** The longest Retry-After that is honored. */
const maxRetryAfterMs = 24 * hour;

/** A webhook without a success for this long is disabled. */
export const disableAfterMs = 5 * 24 * hour;

/**
 * Delay before the next attempt, or null if none is left. Jittered by a fifth, so that deliveries that failed
 * together do not retry together; at least the Retry-After of the receiver.
 */
export function nextDelayMs(
  attempts: number,
  retryAfterMs: number | null,
  delays: readonly number[] = retryDelaysMs,
): number | null {
  const delay = delays[attempts - 1];
  if (delay === undefined) return null;
  const spread = delay * (0.8 + Math.random() * 0.4);
  return Math.round(Math.max(spread, Math.min(retryAfterMs ?? 0, maxRetryAfterMs)));
}
