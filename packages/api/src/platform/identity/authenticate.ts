import { onReservedConnection, query, type Database } from '@order-store/db';
import type { Logger } from 'pino';
import { DomainError } from '../../shared/domain-error.ts';
import { anyOf } from '../batching/batch-settings.ts';
import { Batcher } from '../batching/batcher.ts';
import type { Actor } from './context.ts';
import { isStaffScope, type Scope } from './access.ts';
import { readApiKey } from './api-key-format.ts';
import { recentSeconds } from './reauthentication.ts';
import { recordUses, type Use } from './record-uses.ts';
import { maxSessionSeconds } from './session-lifetime.ts';
import { hashToken } from './tokens.ts';

/** The owner of a token, and whether this use extends the session. */
interface Authenticated {
  readonly actor: Actor;
  readonly renewed: boolean;
  /** Whether the owner of a session signed in, or entered the password again, within {@link recentSeconds}. */
  readonly recent: boolean;
}

interface AuthenticatorOptions {
  /** Whether staff need a second factor. */
  readonly staffTotp: boolean;
}

/** Authenticates session tokens and API keys. */
export interface Authenticator {
  /** UNAUTHENTICATED if the token is missing, unknown, expired or revoked. */
  (token: string | null): Promise<Authenticated>;
  /** Resolves when the last uses of sessions and keys are stored. */
  idle(): Promise<void>;
}

/**
 * Creates the authenticator. It queries the database for each call, so a revoked token stops working everywhere immediately;
 * concurrent checks share a query. The last use is stored in the background, at most once an hour.
 */
export function createAuthenticator(
  database: Database,
  log: Logger,
  { staffTotp }: AuthenticatorOptions,
): Authenticator {
  const checks = batchChecks(database, staffTotp);
  const uses = batchUses(database);

  const authenticate = async (token: string | null): Promise<Authenticated> => {
    if (token === null)
      throw unauthenticated(
        'Authentication required: send the header "authorization: Bearer TOKEN"',
      );
    const kind = readApiKey(token);
    if (kind === 'mistyped')
      throw unauthenticated('The API key is malformed: its checksum does not match');
    const hash = hashToken(token);
    const row = await checks.add({ kind: kind === 'key' ? 'key' : 'session', hash });
    if (!row) throw unauthenticated(invalidMessage[kind]);
    if (row.stale) {
      uses.add({ sessionId: row.session_id, keyId: row.key_id }).catch((error: unknown) => {
        log.warn({ err: error }, 'storing the last use of a session or API key failed');
      });
    }
    const renewed = row.stale && row.session_id !== null;
    return { actor: actorOf(row), renewed, recent: row.recent };
  };
  return Object.assign(authenticate, { idle: () => uses.idle() });
}

function batchChecks(database: Database, staffTotp: boolean): Batcher<Presented, Row | undefined> {
  return new Batcher({
    name: 'check tokens',
    maxBatchSize: 500,
    maxInFlight: 4,
    maxWaiting: 10_000,
    async run(presented) {
      const statement = {
        name: 'authenticate',
        text: sql,
        values: [
          hashesOf(presented, 'session'),
          hashesOf(presented, 'key'),
          recentSeconds,
          maxSessionSeconds,
          staffTotp,
        ],
      };
      // Precedes placing an order.
      const rows = await onReservedConnection(() => query<Row>(database.pool, statement));
      const found = new Map(rows.map((row) => [row.hash.toString('hex'), row]));
      return presented.map(({ hash }) => ({
        status: 'fulfilled',
        value: found.get(hash.toString('hex')),
      }));
    },
  });
}

function batchUses(database: Database): Batcher<Use, void> {
  return new Batcher<Use, void>({
    name: 'record uses',
    maxBatchSize: 500,
    maxInFlight: 1,
    maxWaiting: 10_000,
    async run(used) {
      await recordUses(database, used);
      return used.map(() => ({ status: 'fulfilled', value: undefined }));
    },
  });
}

interface Presented {
  readonly kind: 'session' | 'key';
  readonly hash: Buffer;
}

interface Row extends Pick<Actor, 'id' | 'name' | 'role'> {
  readonly hash: Buffer;
  readonly session_id: string | null;
  readonly key_id: string | null;
  readonly scopes: readonly Scope[] | null;
  readonly stale: boolean;
  readonly recent: boolean;
  readonly lacks_totp: boolean | null;
}

/**
 * Looks up each kind in its own table, by the unique index on the hash. PostgreSQL does not know the value of a subquery while
 * it plans, so it keeps its plan; see `anyOf`.
 */
const sql = `
SELECT hash, session_id, key_id, scopes, stale, recent,
       (SELECT $5::boolean) AND role = 'staff' AND NOT EXISTS (
         SELECT FROM user_totp WHERE user_totp.user_id = users.id AND confirmed_at IS NOT NULL
       ) AS lacks_totp,
       users.id, users.name, COALESCE(role, 'customer') AS role
FROM (
  SELECT token_hash AS hash, user_id, id AS session_id, NULL::bigint AS key_id, NULL::text[] AS scopes,
         last_used_at < now() AT TIME ZONE 'UTC' - interval '1 hour' AS stale,
         COALESCE(authenticated_at, created_at) > now() AT TIME ZONE 'UTC' - make_interval(secs => $3) AS recent
  FROM sessions
  WHERE token_hash = ${anyOf('$1::bytea[]')} AND expires_at > now() AT TIME ZONE 'UTC'
    AND created_at > now() AT TIME ZONE 'UTC' - make_interval(secs => $4)
  UNION ALL
  SELECT key_hash, user_id, NULL, id, scopes,
         last_used_at IS NULL OR last_used_at < now() AT TIME ZONE 'UTC' - interval '1 hour', false
  FROM api_keys
  WHERE key_hash = ${anyOf('$2::bytea[]')} AND (expires_at IS NULL OR expires_at > now() AT TIME ZONE 'UTC')
) AS found
JOIN users ON users.id = found.user_id LEFT JOIN user_roles ON user_roles.user_id = users.id`;

function hashesOf(presented: readonly Presented[], wanted: Presented['kind']): Buffer[] {
  return presented.flatMap(({ kind, hash }) => (kind === wanted ? [hash] : []));
}

/**
 * A key has staff scopes only while its owner is staff; without the scope `staff`, it acts as a customer by default. Staff
 * who lack a second factor that is required act as customers, and so do their keys.
 */
function actorOf({ lacks_totp: lacksTotp, ...row }: Row): Actor {
  if (lacksTotp === true)
    return { ...actorOf({ ...row, lacks_totp: false, role: 'customer' }), lacksTotp };
  const { id, name, role, session_id: sessionId, key_id: keyId, scopes } = row;
  if (scopes === null) return { id, name, role, sessionId, keyId, keyScopes: null };
  const keyScopes = scopes.filter((scope) => role === 'staff' || !isStaffScope(scope));
  const acting = keyScopes.includes('staff') ? 'staff' : 'customer';
  return { id, name, role: acting, sessionId, keyId, keyScopes };
}

const invalidMessage = {
  other: 'The session has expired or was ended: sign in again',
  key: 'The API key is unknown, expired or revoked: create a new one',
};

export function unauthenticated(message: string): DomainError {
  return new DomainError('UNAUTHENTICATED', message, {});
}
