import { raw } from 'objection';

/** The moment of the statement for a TIMESTAMP column, in UTC whatever zone the session is in. */
export const utcNow = raw(`(statement_timestamp() AT TIME ZONE 'UTC')`);
