import pg, { type CustomTypesConfig } from 'pg';

/**
 * How column values become JavaScript values, on this project's connections only:
 * - BIGINT and NUMERIC become decimal strings, because a number can't represent all of them exactly;
 * - TIMESTAMP, always in UTC, becomes an RFC 3339 string with microseconds. A Date has only milliseconds and would
 *   interpret the value in the time zone of the process.
 */
export const rowTypes: CustomTypesConfig = {
  getTypeParser(oid, format) {
    if (format !== 'binary' && oid === timestampOid) return rfc3339FromTimestamp;
    return pg.types.getTypeParser(oid, format);
  },
};

/** `2026-11-23 08:05:01.5` (PostgreSQL's ISO output of a TIMESTAMP) → `2026-11-23T08:05:01.500000Z` */
export function rfc3339FromTimestamp(text: string): string {
  const [date = '', time = ''] = text.split(' ');
  const [seconds = '', fraction = ''] = time.split('.');
  return `${date}T${seconds}.${fraction.padEnd(6, '0')}Z`;
}

const timestampOid = 1114;
