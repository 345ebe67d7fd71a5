const [second, minute, hour] = [1000, 60_000, 3_600_000];

/** How long after each failed attempt the next one follows. After the last there is none: about three days. */
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

/** The longest that a receiver may ask to be left alone with Retry-After. */
const maxRetryAfterMs = 24 * hour;

/** Without a success for so long a webhook is disabled. */
export const disableAfterMs = 5 * 24 * hour;

/**
 * When to try again after so many attempts: null when no more. Spread by a fifth each way, so that those who
 * failed together don't come back together; never before the receiver wants it.
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
