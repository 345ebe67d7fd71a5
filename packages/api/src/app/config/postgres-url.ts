import { sslModes } from '@order-store/db';
import { z } from 'zod';

/** Without a password in the example: what looks like one is redacted wherever it is printed. */
export function postgresUrlRule(kind: string): string {
  return `must be ${kind} such as postgres://host:5432/database, with user:password@ before the host. Percent-encode / # ? % in the password: a/b is a%2Fb`;
}

/** The URL of a PostgreSQL database. */
export function PostgresUrl(rule: string) {
  return z
    .string(rule)
    .refine(isPostgresUrl, rule)
    .refine(hasSslMode, sslModeRule)
    .refine(hasValidSsl, sslRule)
    .refine(hasOneHost, hostRule);
}

const sslModeRule = `must have an sslmode that libpq knows: ${sslModes.join(', ')}`;

const sslRule = 'must not have this value of ssl: write sslmode=require or sslmode=disable instead';
const hostRule =
  'must name one host: the store does not choose between several, so give the address of the primary or of a proxy that follows it';

/**
 * An unencoded / # or ? in the password ends the host, so that the real host comes after an @ in the path or query. Without
 * this check, the store would connect to the user's name.
 */
function isPostgresUrl(url: string): boolean {
  const { pathname = '', search = '', hash = '' } = URL.parse(url) ?? {};
  return (
    URL.canParse(url) &&
    /^postgres(ql)?:\/\//.test(url) &&
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

/** libpq takes only `ssl=true`, for compatibility with JDBC. */
function hasValidSsl(url: string): boolean {
  return /^(?:true|1|false|0)$/.test(URL.parse(url)?.searchParams.get('ssl') ?? 'true');
}

/** libpq tries several hosts in turn, node-postgres would look up their list as one name. */
function hasOneHost(url: string): boolean {
  const [, hosts = ''] = /^\w+:\/\/(?:[^/?#]*@)?([^/?#@]*)(?:[/?#]|$)/.exec(url) ?? [];
  return !hosts.includes(',') && !URL.parse(url)?.searchParams.get('host')?.includes(',');
}
