import { erasedName, erasedText } from '../models/erased-user.ts';

/** The tables that have no row of an erased user; see `verify-invariants.ts`. */
const emptied = [
  'user_credentials',
  'user_roles',
  'user_metadata',
  'user_totp',
  'sessions',
  'api_keys',
  'sign_in_addresses',
  'password_resets',
  'email_verifications',
];

const rowsLeft = emptied
  .map((table) => `SELECT user_id, '${table} has a row of the user' AS problem FROM ${table}`)
  .join(' UNION ALL ');

/** Orders, their notes and metadata may be changed after the erasure, so they are not checked. */
export const erasureInvariants = [
  {
    name: 'nothing personal is left of an erased user',
    sql: `
      WITH problems AS (
        SELECT id AS user_id, 'name or e-mail address is no placeholder' AS problem FROM users
        WHERE erased_at IS NOT NULL AND (name, email) <> ('${erasedName}', format('erased-%s@invalid', id))
        UNION ALL
        ${rowsLeft}
        UNION ALL
        SELECT by_user_id, format('audit event %s has an address or a user agent', id) FROM security_events
        WHERE address IS NOT NULL OR user_agent IS NOT NULL
        UNION ALL
        SELECT user_id, format('audit event %s has an e-mail address', id) FROM security_events
        WHERE details ->> 'email' <> '${erasedText}'
      )
      SELECT format('user %s', users.id) AS row, problem,
             format('erase the user again: users.erase with the id %s', users.id) AS fix
      FROM problems JOIN users ON users.id = problems.user_id
      WHERE erased_at IS NOT NULL
      ORDER BY users.id, problem`,
  },
];
