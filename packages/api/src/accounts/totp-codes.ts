import { execute, query, type Queryable } from '@order-store/db';
import { Secret, TOTP } from 'otpauth';
import type { Origin } from '../platform/audit/record-security-event.ts';
import { hashToken } from '../platform/identity/tokens.ts';
import { addressKey } from '../platform/rate-limits/address-key.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { AdmittedAttempt } from './login-throttle.ts';

/** Authenticates the stored secrets; see {@link SecretCipher}. */
export const totpPurpose = 'totp';

/**
 * Whether this is a code of the account's authenticator app or a recovery code; see {@link useTotpCode}. Wrong ones are
 * throttled; see {@link admitTotpCode}.
 */
export async function proveTotpCode(
  services: Services,
  origin: Origin,
  userId: string,
  code: string,
): Promise<boolean> {
  const guess = await admitTotpCode(services, origin, userId);
  const matches = await useTotpCode(services.database.pool, services, userId, code);
  if (matches) await guess.succeed();
  return matches;
}

/**
 * Admits a code to be compared. Wrong codes are throttled like passwords, but counted separately: a right password must
 * not clear them. Must not run in a transaction, because counting takes its own connection. Throws RATE_LIMITED.
 */
export function admitTotpCode(
  { loginThrottle, signInKeys }: Services,
  { address }: Origin,
  userId: string,
): Promise<AdmittedAttempt> {
  return loginThrottle.admit({
    account: signInKeys.guessKey('account', `second factor of ${userId}`),
    address: signInKeys.guessKey('address', addressKey(address)),
    atKnownAddress: false,
  });
}

/** Uses up a code of the app or a recovery code; false if it is wrong. Each works once, even when two calls race. */
export async function useTotpCode(
  on: Queryable,
  { decryptSecret }: Services,
  userId: string,
  code: string,
): Promise<boolean> {
  if (!/^\d{6}$/.test(code)) {
    const used = await execute(
      on,
      'DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2',
      [userId, hashToken(code.toLowerCase())],
    );
    return used === 1;
  }
  const [stored] = await query<{ secret: string }>(
    on,
    'SELECT secret FROM user_totp WHERE user_id = $1',
    [userId],
  );
  const step = stored && checkTotpCode(decryptSecret(stored.secret, totpPurpose), code);
  if (step === undefined || step === null) return false;
  const used = await execute(
    on,
    'UPDATE user_totp SET last_step = $2 WHERE user_id = $1 AND last_step < $2',
    [userId, step],
  );
  return used === 1;
}

/**
 * The time step of a code, which may be one step early or late; null if it is wrong.
 *
 * Source: RFC 6238, 5.2.
 */
export function checkTotpCode(secret: string, code: string): number | null {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const delta = totp.validate({ token: code, window: 1 });
  return delta === null ? null : totp.counter() + delta;
}

export function invalidCode(field: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `${field}: is incorrect or was already used`, {
    [field]: ['is incorrect or was already used'],
  });
}
