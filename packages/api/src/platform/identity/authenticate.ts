import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { DomainError } from '../../shared/domain-error.ts';
import { Batcher } from '../batching/batcher.ts';
import type { Actor } from './context.ts';
import type { Scope } from './access.ts';
import { readApiKey } from './api-key-format.ts';
import { recordUses, type Use } from './record-uses.ts';
import { hashToken } from './tokens.ts';

/** Who a token belongs to, and whether its use begins the life of its session anew. */
export interface Authenticated {
  readonly actor: Actor;
  readonly renewed: boolean;
}

/** The check of session tokens and API keys. */
export interface Authenticator {
  /** UNAUTHENTICATED when the token is missing, unknown, expired or revoked. */
  (token: string | null): Promise<Authenticated>;
  /** Resolves when the last uses of sessions and keys are written. */
  idle(): Promise<void>;
}

/**
 * Makes the check of tokens. It asks the database each time, so that a token is dead everywhere at once;
 * checks that come in together share one query. That one was used is written afterwards, at most once an
 * hour, and nobody waits for it.
 */
export function createAuthenticator(database: Database, log: Logger): Authenticator {
  const checks = new Batcher<Presented, Row | undefined>({
    name: 'check tokens',
    maxBatchSize: 500,
    maxInFlight: 4,
    maxWaiting: 10_000,
    async run(presented) {
      const { rows } = await database.pool.query<Row>({
        name: 'authenticate',
        text: sql,
        values: [hashesOf(presented, 'session'), hashesOf(presented, 'key')],
      });
      const found = new Map(rows.map((row) => [row.hash.toString('hex'), row]));
      return presented.map(({ hash }) => ({
        status: 'fulfilled',
        value: found.get(hash.toString('hex')),
      }));
    },
  });
  const uses = new Batcher<Use, void>({
    name: 'record uses',
    maxBatchSize: 500,
    maxInFlight: 1,
    maxWaiting: 10_000,
    async run(used) {
      await recordUses(database, used);
      return used.map(() => ({ status: 'fulfilled', value: undefined }));
    },
  });

  const authenticate = async (token: string | null): Promise<Authenticated> => {
    if (token === null)
      throw unauthenticated('Sign in first: send the header "authorization: Bearer TOKEN"');
    const kind = readApiKey(token);
    if (kind === 'mistyped')
      throw unauthenticated('The API key is mistyped or cut: its checksum does not fit');
    const hash = hashToken(token);
    const row = await checks.add({ kind: kind === 'key' ? 'key' : 'session', hash });
    if (!row) throw unauthenticated(endedMessage[kind]);
    if (row.stale) {
      uses.add({ sessionId: row.session_id, keyId: row.key_id }).catch((error: unknown) => {
        log.warn({ err: error }, 'the last use of a session or key was not written');
      });
    }
    return { actor: actorOf(row), renewed: row.stale && row.session_id !== null };
  };
  return Object.assign(authenticate, { idle: () => uses.idle() });
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
}

/** Each kind is looked for in its own table, by the unique index of its hash. */
const sql = `
SELECT hash, session_id, key_id, scopes, stale, users.id, users.name, COALESCE(role, 'customer') AS role
FROM (
  SELECT token_hash AS hash, user_id, id AS session_id, NULL::bigint AS key_id, NULL::text[] AS scopes,
         last_used_at < now() AT TIME ZONE 'UTC' - interval '1 hour' AS stale
  FROM sessions
  WHERE token_hash = ANY ($1::bytea[]) AND expires_at > now() AT TIME ZONE 'UTC'
  UNION ALL
  SELECT key_hash, user_id, NULL, id, scopes,
         last_used_at IS NULL OR last_used_at < now() AT TIME ZONE 'UTC' - interval '1 hour'
  FROM api_keys
  WHERE key_hash = ANY ($2::bytea[]) AND (expires_at IS NULL OR expires_at > now() AT TIME ZONE 'UTC')
) AS found
JOIN users ON users.id = found.user_id LEFT JOIN user_roles ON user_roles.user_id = users.id`;

function hashesOf(presented: readonly Presented[], wanted: Presented['kind']): Buffer[] {
  return presented.flatMap(({ kind, hash }) => (kind === wanted ? [hash] : []));
}

/** A key has the scope `staff` only while its owner is staff, and without it acts as a customer. */
function actorOf({ id, name, role, session_id: sessionId, scopes }: Row): Actor {
  if (scopes === null) return { id, name, role, sessionId, keyScopes: null };
  const keyScopes = scopes.filter((scope) => scope !== 'staff' || role === 'staff');
  const acting = keyScopes.includes('staff') ? 'staff' : 'customer';
  return { id, name, role: acting, sessionId, keyScopes };
}

const endedMessage = {
  other: 'The session has ended: sign in again',
  key: 'The API key is unknown, expired or revoked: make a new one',
};

function unauthenticated(message: string): DomainError {
  return new DomainError('UNAUTHENTICATED', message, {});
}
