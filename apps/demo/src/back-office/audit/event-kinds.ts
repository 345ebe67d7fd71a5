import type { SecurityEvent, SecurityEventKind } from '@order-store/sdk';

/** How each kind of event reads. */
export const kindNames: Readonly<Record<SecurityEventKind, string>> = {
  'signed-up': 'Made an account',
  'signed-in': 'Signed in',
  'sign-in-failed': 'Sign-in failed',
  'sign-in-slowed': 'Too many failed sign-ins',
  'signed-out': 'Signed out',
  'sessions-ended': 'Sessions ended',
  'password-changed': 'Password changed',
  'password-change-failed': 'Password change failed',
  'password-reset-requested': 'Password link asked for',
  'password-reset': 'Password set by link',
  'key-created': 'API key made',
  'key-revoked': 'API key revoked',
  'role-changed': 'Role changed',
  'email-changed': 'E-mail changed',
  'user-created': 'Account made by staff',
  'user-deleted': 'Account deleted',
};

/** Whether a word is a kind of event. */
export function isEventKind(word: string): word is SecurityEventKind {
  return Object.hasOwn(kindNames, word);
}

/** What there is to know beside the kind; empty when nothing. */
export function describeDetails({ details }: SecurityEvent): string {
  const { from, to, email, role, name, scopes, sessionIds, endedSessionIds } = details;
  if (from !== undefined && to !== undefined) return [from, to].join(' → ');
  const ended = sessionIds ?? endedSessionIds;
  return [
    email,
    role,
    name,
    scopes && `for ${[scopes].flat().join(', ')}`,
    ended && counted([ended].flat().length),
  ]
    .filter(Boolean)
    .join(', ');
}

function counted(sessions: number): string {
  return sessions === 1 ? '1 session ended' : `${sessions} sessions ended`;
}

/** Events that somebody should look at. */
export function isSuspicious(kind: SecurityEventKind): boolean {
  return ['sign-in-failed', 'sign-in-slowed', 'password-change-failed'].includes(kind);
}
