import { randomBytes } from 'node:crypto';
import { execute, query, runInTransaction } from '@order-store/db';
import { Secret, TOTP } from 'otpauth';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { hashToken } from '../platform/identity/tokens.ts';
import { sendNotices } from '../platform/mail/send-notices.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { findUser, getUser } from '../users/index.ts';
import { revokeApiKeys } from './revoke-credentials.ts';
import { deleteOtherSessions } from './session-list.ts';
import {
  admitTotpCode,
  checkTotpCode,
  invalidCode,
  totpPurpose,
  useTotpCode,
} from './totp-codes.ts';

/** What an authenticator app needs. */
export interface TotpSecret {
  /** In base32, to be typed. */
  secret: string;
  /** `otpauth://totp/…`, to be opened or shown as a QR code. */
  uri: string;
}

/** Creates the secret of a second factor, which takes effect once {@link confirmTotp} has checked a code. Throws TOTP_ENABLED. */
export async function beginTotp(
  { database, shopName, encryptSecret }: Services,
  actor: Actor,
): Promise<TotpSecret> {
  const { id } = actor;
  const user = await getUser(database, actor, id);
  const secret = new Secret({ size: 20 });
  const uri = new TOTP({ issuer: shopName, label: user.email, secret }).toString();
  return runInTransaction(database, async (transaction) => {
    const stored = await execute(
      transaction,
      `INSERT INTO user_totp (user_id, secret)
       SELECT id, $2 FROM users WHERE id = $1 AND erased_at IS NULL FOR KEY SHARE
       ON CONFLICT (user_id) DO UPDATE SET secret = excluded.secret, created_at = now() AT TIME ZONE 'UTC'
       WHERE user_totp.confirmed_at IS NULL`,
      [id, encryptSecret(secret.base32, totpPurpose)],
    );
    if (stored === 0)
      throw new DomainError(
        'TOTP_ENABLED',
        'A second factor is already enabled: disable it first',
        {},
      );
    return { secret: secret.base32, uri };
  });
}

/**
 * Enables the second factor, and returns recovery codes, each for one sign-in. They are shown only once. Anyone who
 * knew only the password loses access: the caller's other sessions end, and their API keys are revoked unless
 * `keepApiKeys`.
 */
export async function confirmTotp(
  services: Services,
  origin: Origin,
  actor: Actor,
  { totpCode: code, keepApiKeys }: { readonly totpCode: string; readonly keepApiKeys: boolean },
): Promise<{ recoveryCodes: string[] }> {
  const recoveryCodes = Array.from({ length: 10 }, newRecoveryCode);
  const { database } = services;
  const { id } = actor;
  const answer = await runInTransaction(database, async (transaction) => {
    // A sign-in without the second factor either has committed its session, which ends below, or finds the factor enabled.
    await execute(transaction, 'SELECT FROM user_credentials WHERE user_id = $1 FOR UPDATE', [id]);
    const [pending] = await query<{ secret: string }>(
      transaction,
      'SELECT secret FROM user_totp WHERE user_id = $1 AND confirmed_at IS NULL FOR UPDATE',
      [id],
    );
    if (!pending) throw invalidCode('totpCode');
    const step = checkTotpCode(services.decryptSecret(pending.secret, totpPurpose), code);
    if (step === null) throw invalidCode('totpCode');
    await execute(
      transaction,
      `UPDATE user_totp SET confirmed_at = now() AT TIME ZONE 'UTC', last_step = $2 WHERE user_id = $1`,
      [id, step],
    );
    await execute(
      transaction,
      'INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::bytea[])',
      [id, recoveryCodes.map(hashToken)],
    );
    await deleteOtherSessions(transaction, origin, actor);
    // After the sessions: a call of one of them that creates a key has committed it, or fails.
    const revokedKeyIds = keepApiKeys ? [] : await revokeApiKeys(transaction, id);
    const about = { userId: id, byUserId: id, details: { revokedKeyIds } };
    await recordSecurityEvent(transaction, origin, { kind: 'totp-enabled', ...about });
    return { recoveryCodes };
  });
  await sendTotpNotice(services, id, 'was enabled');
  return answer;
}

/** Removes the second factor, even if it is not confirmed yet. Requires one of its codes. */
export async function disableTotp(
  services: Services,
  origin: Origin,
  { id }: Actor,
  code: string,
): Promise<void> {
  const guess = await admitTotpCode(services, origin, id);
  await runInTransaction(services.database, async (transaction) => {
    if (!(await useTotpCode(transaction, services, id, code))) throw invalidCode('totpCode');
    await execute(transaction, 'DELETE FROM user_totp WHERE user_id = $1', [id]);
    const about = { userId: id, byUserId: id, details: {} };
    await recordSecurityEvent(transaction, origin, { kind: 'totp-disabled', ...about });
  });
  await guess.succeed();
  await sendTotpNotice(services, id, 'was disabled');
}

/** 80 random bits, so that a fast hash is enough: `k3vd-q7ma-2xwt-nh5c`. */
function newRecoveryCode(): string {
  const letters = Array.from(randomBytes(16), (byte) => alphabet.charAt(byte % 32)).join('');
  return letters.replaceAll(/(.{4})(?!$)/g, '$1-');
}

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';

async function sendTotpNotice(services: Services, userId: string, what: string): Promise<void> {
  const user = await findUser(services.database, userId);
  const { shopName } = services;
  if (!user) return;
  sendNotices(services, {
    to: user.email,
    subject: `Two-factor authentication at ${shopName} ${what}`,
    text: `Two-factor authentication of your account at ${shopName} ${what}.

If it was not you, reset your password now and contact ${shopName}.
`,
  });
}
