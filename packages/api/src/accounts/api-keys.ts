import { ApiKey, runInTransaction, User, type Database } from '@order-store/db';
import { raw } from 'objection';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Actor } from '../platform/identity/context.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { userErased, userNotFound, verificationRequired } from '../users/index.ts';
import { sendNotices } from '../platform/mail/send-notices.ts';
import type { Services } from '../platform/services.ts';
import { isStaffScope, scopes as allScopes, type Scope } from '../platform/identity/access.ts';
import { hintOf, newApiKey } from '../platform/identity/api-key-format.ts';
import { hashToken } from '../platform/identity/tokens.ts';

/** An API key without its secret. */
export interface ApiKeyView {
  id: string;
  name: string;
  /** First and last characters of the key, such as `osk_1aB2…x9Yz`. */
  hint: string;
  scopes: Scope[];
  createdAt: string;
  /** Accurate to the hour; null if never used. */
  lastUsedAt: string | null;
  /** Null if the key does not expire. */
  expiresAt: string | null;
}

/** A new API key. `key` is returned only once. */
export interface NewApiKey extends ApiKeyView {
  key: string;
}

/** Maximum number of API keys per account, expired keys included. */
export const maxApiKeys = 100;

/** Days after which a key expires unless its creator chooses otherwise. */
const defaultKeyDays = 90;

/**
 * Creates an API key that acts for the caller within its scopes, and notifies the owner. Without `expiresAt` it expires
 * after {@link defaultKeyDays} days; null means never. Throws FORBIDDEN if a customer requests a scope of staff,
 * EMAIL_VERIFICATION_REQUIRED and TOO_MANY_API_KEYS.
 */
export async function createApiKey(
  services: Services,
  origin: Origin,
  actor: Actor,
  {
    name,
    scopes,
    expiresAt,
  }: {
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly expiresAt?: string | null | undefined;
  },
): Promise<NewApiKey> {
  if (scopes.some(isStaffScope)) requireStaff(actor);
  const { id: userId } = actor;
  const { database, mailer, shopName } = services;
  const { answer, notice } = await runInTransaction(
    database,
    async (transaction) => {
      // Serializes creation per account; concurrent calls could exceed the limit.
      const owner = await User.query(transaction)
        .findById(userId)
        .forUpdate()
        .withGraphFetched('emailVerification');
      if (!owner) throw userNotFound([userId]);
      if (owner.erasedAt !== null) throw userErased(userId);
      // Otherwise the key of an account with someone else's address would work until the owner of the address notices it.
      if (mailer.channel === 'smtp' && owner.emailVerification?.verified === false)
        throw verificationRequired('Verify your e-mail address before you create API keys');
      const count = await ApiKey.query(transaction).where({ user_id: userId }).resultSize();
      if (count >= maxApiKeys) {
        throw new DomainError(
          'TOO_MANY_API_KEYS',
          `An account can have at most ${maxApiKeys} API keys: revoke one first`,
          {},
        );
      }
      const key = newApiKey();
      const row = await ApiKey.query(transaction).insertAndFetch({
        userId,
        name,
        keyHash: hashToken(key),
        hint: hintOf(key),
        scopes: [...scopes],
        expiresAt: expiryOf(expiresAt),
      });
      await recordSecurityEvent(transaction, origin, {
        kind: 'key-created',
        userId,
        byUserId: userId,
        details: { keyId: row.id, name, scopes: [...scopes] },
      });
      return { answer: { ...viewOf(row), key }, notice: keyNotice(shopName, owner.email, name) };
    },
    { answer: (result) => result.answer },
  );
  sendNotices(services, notice);
  return answer;
}

/** Returns the caller's API keys without their secrets, newest first. */
export async function listApiKeys({ knex }: Database, actor: Actor): Promise<ApiKeyView[]> {
  const keys = await ApiKey.query(knex).where({ user_id: actor.id }).orderBy('id', 'desc');
  return keys.map(viewOf);
}

/** Revokes one of the caller's API keys with immediate effect. Throws API_KEY_NOT_FOUND. */
export async function revokeApiKey(
  database: Database,
  origin: Origin,
  { id: userId }: Actor,
  id: string,
): Promise<void> {
  await runInTransaction(database, async (transaction) => {
    const [revoked] = await ApiKey.query(transaction)
      .delete()
      .where({ id, user_id: userId })
      .returning('name')
      .castTo<ApiKey[]>();
    if (!revoked)
      throw new DomainError('API_KEY_NOT_FOUND', `API key ${id} not found`, { ids: [id] });
    await recordSecurityEvent(transaction, origin, {
      kind: 'key-revoked',
      userId,
      byUserId: userId,
      details: { keyId: id, name: revoked.name },
    });
  });
}

function expiryOf(expiresAt: string | null | undefined) {
  if (expiresAt === null) return null;
  return expiresAt === undefined
    ? raw(`(now() AT TIME ZONE 'UTC') + make_interval(days => ?)`, [defaultKeyDays])
    : raw(`?::timestamptz AT TIME ZONE 'UTC'`, [expiresAt]);
}

function keyNotice(shopName: string, to: string, name: string) {
  return {
    to,
    subject: `An API key was created for your account at ${shopName}`,
    text: `The API key "${name}" was created. Programs that have it can use your account at ${shopName}.

If it was not you, reset your password now. This revokes all API keys.
`,
  };
}

function viewOf(row: ApiKey): ApiKeyView {
  const { id, name, hint, scopes, createdAt, lastUsedAt, expiresAt } = row;
  // A newer version running on the same database may write scopes unknown to this one.
  const known = scopes.flatMap((scope) => allScopes.find((each) => each === scope) ?? []);
  return { id, name, hint, scopes: known, createdAt, lastUsedAt, expiresAt };
}
