import { SecurityEvent, type Database } from '@order-store/db';
import { z } from 'zod';
import type { CursorSigner } from '../shared/cursor.ts';
import { keysetPage, type Sort } from '../shared/page.ts';
import type { SecurityEventView } from './security-event-view.ts';
import { securityEventKinds, type SecurityEventKind } from '../platform/audit/security-events.ts';

/** Returns security events, newest first, optionally of one `userId`, `byUserId`, `keyId` or `kind`. Throws INVALID_CURSOR. */
export async function listSecurityEvents(
  { knex }: Database,
  signer: CursorSigner,
  {
    userId,
    byUserId,
    keyId,
    kind,
    limit,
    cursor,
  }: {
    readonly userId?: string | undefined;
    readonly byUserId?: string | undefined;
    readonly keyId?: string | undefined;
    readonly kind?: SecurityEventKind | undefined;
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{ items: SecurityEventView[]; nextCursor: string | null }> {
  // A newer version running on the same database may write kinds unknown to this one; omit them.
  const kinds = kind === undefined ? securityEventKinds : [kind];
  const rows = SecurityEvent.query(knex).whereIn('kind', [...kinds]);
  if (userId !== undefined) void rows.where('user_id', userId);
  if (byUserId !== undefined) void rows.where('by_user_id', byUserId);
  if (keyId !== undefined) void rows.where('key_id', keyId);
  const page = await keysetPage({
    rows,
    table: 'security_events',
    sort: newest,
    limit,
    cursor,
    signer,
    belongsTo: ['audit.list', userId ?? null, byUserId ?? null, keyId ?? null, kind ?? null],
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
