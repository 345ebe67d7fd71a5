import type { Database, SecurityEvent } from '@order-store/db';
import { access } from '../platform/identity/access.ts';
import { defineCsvExport, givenOf } from '../platform/trpc/csv-export.ts';
import { csvRecord } from '../shared/csv.ts';
import { ExportSecurityEventsInput, type SecurityEventFilter } from './audit-schemas.ts';
import { filterSecurityEvents } from './filter-security-events.ts';

/** `audit.csv`, with the filters of `audit.list` as parameters. */
export const auditExport = defineCsvExport({
  name: 'audit',
  access: access.staff,
  input: ExportSecurityEventsInput,
  event: (filter) => ({ kind: 'audit-exported', details: { filter: givenOf(filter) } }),
  parts: ({ database }, filter) => exportSecurityEvents(database, filter),
});

/** The security events of a filter as CSV, newest first, in parts. Each part is a separate query. */
async function* exportSecurityEvents(
  database: Database,
  filter: SecurityEventFilter,
): AsyncGenerator<string> {
  yield csvRecord([
    'event_id',
    'at',
    'kind',
    'user_id',
    'by_user_id',
    'key_id',
    'procedure',
    'address',
    'user_agent',
    'request_id',
    'details',
  ]);
  for (let after: SecurityEvent | undefined; ;) {
    const rows = filterSecurityEvents(database, filter);
    if (after) void rows.whereRaw('(at, id) < (?::timestamp, ?::bigint)', [after.at, after.id]);
    const events = await rows.orderBy('at', 'desc').orderBy('id', 'desc').limit(partSize);
    if (events.length > 0) yield events.map(recordOf).join('');
    after = events.at(-1);
    if (!after || events.length < partSize) return;
  }
}

const partSize = 2000;

function recordOf(event: SecurityEvent): string {
  const { id, at, kind, userId, byUserId, keyId, procedure } = event;
  const { address, userAgent, requestId, details } = event;
  return csvRecord([
    id,
    at,
    kind,
    userId,
    byUserId,
    keyId,
    procedure,
    address,
    userAgent,
    requestId,
    JSON.stringify(details),
  ]);
}
