/** Whose failed sign-ins are counted together. */
export type LoginThrottleScope = 'pair' | 'address' | 'account';

/** How failures slow the next tries. */
export interface Slowing {
  /** Failures within {@link failuresForgottenAfterSeconds} that slow nothing. */
  readonly free: number;
  /** The pause after the first failure that is not free. It doubles with each further one. */
  readonly firstPauseSeconds: number;
  readonly longestPauseSeconds: number;
}

/**
 * Guessing passwords is slowed, and nobody is locked out:
 * - `pair`: one account from one address, as when somebody forgot which password it was, or when several
 *   programs sign in at the same moment, since a guess counts until it is known to be right;
 * - `address`: any accounts from one address, which may be that of many people;
 * - `account`: one account from addresses at which its owner has not signed in lately. An attacker with many
 *   addresses meets this one. Its owner, at home, does not.
 */
export const loginThrottlePolicy: Readonly<Record<LoginThrottleScope, Slowing>> = {
  pair: { free: 10, firstPauseSeconds: 2, longestPauseSeconds: 900 },
  address: { free: 50, firstPauseSeconds: 1, longestPauseSeconds: 60 },
  account: { free: 20, firstPauseSeconds: 1, longestPauseSeconds: 300 },
};

export const failuresForgottenAfterSeconds = 86_400;

/** How long an address counts as the owner's after a successful sign-in there. */
export const addressRememberedForDays = 90;

/** The pause after this many failures in a row; 0 while they are free. */
export function pauseSecondsAfter(
  failures: number,
  { free, firstPauseSeconds, longestPauseSeconds }: Slowing,
): number {
  if (failures <= free) return 0;
  return Math.min(longestPauseSeconds, firstPauseSeconds * 2 ** (failures - free - 1));
}
