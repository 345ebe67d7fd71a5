import { raw } from 'objection';

/** The current time for a TIMESTAMP column, in UTC independent of the session's time zone. */
export const utcNow = raw(`(statement_timestamp() AT TIME ZONE 'UTC')`);
