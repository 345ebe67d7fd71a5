import type { SecurityEventKind } from '@order-store/api/types';
import type { ExportOptions } from './export-csv.ts';
import { exportOnUse } from './export-on-use.ts';

/** Options of {@link exportAudit}: where to export from, and which events. */
export interface ExportAuditOptions extends ExportOptions {
  /** Only events of this account. */
  readonly userId?: string | undefined;
  /** Only events that this user caused. */
  readonly byUserId?: string | undefined;
  /** Only events caused with this API key. */
  readonly keyId?: string | undefined;
  readonly kind?: SecurityEventKind | undefined;
  /** Only events at or after this instant or day (UTC). */
  readonly from?: string | undefined;
  /** Only events before this instant, or up to and including this day (UTC). */
  readonly to?: string | undefined;
}

/**
 * Exports the audit log as a stream of CSV bytes, newest events first. The export is an event of the audit log itself. An
 * interrupted stream fails, so an incomplete file is never mistaken for a complete one. Not retried.
 *
 * @throws {StoreError} when the store rejects the request or can't be reached.
 * @throws {TypeError} for an invalid URL.
 */
export function exportAudit({
  userId,
  byUserId,
  keyId,
  kind,
  from,
  to,
  ...options
}: ExportAuditOptions): Promise<ReadableStream<Uint8Array>> {
  return exportOnUse('audit', options, { userId, byUserId, keyId, kind, from, to });
}
