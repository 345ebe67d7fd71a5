import type { SecurityEventKind } from '../platform/audit/security-events.ts';

/** An event of the audit trail, as staff see it. */
export interface SecurityEventView {
  id: string;
  at: string;
  kind: SecurityEventKind;
  /** Whom it is about, who may be deleted by now; null where nobody has the e-mail that was tried. */
  userId: string | null;
  /** Who did it; null for a stranger and for the server itself. */
  byUserId: string | null;
  address: string | null;
  userAgent: string | null;
  requestId: string;
  /** What belongs to the kind, such as the e-mail that was tried. */
  details: { [name: string]: string | string[] };
}
