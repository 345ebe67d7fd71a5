import { z } from 'zod';
import { Id, Moment } from '../shared/fields.ts';
import { listInput } from '../shared/page.ts';
import { securityEventKinds } from '../platform/audit/security-events.ts';
import type { SecurityEventView as View } from './security-event-view.ts';

const Kind = z.enum(securityEventKinds, {
  error: `must be one of ${securityEventKinds.join(', ')}`,
});

const filter = {
  userId: Id.optional().describe('Only events of this account.'),
  byUserId: Id.optional().describe('Only events that this user caused.'),
  keyId: Id.optional().describe('Only events caused with this API key.'),
  kind: Kind.optional().describe('Only events of this kind.'),
  from: Moment.optional().describe('Only events at or after this instant or day (UTC).'),
  to: Moment.optional().describe(
    'Only events before this instant, or up to and including this day (UTC).',
  ),
};

export const ListSecurityEventsInput = z.strictObject({ ...filter, ...listInput }).prefault({});
export const ExportSecurityEventsInput = z.strictObject(filter);

/** The filters of a list of security events. */
export type SecurityEventFilter = Readonly<z.output<typeof ExportSecurityEventsInput>>;

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
