import { runInTransaction, Session, type Database, type Transaction } from '@order-store/db';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import type { Actor } from '../platform/identity/context.ts';

/** A session without its token. */
export interface SessionView {
  id: string;
  /** Whether the call was made in this session. */
  current: boolean;
  createdAt: string;
  /** Accurate to the hour. */
  lastUsedAt: string;
  expiresAt: string;
  /** Address and user agent at sign-in. */
  address: string | null;
  userAgent: string | null;
}

/** Maximum number of sessions per account: signing in once more ends the least recently used one. */
export const maxSessions = 100;

/** Returns the caller's active sessions, most recently used first. */
export async function listSessions({ knex }: Database, actor: Actor): Promise<SessionView[]> {
  const sessions = await Session.query(knex)
    .where('user_id', actor.id)
    .where('expires_at', '>', utcNow)
    .orderBy('last_used_at', 'desc')
    .orderBy('id', 'desc')
    // Sign-ins that race may exceed the maximum for a moment.
    .limit(maxSessions);
  return sessions.map(({ id, createdAt, lastUsedAt, expiresAt, address, userAgent }) => ({
    id,
    current: id === actor.sessionId,
    createdAt,
    lastUsedAt,
    expiresAt,
    address,
    userAgent,
  }));
}

/** Ends one of the caller's sessions with immediate effect. Throws SESSION_NOT_FOUND. */
export async function endSession(
  database: Database,
  origin: Origin,
  actor: Actor,
  id: string,
): Promise<void> {
  await runInTransaction(database, async (transaction) => {
    const ended = await Session.query(transaction).delete().where({ id, user_id: actor.id });
    if (ended === 0)
      throw new DomainError('SESSION_NOT_FOUND', `Session ${id} not found`, { ids: [id] });
    await recordEnded(transaction, origin, actor, [id]);
  });
}

/** Ends the caller's sessions except the current one. */
export async function endOtherSessions(
  database: Database,
  origin: Origin,
  actor: Actor,
): Promise<void> {
  await runInTransaction(database, (transaction) =>
    deleteOtherSessions(transaction, origin, actor),
  );
}

export async function deleteOtherSessions(
  transaction: Transaction,
  origin: Origin,
  actor: Actor,
): Promise<void> {
  const ids = await deleteSessions(transaction, actor.id, actor.sessionId);
  if (ids.length > 0) await recordEnded(transaction, origin, actor, ids);
}

/** Deletes the sessions of a user except `keptId` and returns their ids. */
export async function deleteSessions(
  transaction: Transaction,
  userId: string,
  keptId: string | null,
): Promise<string[]> {
  const rows = Session.query(transaction).delete().where({ user_id: userId }).returning('id');
  if (keptId !== null) void rows.whereNot({ id: keptId });
  const ended = await rows.castTo<Session[]>();
  return ended.map(({ id }) => id);
}

function recordEnded(
  transaction: Transaction,
  origin: Origin,
  { id: userId }: Actor,
  sessionIds: string[],
): Promise<void> {
  return recordSecurityEvent(transaction, origin, {
    kind: 'sessions-ended',
    userId,
    byUserId: userId,
    details: { sessionIds },
  });
}
