import { listOf } from '../shared/page.ts';
import { router, staffProcedure } from '../platform/trpc/procedures.ts';
import { ListSecurityEventsInput, SecurityEventView } from './audit-schemas.ts';
import { listSecurityEvents } from './list-security-events.ts';

export const auditRouter = router({
  /**
   * Returns security events, newest first, optionally of one `userId`, `byUserId`, `keyId` or `kind`, and of a time
   * range: sign-ins, failures, changes of accounts, and every change and export by staff. Throws INVALID_CURSOR.
   */
  list: staffProcedure
    .input(ListSecurityEventsInput)
    .output(listOf(SecurityEventView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listSecurityEvents(database, ctx.services.cursors, input)),
    ),
});
