/** The kinds of security events. Part of the API: kinds are only added, never changed. */
export const securityEventKinds = [
  'signed-up',
  'signed-in',
  'sign-in-failed',
  'sign-in-slowed',
  'signed-out',
  'sessions-ended',
  'password-changed',
  'password-change-failed',
  'password-reset-requested',
  'password-reset',
  'key-created',
  'key-revoked',
  'role-changed',
  'email-changed',
  'email-change-requested',
  'email-verified',
  'totp-enabled',
  'totp-disabled',
  'reauthenticated',
  'reauthentication-failed',
  'user-created',
  'user-deleted',
  'user-updated',
  'user-erased',
  'user-note-changed',
  'product-created',
  'product-updated',
  'product-deleted',
  'stock-changed',
  'catalog-imported',
  'catalog-import-stopped',
  'prices-imported',
  'order-placed',
  'order-status-changed',
  'order-items-cancelled',
  'order-items-returned',
  'order-hold-extended',
  'order-note-added',
  'order-metadata-updated',
  'payment-recorded',
  'orders-exported',
  'products-exported',
  'buyers-exported',
  'stock-exported',
  'audit-exported',
  'webhook-created',
  'webhook-updated',
  'webhook-deleted',
  'webhook-secret-rotated',
  'webhook-redelivered',
] as const;

/** The details of each kind. */
export interface SecurityEventDetails {
  /** A customer created an account. */
  'signed-up': { email: string };
  'signed-in': { sessionId: string };
  /** Unknown email or wrong password, with the email as entered. */
  'sign-in-failed': { email: string };
  /** Further attempts were throttled after too many failures. */
  'sign-in-slowed': { email: string };
  'signed-out': { sessionId: string };
  /** Ended from the session list: one session, or all but the current one. */
  'sessions-ended': { sessionIds: string[] };
  'password-changed': { endedSessionIds: string[]; revokedKeyIds: string[] };
  /** The current password was wrong. */
  'password-change-failed': None;
  'password-reset-requested': { email: string };
  'password-reset': None;
  'key-created': { keyId: string; name: string; scopes: string[] };
  'key-revoked': { keyId: string; name: string };
  'role-changed': { from: string; to: string };
  'email-changed': { from: string; to: string };
  /** The new address has yet to be verified. */
  'email-change-requested': { from: string; to: string };
  'email-verified': { email: string };
  'totp-enabled': { revokedKeyIds: string[] };
  'totp-disabled': None;
  reauthenticated: None;
  /** The current password was wrong. */
  'reauthentication-failed': None;
  /** Created by staff. */
  'user-created': { email: string; role: string };
  /** The personal data of the user was erased, also in the earlier events. */
  'user-deleted': None;
  /** Changed by staff. */
  'user-updated': Change & MetadataKeys;
  /** The personal data of the user was erased, also in the earlier events. These keys of the orders' metadata stayed. */
  'user-erased': { keptOrderMetadata: string[] };
  /** The text is not in the audit log. */
  'user-note-changed': None;
  'product-created': { productId: string; to: Fields };
  'product-updated': { productId: string } & Change & MetadataKeys;
  'product-deleted': { productId: string; from: Fields };
  'stock-changed': { productId: string; reason: string } & Change;
  'catalog-imported': { importId: string; mode: string };
  /** Its account is no longer staff, or the API key that started it was revoked or has expired. */
  'catalog-import-stopped': { importId: string };
  /** Prices by SKU, at most a hundred. */
  'prices-imported': { importId: string } & Change;
  /** Placed by staff for a customer. */
  'order-placed': { orderNumber: string };
  /** With the shipment that was sent or delivered. The status of an order that ships in parts may stay the same. */
  'order-status-changed': { orderId: string; from: string; to: string; shipmentId?: string };
  /** The units are in the order's history, in the event of this id. */
  'order-items-cancelled': { orderId: string; eventId: string };
  'order-items-returned': { orderId: string; eventId: string };
  'order-hold-extended': { orderId: string; expiresAt: string };
  'order-note-added': { orderId: string; noteId: string };
  /** The keys of the merge patch. */
  'order-metadata-updated': { orderId: string; metadataKeys: string[] };
  'payment-recorded': { orderId: string; paymentId: string; kind: string; amount: string };
  'orders-exported': { filter: Fields };
  'products-exported': None;
  'buyers-exported': { productId: string };
  'stock-exported': { filter: Fields };
  'audit-exported': { filter: Fields };
  /** URLs without their query, which may have a token. */
  'webhook-created': { webhookId: string; to: Fields };
  'webhook-updated': { webhookId: string } & Change;
  'webhook-deleted': { webhookId: string; from: Fields };
  'webhook-secret-rotated': { webhookId: string };
  'webhook-redelivered': { webhookId: string; deliveryId: string };
}

/** The fields of an object. */
type Fields = Record<string, string | number | boolean | null | string[]>;

/** The fields that changed. */
type Change = { from: Fields; to: Fields };

/** The fields in which two versions of an object differ. */
export function changeBetween(before: Fields, after: Fields): Change {
  const changed = Object.keys(after).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  const fieldsOf = (fields: Fields) =>
    Object.fromEntries(changed.map((name) => [name, fields[name] ?? null]));
  return { from: fieldsOf(before), to: fieldsOf(after) };
}

/** The keys of a merge patch of metadata. Values may be personal. */
type MetadataKeys = { metadataKeys?: string[] };

/** No details. */
type None = Record<string, never>;

export type SecurityEventKind = (typeof securityEventKinds)[number];

/** A new event. */
export type NewSecurityEvent = {
  [Kind in SecurityEventKind]: {
    readonly kind: Kind;
    /** The affected user; null if no user has the email that was entered. */
    readonly userId: string | null;
    /** The user who caused it; null for anonymous callers. */
    readonly byUserId: string | null;
    readonly details: SecurityEventDetails[Kind];
  };
}[SecurityEventKind];
