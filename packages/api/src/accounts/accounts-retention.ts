import { day, deleteByAge, type RetentionRule } from '../platform/retention/retention.ts';
import { knownAddressDays } from './login-throttle-policy.ts';

export const accountsRetention: readonly RetentionRule<never>[] = [
  {
    table: 'sessions',
    meaning: 'Sessions, after they have expired.',
    keptFor: 0,
    statement: deleteByAge('sessions', 'id', 'expires_at'),
  },
  {
    table: 'password_resets',
    meaning: 'Links to reset a password, after they have expired.',
    keptFor: 0,
    statement: deleteByAge('password_resets', 'token_hash', 'expires_at'),
  },
  {
    table: 'email_verifications',
    meaning: 'Requested changes of e-mail addresses, after their links have expired.',
    keptFor: 0,
    // A row without `verified` also says that the account is unverified, so it stays.
    statement: `
DELETE FROM email_verifications WHERE user_id IN (
  SELECT user_id FROM email_verifications
  WHERE verified AND expires_at < now() AT TIME ZONE 'UTC' - make_interval(secs => $1)
  LIMIT $2 FOR UPDATE SKIP LOCKED
)`,
  },
  {
    table: 'sign_in_addresses',
    meaning: 'Hashed addresses of successful logins, after the last login there.',
    keptFor: knownAddressDays * day,
    statement: deleteByAge('sign_in_addresses', 'user_id, address_hash', 'last_used_at'),
  },
];
