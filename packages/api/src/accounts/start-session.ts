import { execute, Session, type Transaction } from '@order-store/db';
import { raw } from 'objection';
import {
  longestAddress,
  longestUserAgent,
  type Origin,
} from '../platform/audit/record-security-event.ts';
import { sessionSeconds } from '../platform/identity/session-lifetime.ts';
import { maxSessions } from './session-list.ts';
import { hashToken, newToken } from '../platform/identity/tokens.ts';

export interface StartedSession {
  readonly sessionId: string;
  /** The secret. Only its hash is stored. */
  readonly token: string;
  readonly expiresAt: string;
}

/** Starts a session that expires thirty days after its last use, and ends those beyond {@link maxSessions}. */
export async function startSession(
  transaction: Transaction,
  { address, userAgent }: Origin,
  userId: string,
): Promise<StartedSession> {
  await execute(
    transaction,
    `DELETE FROM sessions WHERE token_hash IN (
       SELECT token_hash FROM (
         SELECT token_hash FROM sessions WHERE user_id = $1
         ORDER BY last_used_at DESC, id DESC OFFSET $2
       ) AS excess JOIN sessions USING (token_hash) FOR UPDATE OF sessions SKIP LOCKED
     )`,
    [userId, maxSessions - 1],
  );
  const token = newToken();
  const { id, expiresAt } = await Session.query(transaction)
    .insert({
      tokenHash: hashToken(token),
      userId,
      address: address?.slice(0, longestAddress) ?? null,
      userAgent: userAgent?.slice(0, longestUserAgent) ?? null,
      expiresAt: raw(`(now() AT TIME ZONE 'UTC') + make_interval(secs => ?)`, [sessionSeconds]),
    })
    .returning(['id', 'expires_at'])
    .castTo<Session>();
  return { sessionId: id, token, expiresAt };
}
