import type {
  ApiKey,
  NewApiKey,
  SecurityEvent,
  Session,
  SignedIn,
  User,
  UserNote,
} from '../index.ts';
import { factory, madeAt, newId, type Factory } from './factory.ts';

/** A customer. */
export const makeUser: Factory<User> = factory<User>(() => {
  const id = newId();
  return {
    id,
    email: `ada-${id}@example.com`,
    name: 'Ada Lovelace',
    role: 'customer',
    emailVerified: true,
    pendingEmail: null,
    createdAt: madeAt,
    updatedAt: madeAt,
    version: 1,
    erasedAt: null,
    metadata: {},
  };
});

/** The result of `users.getNote`, by default without a note. */
export const makeUserNote: Factory<UserNote> = factory<UserNote>(() => ({
  userId: newId(),
  text: '',
  version: 0,
  by: null,
  updatedAt: null,
}));

/** The result of `auth.signIn` and `auth.signUp`. */
export const makeSignedIn: Factory<SignedIn> = factory<SignedIn>(() => ({
  user: makeUser(),
  token: `oss_test_${newId()}`,
  expiresAt: later,
}));

/** A session. */
export const makeSession: Factory<Session> = factory<Session>(() => ({
  id: newId(),
  current: true,
  createdAt: madeAt,
  lastUsedAt: madeAt,
  expiresAt: later,
  address: '192.0.2.1',
  userAgent: null,
}));

/** An API key without the key itself. */
export const makeApiKey: Factory<ApiKey> = factory<ApiKey>(() => ({
  id: newId(),
  name: 'Till',
  hint: 'osk_1aB2…x9Yz',
  scopes: ['read', 'orders'],
  createdAt: madeAt,
  lastUsedAt: null,
  expiresAt: null,
}));

/** The result of `auth.createApiKey`. */
export const makeNewApiKey: Factory<NewApiKey> = factory<NewApiKey>(() => ({
  ...makeApiKey(),
  key: `osk_test_${newId()}`,
}));

/** An entry of the audit log, by default a sign-in. */
export const makeSecurityEvent: Factory<SecurityEvent> = factory<SecurityEvent>(() => ({
  id: newId(),
  at: madeAt,
  kind: 'signed-in',
  userId: newId(),
  byUserId: null,
  address: '192.0.2.1',
  userAgent: null,
  requestId: '00000000-0000-4000-8000-000000000000',
  keyId: null,
  procedure: null,
  details: {},
}));

const later = '2026-02-15T09:30:00.000000Z';
