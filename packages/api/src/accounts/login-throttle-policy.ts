/** The key by which failed sign-ins are counted. */
export type LoginThrottleScope = 'pair' | 'address' | 'account';

/** How failures delay further attempts. */
export interface BackoffPolicy {
  /** Failures within {@link failureWindowSeconds} that cause no pause. */
  readonly free: number;
  /** Pause after the first failure that is not free. Doubles with each further failure. */
  readonly firstPauseSeconds: number;
  readonly longestPauseSeconds: number;
}

/**
 * Delays password guessing without locking accounts:
 * - `pair`: one account from one address. Concurrent sign-ins count as failures until verified, so the limit must
 * leave room for them.
 * - `address`: any account from one address, which many people may share.
 * - `account`: one account from addresses where its owner has not signed in recently. Stops attackers with many
 * addresses without affecting the owner.
 */
export const loginThrottlePolicy: Readonly<Record<LoginThrottleScope, BackoffPolicy>> = {
  pair: { free: 10, firstPauseSeconds: 2, longestPauseSeconds: 900 },
  address: { free: 50, firstPauseSeconds: 1, longestPauseSeconds: 60 },
  account: { free: 20, firstPauseSeconds: 1, longestPauseSeconds: 300 },
};

export const failureWindowSeconds = 86_400;

/** Days for which a successful sign-in makes an address known for the account. */
export const knownAddressDays = 90;

/** Pause after this many consecutive failures; 0 while they are free. */
export function pauseSecondsAfter(
  failures: number,
  { free, firstPauseSeconds, longestPauseSeconds }: BackoffPolicy,
): number {
  if (failures <= free) return 0;
  return Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** (failures - free - 1));
}
