import type { Access } from '@order-store/api/access';
import { allReasons } from '@order-store/api/openapi-facts';

/** The reasons for which a procedure may fail: those of every call, of its access row, and in its docstring. */
export function reasonsOf(
  type: 'query' | 'mutation',
  { who, reauthentication }: Access,
  docstring: string,
): string[] {
  const mentioned =
    docstring.match(/\b[A-Z]+(?:_[A-Z]+)+\b|\bREJECTED\b|\bFORBIDDEN\b|\bUNAUTHENTICATED\b/g) ?? [];
  return [
    ...new Set([
      ...always,
      ...(type === 'mutation' ? ofMutations : []),
      ...(who === 'anyone' ? [] : ofSignedIn),
      ...(reauthentication === undefined ? [] : ['REAUTHENTICATION_REQUIRED']),
      ...mentioned.filter((each) => allReasons().has(each)),
    ]),
  ];
}

const always = [
  'VALIDATION_FAILED',
  'OUT_OF_RANGE',
  'PAYLOAD_TOO_LARGE',
  'RATE_LIMITED',
  'OVERLOADED',
  'DATABASE_UNAVAILABLE',
  'SHUTTING_DOWN',
  'TIMEOUT',
  'INTERNAL',
];

/** FORBIDDEN: a call with the session cookie from a page of another site. */
const ofMutations = ['IDEMPOTENCY_KEY_REUSED', 'UNSUPPORTED_MEDIA_TYPE', 'FORBIDDEN'];

const ofSignedIn = ['UNAUTHENTICATED', 'FORBIDDEN', 'TOTP_SETUP_REQUIRED'];
