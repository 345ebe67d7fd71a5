import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { proveTotpCode } from './totp-codes.ts';
import { findAccount, provePassword, type ProvenAccount } from './prove-password.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** A code of the authenticator app, or a recovery code. */
  readonly totpCode?: string | undefined;
}

/**
 * Finds the account of an email and password. Throws UNAUTHENTICATED with the same response and the same work for an
 * unknown email, an account without a password and a wrong password; RATE_LIMITED while throttled. If sign-up must not
 * reveal who has an account, an unverified account gets the same response, because signing in would otherwise reveal
 * which addresses are free.
 */
export async function verifyCredentials(
  services: Services,
  origin: Origin,
  { email, password, totpCode }: Credentials,
): Promise<ProvenAccount> {
  const account = await findAccount(services, origin, { email });
  const mayEnter = account.verified || services.signUpReveals;
  const proof = await provePassword(services, origin, account, password, ({ userId }) => {
    if (!mayEnter || !account.totp) return mayEnter;
    if (totpCode === undefined)
      throw new DomainError('TOTP_REQUIRED', 'Enter a code of your authenticator app', {});
    return proveTotpCode(services, origin, userId, totpCode);
  });
  if (proof.proven) return proof.proven;
  const { knex } = services.database;
  const about = { userId: account.user_id, byUserId: null, details: { email } };
  await recordSecurityEvent(knex, origin, { kind: 'sign-in-failed', ...about });
  if (proof.pauseSeconds > 0)
    await recordSecurityEvent(knex, origin, { kind: 'sign-in-slowed', ...about });
  throw wrongCredentials();
}

export function wrongCredentials(): DomainError {
  return new DomainError('UNAUTHENTICATED', 'Incorrect email or password', {});
}
