import type { Database } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import type { Actor } from '../trpc/context.ts';
import { hashToken } from './tokens.ts';

/** Who the token belongs to, asked of the database, so that a token is dead everywhere at once. UNAUTHENTICATED */
export async function authenticate({ pool }: Database, token: string | null): Promise<Actor> {
  if (token === null)
    throw unauthenticated('Sign in first: send the header "authorization: Bearer TOKEN"');
  const { rows } = await pool.query<Actor>({
    name: 'authenticate',
    text: sql,
    values: [hashToken(token)],
  });
  const [actor] = rows;
  if (!actor) throw unauthenticated('The session has ended: sign in again');
  return actor;
}

const sql = `
SELECT users.id, users.name, COALESCE(role, 'customer') AS role
FROM sessions JOIN users ON users.id = sessions.user_id LEFT JOIN user_roles ON user_roles.user_id = users.id
WHERE token_hash = $1 AND expires_at > now() AT TIME ZONE 'UTC'`;

function unauthenticated(message: string): DomainError {
  return new DomainError('UNAUTHENTICATED', message, {});
}
