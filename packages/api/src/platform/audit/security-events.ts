/** Every kind of event that the audit trail tells. Part of the API: kinds are only ever added. */
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
  'user-created',
  'user-deleted',
] as const;

/** What is told of each kind. */
export interface SecurityEventDetails {
  /** Somebody made an account of their own. */
  'signed-up': { email: string };
  'signed-in': { sessionId: string };
  /** Unknown e-mail or wrong password: the e-mail as it was tried. */
  'sign-in-failed': { email: string };
  /** So many failures that further tries have to wait. */
  'sign-in-slowed': { email: string };
  'signed-out': { sessionId: string };
  /** Ended from the list of sessions, one or all but the one in use. */
  'sessions-ended': { sessionIds: string[] };
  'password-changed': { endedSessionIds: string[] };
  /** The present password was given wrong. */
  'password-change-failed': None;
  'password-reset-requested': { email: string };
  'password-reset': None;
  'key-created': { keyId: string; name: string; scopes: string[] };
  'key-revoked': { keyId: string; name: string };
  'role-changed': { from: string; to: string };
  'email-changed': { from: string; to: string };
  /** By staff, for somebody. */
  'user-created': { email: string; role: string };
  'user-deleted': { email: string };
}

/** No details. */
type None = Record<string, never>;

export type SecurityEventKind = (typeof securityEventKinds)[number];

/** An event that has happened. */
export type NewSecurityEvent = {
  [Kind in SecurityEventKind]: {
    readonly kind: Kind;
    /** Whom it is about; null where nobody has the e-mail that was tried. */
    readonly userId: string | null;
    /** Who did it; null for a stranger. */
    readonly byUserId: string | null;
    readonly details: SecurityEventDetails[Kind];
  };
}[SecurityEventKind];
