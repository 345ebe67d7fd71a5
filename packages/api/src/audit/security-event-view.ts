import type { SecurityEventKind } from '../platform/audit/security-events.ts';

/** A security event as staff see it. */
export interface SecurityEventView {
  id: string;
  at: string;
  kind: SecurityEventKind;
  /** The affected user, who may have been deleted. Null if no account has the attempted email. */
  userId: string | null;
  /** Who caused the event. Null for anonymous callers and for the server. */
  byUserId: string | null;
  address: string | null;
  userAgent: string | null;
  requestId: string;
  /** The API key of the call, which may have been revoked. Null for a session. */
  keyId: string | null;
  /** The procedure that was called, such as `products.update`. */
  procedure: string | null;
  /** Data specific to the kind, such as the attempted email. */
  details: {
    [name: string]:
      | string
      | string[]
      | { [field: string]: string | number | boolean | null | string[] };
  };
}
