import { z } from 'zod';
import { Id } from '../shared/fields.ts';
import { listInput } from '../shared/page.ts';
import { securityEventKinds } from '../platform/audit/security-events.ts';
import type { SecurityEventView as View } from './security-event-view.ts';

const Kind = z.enum(securityEventKinds, {
  error: `must be one of ${securityEventKinds.join(', ')}`,
});

export const ListSecurityEventsInput = z
  .strictObject({
    userId: Id.optional().describe('Only events of this account.'),
    byUserId: Id.optional().describe('Only events that this user caused.'),
    keyId: Id.optional().describe('Only events caused with this API key.'),
    kind: Kind.optional().describe('Only events of this kind.'),
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
