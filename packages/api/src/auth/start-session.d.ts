import { type Transaction } from '@order-store/db';
import { type Origin } from '../audit/record-security-event.ts';
export interface StartedSession {
  readonly sessionId: string;
  /** The secret, which nobody can read again. */
  readonly token: string;
  readonly expiresAt: string;
}
/** Begins a session, which lives for thirty days from its last use. */
export declare function startSession(
  transaction: Transaction,
  { address, userAgent }: Origin,
  userId: string,
): Promise<StartedSession>;
