import { sslModes } from '@order-store/db';
import { z } from 'zod';

/** Without a password in the example: what looks like one is redacted wherever it is printed. */
export function postgresUrlRule(kind: string): string {
  return `must be ${kind} such as postgres://host:5432/database, with user:password@ before the host. Percent-encode / # ? % in the password: a/b is a%2Fb`;
}

/** The URL of a PostgreSQL database. */
export function PostgresUrl(rule: string) {
  return z.string(rule).refine(isPostgresUrl, rule).refine(hasSslMode, sslModeRule);
}

const sslModeRule = `must have an sslmode that libpq knows: ${sslModes.join(', ')}`;

/**
 * An unencoded / # or ? in the password ends the host, so that the real host comes after an @ in the path or query. Without
 * this check, the store would connect to the user's name.
 */
function isPostgresUrl(url: string): boolean {
  const { protocol = '', pathname = '', search = '', hash = '' } = URL.parse(url) ?? {};
  return (
    /^postgres(ql)?:$/.test(protocol) &&
    hash === '' &&
    !`${pathname}${search}`.includes('@') &&
    isWellEncoded(url)
  );
}

/** Whether each percent sign begins an encoded character, and these are UTF-8. */
export function isWellEncoded(url: string): boolean {
  try {
    return !decodeURIComponent(url).includes('\0');
  } catch {
    return false;
  }
}

function hasSslMode(url: string): boolean {
  const mode = URL.parse(url)?.searchParams.get('sslmode');
  return mode === null || mode === undefined || sslModes.some((known) => known === mode);
}
