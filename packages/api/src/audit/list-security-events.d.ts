import { type Database } from '@order-store/db';
import type { CursorSigner } from '../shared/cursor.ts';
import type { SecurityEventView } from './security-event-view.ts';
import { type SecurityEventKind } from './security-events.ts';
/** The audit trail newest first, all of it or what is about `userId` or of `kind`. INVALID_CURSOR */
export declare function listSecurityEvents(
  { knex }: Database,
  signer: CursorSigner,
  {
    userId,
    kind,
    limit,
    cursor,
  }: {
    readonly userId?: string | undefined;
    readonly kind?: SecurityEventKind | undefined;
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{
  items: SecurityEventView[];
  nextCursor: string | null;
}>;
