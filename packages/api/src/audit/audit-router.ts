import { z } from 'zod';
import { Id } from '../shared/fields.ts';
import { listInput, listOf } from '../shared/page.ts';
import { router, staffProcedure } from '../platform/trpc/procedures.ts';
import { listSecurityEvents } from './list-security-events.ts';
import type { SecurityEventView as View } from './security-event-view.ts';
import { securityEventKinds } from '../platform/audit/security-events.ts';

const Kind = z.enum(securityEventKinds, {
  error: `must be one of ${securityEventKinds.join(', ')}`,
});

const ListSecurityEventsInput = z
  .strictObject({
    userId: Id.optional(),
    byUserId: Id.optional(),
    keyId: Id.optional(),
    kind: Kind.optional(),
    ...listInput,
  })
  .prefault({});

const Fields = z.record(
  z.string(),
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]),
);

export const SecurityEventView: z.ZodType<View> = z.object({
  id: z.string(),
  at: z.string(),
  kind: z.enum(securityEventKinds),
  userId: z.string().nullable(),
  byUserId: z.string().nullable(),
  address: z.string().nullable(),
  userAgent: z.string().nullable(),
  requestId: z.string(),
  keyId: z.string().nullable(),
  procedure: z.string().nullable(),
  details: z.record(z.string(), z.union([z.string(), z.array(z.string()), Fields])),
});

export const auditRouter = router({
  /**
   * Returns security events, newest first, optionally of one `userId`, `byUserId`, `keyId` or `kind`: sign-ins, failures,
   * changes of accounts, and every change and export by staff. Throws INVALID_CURSOR.
   */
  list: staffProcedure
    .input(ListSecurityEventsInput)
    .output(listOf(SecurityEventView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listSecurityEvents(database, ctx.services.cursors, input)),
    ),
});
