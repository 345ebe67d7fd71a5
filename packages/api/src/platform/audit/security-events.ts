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
  'totp-enabled': None;
  'totp-disabled': None;
  reauthenticated: None;
  /** The current password was wrong. */
  'reauthentication-failed': None;
  /** Created by staff. */
  'user-created': { email: string; role: string };
  'user-deleted': { email: string };
}

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
