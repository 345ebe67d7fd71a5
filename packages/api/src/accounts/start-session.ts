import { Session, type Transaction } from '@order-store/db';
import { raw } from 'objection';
import {
  longestAddress,
  longestUserAgent,
  type Origin,
} from '../platform/audit/record-security-event.ts';
import { sessionSeconds } from '../platform/identity/session-lifetime.ts';
import { hashToken, newToken } from '../platform/identity/tokens.ts';

export interface StartedSession {
  readonly sessionId: string;
  /** The secret. Only its hash is stored. */
  readonly token: string;
  readonly expiresAt: string;
}

/** Starts a session that expires thirty days after its last use. */
export async function startSession(
  transaction: Transaction,
  { address, userAgent }: Origin,
  userId: string,
): Promise<StartedSession> {
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
