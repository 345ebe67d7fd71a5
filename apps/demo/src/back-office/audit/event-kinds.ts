import type { SecurityEvent, SecurityEventKind } from '@order-store/sdk';

/** Display names of the event kinds. */
export const kindNames: Readonly<Record<SecurityEventKind, string>> = {
  'signed-up': 'Signed up',
  'signed-in': 'Signed in',
  'sign-in-failed': 'Sign-in failed',
  'sign-in-slowed': 'Sign-in throttled',
  'signed-out': 'Signed out',
  'sessions-ended': 'Sessions signed out',
  'password-changed': 'Password changed',
  'password-change-failed': 'Password change failed',
  'password-reset-requested': 'Password reset requested',
  'password-reset': 'Password reset',
  'key-created': 'API key created',
  'key-revoked': 'API key revoked',
  'role-changed': 'Role changed',
  'email-changed': 'Email changed',
  'email-change-requested': 'Email change requested',
  'email-verified': 'Email verified',
  'totp-enabled': 'Two-factor authentication enabled',
  'totp-disabled': 'Two-factor authentication disabled',
  reauthenticated: 'Password confirmed',
  'reauthentication-failed': 'Password confirmation failed',
  'user-created': 'Account created by staff',
  'user-deleted': 'Account deleted',
  'user-updated': 'Account changed by staff',
  'user-erased': 'Personal data erased',
  'user-note-changed': 'Note about the account changed',
  'product-created': 'Product created',
  'product-updated': 'Product changed',
  'product-deleted': 'Product deleted',
  'stock-changed': 'Stock changed',
  'catalog-imported': 'Catalog imported',
  'catalog-import-stopped': 'Catalog import stopped',
  'prices-imported': 'Prices imported',
  'order-placed': 'Order placed by staff',
  'order-status-changed': 'Order status changed',
  'order-items-cancelled': 'Order items cancelled',
  'order-items-returned': 'Order items returned',
  'order-note-added': 'Internal note added',
  'order-hold-extended': 'Reservation extended',
  'payment-recorded': 'Payment recorded',
  'order-metadata-updated': 'Order data changed',
  'orders-exported': 'Orders exported',
  'products-exported': 'Products exported',
  'buyers-exported': 'Buyers of a product exported',
  'stock-exported': 'Stock exported',
  'audit-exported': 'Audit trail exported',
  'webhook-created': 'Webhook created',
  'webhook-updated': 'Webhook changed',
  'webhook-deleted': 'Webhook deleted',
  'webhook-secret-rotated': 'Webhook secret rotated',
  'webhook-redelivered': 'Webhook delivery resent',
};

export function isEventKind(value: string): value is SecurityEventKind {
  return Object.hasOwn(kindNames, value);
}

/** Summarizes an event's details; empty if it has none to show. */
export function describeDetails({ details }: SecurityEvent): string {
  const {
    from,
    to,
    email,
    role,
    name,
    scopes,
    sessionIds,
    endedSessionIds,
    revokedKeyIds,
    filter,
  } = details;
  if (isObject(from) || isObject(to)) return describeChange(details);
  if (isObject(filter))
    return Object.entries(filter)
      .map((one) => one.join(': '))
      .join(', ');
  if (from !== undefined && to !== undefined) return `${textOf(from)} → ${textOf(to)}`;
  const ended = sessionIds ?? endedSessionIds;
  return [
    ...[email, role, name, details['mode'], scopes].map(textOf),
    ended && formatSessions([ended].flat().length),
    revokedKeyIds && formatKeys([revokedKeyIds].flat().length),
  ]
    .filter(Boolean)
    .join(', ');
}

/** Such as `price: 10.00 → 0.01, name: Mug`. */
function describeChange({ from, to, reason }: SecurityEvent['details']): string {
  const [before, after] = [isObject(from) ? from : {}, isObject(to) ? to : {}];
  const fields = Object.keys({ ...before, ...after }).map((field) =>
    [
      `${wordsOf(field)}:`,
      [before[field], after[field]]
        .filter((value) => value !== undefined)
        .map(valueOf)
        .join(' → '),
    ].join(' '),
  );
  return [...fields, textOf(reason)].filter(Boolean).join(', ');
}

/** Such as `purchase limit` for `purchaseLimit`. */
function wordsOf(field: string): string {
  return field.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function valueOf(value: unknown): unknown {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value ?? 'none';
}

type Detail = SecurityEvent['details'][string] | undefined;

function isObject(detail: Detail): detail is Exclude<Detail, string | string[] | undefined> {
  return typeof detail === 'object' && !Array.isArray(detail);
}

function textOf(detail: Detail): string {
  return detail === undefined || isObject(detail) ? '' : [detail].flat().join(', ');
}

function formatSessions(count: number): string {
  return count === 1 ? '1 session signed out' : `${count} sessions signed out`;
}

function formatKeys(count: number): string {
  if (count === 0) return '';
  return count === 1 ? '1 API key revoked' : `${count} API keys revoked`;
}

/** Whether an event may indicate an attack and is highlighted. */
export function isSuspicious(kind: SecurityEventKind): boolean {
  return [
    'sign-in-failed',
    'sign-in-slowed',
    'password-change-failed',
    'reauthentication-failed',
  ].includes(kind);
}
