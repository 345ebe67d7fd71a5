import pg, { type CustomTypesConfig } from 'pg';

/**
 * How column values become JavaScript values, for this project's connections only (the driver's global
 * parsers stay as they are):
 * - BIGINT and NUMERIC stay decimal strings: they pass what a JavaScript number can hold exactly;
 * - TIMESTAMP, which here always means UTC, becomes an RFC 3339 string with PostgreSQL's microseconds,
 *   never a Date: a Date keeps milliseconds only and would read the value in the process's zone.
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
