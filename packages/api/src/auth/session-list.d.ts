import { type Database, type Transaction } from '@order-store/db';
import { type Origin } from '../audit/record-security-event.ts';
import type { Actor } from '../trpc/context.ts';
/** A session, as its owner sees it. */
export interface SessionView {
  id: string;
  /** Whether the call was made in it. */
  current: boolean;
  createdAt: string;
  /** To the hour. */
  lastUsedAt: string;
  expiresAt: string;
  /** Where it was begun, and with what. */
  address: string | null;
  userAgent: string | null;
}
/** One's sessions that have not ended, the last used first. */
export declare function listSessions({ knex }: Database, actor: Actor): Promise<SessionView[]>;
/** Ends one of one's sessions: its token is dead at once. SESSION_NOT_FOUND */
export declare function endSession(
  database: Database,
  origin: Origin,
  actor: Actor,
  id: string,
): Promise<void>;
/** Ends all of one's sessions but the one that the call was made in. */
export declare function endOtherSessions(
  database: Database,
  origin: Origin,
  actor: Actor,
): Promise<void>;
/** Deletes a user's sessions, all but `keptId`, and gives their ids. */
export declare function deleteSessions(
  transaction: Transaction,
  userId: string,
  keptId: string | null,
): Promise<string[]>;
