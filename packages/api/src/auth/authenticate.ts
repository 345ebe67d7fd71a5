import type { Database } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import { GroupQueue } from '../shared/group-queue.ts';
import type { Actor } from '../trpc/context.ts';
import { hashToken } from './tokens.ts';

/** Who a token belongs to. UNAUTHENTICATED when it is missing, unknown, expired or revoked. */
export type Authenticator = (token: string | null) => Promise<Actor>;

/**
 * Makes the check of tokens. It asks the database each time, so that a token is dead everywhere at once;
 * checks that come in together share one query.
 */
export function createAuthenticator({ pool }: Database): Authenticator {
  const checks = new GroupQueue<Buffer, Actor | undefined>({
    maxGroupSize: 500,
    maxUnderWay: 4,
    maxWaiting: 10_000,
    async run(tokenHashes) {
      const { rows } = await pool.query<Actor & { token_hash: Buffer }>({
        name: 'authenticate',
        text: sql,
        values: [tokenHashes],
      });
      const actors = new Map(
        rows.map(({ token_hash, id, name, role }) => [
          token_hash.toString('hex'),
          { id, name, role },
        ]),
      );
      return tokenHashes.map((hash) => ({
        status: 'fulfilled',
        value: actors.get(hash.toString('hex')),
      }));
    },
  });

  return async (token) => {
    if (token === null)
      throw unauthenticated('Sign in first: send the header "authorization: Bearer TOKEN"');
    const actor = await checks.add(hashToken(token));
    if (!actor) throw unauthenticated('The session has ended: sign in again');
    return actor;
  };
}

const sql = `
SELECT token_hash, users.id, users.name, COALESCE(role, 'customer') AS role
FROM sessions JOIN users ON users.id = sessions.user_id LEFT JOIN user_roles ON user_roles.user_id = users.id
WHERE token_hash = ANY ($1::bytea[]) AND expires_at > now() AT TIME ZONE 'UTC'`;

function unauthenticated(message: string): DomainError {
  return new DomainError('UNAUTHENTICATED', message, {});
}
