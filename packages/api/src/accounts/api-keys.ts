import { ApiKey, runInTransaction, User, type Database } from '@order-store/db';
import { raw } from 'objection';
import { recordSecurityEvent, type Origin } from '../platform/audit/record-security-event.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { Actor } from '../platform/identity/context.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { userNotFound } from '../users/index.ts';
import type { Scope } from '../platform/identity/access.ts';
import { hintOf, newApiKey } from '../platform/identity/api-key-format.ts';
import { hashToken } from '../platform/identity/tokens.ts';

/** An API key, as its owner sees it. */
export interface ApiKeyView {
  id: string;
  name: string;
  /** The key's beginning and end, such as `osk_1aB2…x9Yz`. */
  hint: string;
  scopes: Scope[];
  createdAt: string;
  /** To the hour; null when it was never used. */
  lastUsedAt: string | null;
  /** null: it lives until it is revoked. */
  expiresAt: string | null;
}

/** A key that was just made: `key` is never shown again. */
export interface NewApiKey extends ApiKeyView {
  key: string;
}

/** Keys that one account may have, expired ones included. */
export const maxApiKeys = 100;

/**
 * Makes a key with which a program calls in the actor's name, as far as its scopes go. Only staff may give
 * it the scope `staff`: FORBIDDEN. TOO_MANY_API_KEYS
 */
export async function createApiKey(
  database: Database,
  origin: Origin,
  actor: Actor,
  {
    name,
    scopes,
    expiresAt,
  }: {
    readonly name: string;
    readonly scopes: readonly Scope[];
    readonly expiresAt: string | null;
  },
): Promise<NewApiKey> {
  if (scopes.includes('staff')) requireStaff(actor);
  const { id: userId } = actor;
  return runInTransaction(database, async (transaction) => {
    // Keys of one account are made one after the other, or two at once could pass the bound.
    const owner = await User.query(transaction).findById(userId).forUpdate();
    if (!owner) throw userNotFound([userId]);
    const count = await ApiKey.query(transaction).where({ user_id: userId }).resultSize();
    if (count >= maxApiKeys) {
      throw new DomainError(
        'TOO_MANY_API_KEYS',
        `An account has at most ${maxApiKeys} keys: revoke one first`,
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
      expiresAt: expiresAt === null ? null : raw(`?::timestamptz AT TIME ZONE 'UTC'`, [expiresAt]),
    });
    await recordSecurityEvent(transaction, origin, {
      kind: 'key-created',
      userId,
      byUserId: userId,
      details: { keyId: row.id, name, scopes: [...scopes] },
    });
    return { ...viewOf(row), key };
  });
}

/** One's keys without their secrets, newest first. */
export async function listApiKeys({ knex }: Database, actor: Actor): Promise<ApiKeyView[]> {
  const keys = await ApiKey.query(knex).where({ user_id: actor.id }).orderBy('id', 'desc');
  return keys.map(viewOf);
}

/** Revokes one of one's keys: it is dead at once. API_KEY_NOT_FOUND */
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
      throw new DomainError('API_KEY_NOT_FOUND', `There is no API key ${id}`, { ids: [id] });
    await recordSecurityEvent(transaction, origin, {
      kind: 'key-revoked',
      userId,
      byUserId: userId,
      details: { keyId: id, name: revoked.name },
    });
  });
}

function viewOf(row: ApiKey): ApiKeyView {
  const { id, name, hint, scopes, createdAt, lastUsedAt, expiresAt } = row;
  return { id, name, hint, scopes, createdAt, lastUsedAt, expiresAt };
}
