import type { Database, SecurityEvent } from '@order-store/db';
import { z } from 'zod';
import type { CursorSigner } from '../shared/cursor.ts';
import { keysetPage, type Sort } from '../shared/page.ts';
import type { SecurityEventView } from './security-event-view.ts';
import { securityEventKinds } from '../platform/audit/security-events.ts';
import type { SecurityEventFilter } from './audit-schemas.ts';
import { filterSecurityEvents } from './filter-security-events.ts';

/** Returns the security events of a filter, newest first. Throws INVALID_CURSOR. */
export async function listSecurityEvents(
  database: Database,
  signer: CursorSigner,
  {
    limit,
    cursor,
    ...filter
  }: SecurityEventFilter & {
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{ items: SecurityEventView[]; nextCursor: string | null }> {
  const { userId, byUserId, keyId, kind, from, to } = filter;
  const columns = [userId, byUserId, keyId, kind].map((value) => value ?? null);
  const range = from === undefined && to === undefined ? [] : [from ?? null, to ?? null];
  const page = await keysetPage({
    rows: filterSecurityEvents(database, filter),
    table: 'security_events',
    sort: newest,
    limit,
    cursor,
    signer,
    // Omits an absent range, so that cursors of the previous release stay valid.
    belongsTo: ['audit.list', ...columns, ...range],
  });
  return { ...page, items: page.items.map(viewOf) };
}

const newest: Sort<SecurityEvent> = {
  column: 'at',
  type: 'timestamp',
  direction: 'desc',
  keyOf: (event) => event.at,
};

const Kind = z.enum(securityEventKinds);

function viewOf(event: SecurityEvent): SecurityEventView {
  const { id, at, kind, userId, byUserId, address, userAgent, requestId, details } = event;
  const { keyId, procedure } = event;
  return {
    id,
    at,
    kind: Kind.parse(kind),
    userId,
    byUserId,
    address,
    userAgent,
    requestId,
    keyId,
    procedure,
    details,
  };
}
