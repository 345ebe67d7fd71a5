import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { DomainError } from '../shared/domain-error.ts';
import {
  findAccount,
  provePassword,
  type PasswordServices,
  type ProvenAccount,
} from './prove-password.ts';

interface PasswordEntry {
  readonly userId: string;
  readonly password: string;
  /** The input's field, for the error. */
  readonly field: string;
  /** Records a wrong password. */
  readonly failure: 'password-change-failed' | 'reauthentication-failed';
}

/** Checks the password of a known user, throttled like a sign-in. Throws VALIDATION_FAILED and RATE_LIMITED. */
export async function checkOwnPassword(
  services: PasswordServices,
  origin: Origin,
  { userId, password, field, failure }: PasswordEntry,
): Promise<ProvenAccount> {
  const account = await findAccount(services, origin, { userId });
  const proof = await provePassword(services, origin, account, password);
  if (proof.proven) return proof.proven;
  const about = { userId, byUserId: userId };
  const { knex } = services.database;
  await recordSecurityEvent(knex, origin, { kind: failure, ...about, details: {} });
  if (proof.pauseSeconds > 0) {
    const details = { email: account.email };
    await recordSecurityEvent(knex, origin, { kind: 'sign-in-slowed', ...about, details });
  }
  throw wrongPassword(field);
}

export function wrongPassword(field: string): DomainError {
  return new DomainError('VALIDATION_FAILED', `${field}: is incorrect`, {
    [field]: ['is incorrect'],
  });
}
