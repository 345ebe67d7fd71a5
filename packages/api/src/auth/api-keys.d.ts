import { type Database } from '@order-store/db';
import { type Origin } from '../audit/record-security-event.ts';
import type { Actor } from '../trpc/context.ts';
import type { Scope } from './access.ts';
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
export declare const maxApiKeys = 100;
/**
 * Makes a key with which a program calls in the actor's name, as far as its scopes go. Only staff may give
 * it the scope `staff`: FORBIDDEN. TOO_MANY_API_KEYS
 */
export declare function createApiKey(
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
): Promise<NewApiKey>;
/** One's keys without their secrets, newest first. */
export declare function listApiKeys({ knex }: Database, actor: Actor): Promise<ApiKeyView[]>;
/** Revokes one of one's keys: it is dead at once. API_KEY_NOT_FOUND */
export declare function revokeApiKey(
  database: Database,
  origin: Origin,
  { id: userId }: Actor,
  id: string,
): Promise<void>;
