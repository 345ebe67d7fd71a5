import { type Database, type Transaction } from '@order-store/db';
import { type Origin } from '../audit/record-security-event.ts';
import type { Actor } from '../trpc/context.ts';
interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}
/**
 * Changes one's own password and ends all sessions but the one that the call was made in; API keys stay.
 * VALIDATION_FAILED when the current password is wrong.
 */
export declare function changePassword(
  database: Database,
  origin: Origin,
  actor: Actor,
  { currentPassword, newPassword }: PasswordChange,
): Promise<void>;
/** What follows whenever a password was changed: sessions end, all but `sessionId`, and the trail tells of it. */
export declare function endSessionsOfOldPassword(
  transaction: Transaction,
  origin: Origin,
  {
    userId,
    byUserId,
    sessionId,
  }: {
    readonly userId: string;
    readonly byUserId: string | null;
    readonly sessionId: string | null;
  },
): Promise<void>;
export {};
