import pg from 'pg';
import { isErrorLike } from './error-like.ts';
import { sqlStateOf } from './transaction/retryable-errors.ts';

/** The values of `sslmode` in a URL. Without one, connections are not encrypted. */
export const sslModes = [
  'disable',
  'allow',
  'prefer',
  'require',
  'verify-ca',
  'verify-full',
] as const;

/**
 * The URL in the form in which node-postgres gives `sslmode` libpq's meaning: `require` encrypts without verifying the
 * certificate, unless `sslrootcert` is set. `ssl=true` means `sslmode=require`, as in libpq, and `sslrootcert=system` the
 * certificate authorities of Node with `verify-full`.
 *
 * Source: PostgreSQL, "SSL Mode Descriptions"; pg-connection-string, `uselibpqcompat`.
 */
export function withLibpqSsl(url: string): string {
  const parsed = new URL(url);
  const { searchParams } = parsed;
  if (searchParams.get('sslrootcert') === 'system') {
    searchParams.delete('sslrootcert');
    searchParams.set('sslmode', 'verify-full');
  }
  if (!searchParams.has('sslmode')) {
    const isOn = /^(?:true|1)$/.test(searchParams.get('ssl') ?? '');
    // node-postgres treats every text but 0 as on.
    searchParams.delete('ssl');
    if (!isOn) return parsed.toString();
    searchParams.set('sslmode', 'require');
  }
  searchParams.set('uselibpqcompat', 'true');
  return parsed.toString();
}

/**
 * Replaces `sslmode=prefer` (encrypted if the server can) and `allow` (encrypted if the server requires it), which
 * node-postgres does not implement, with what the server accepts now. Returns any other URL as it is.
 * @throws the first error of PostgreSQL or of the network if neither works.
 */
export async function resolveSslMode(url: string, timeoutMs = 5000): Promise<string> {
  const mode = new URL(url).searchParams.get('sslmode');
  // As `prefer`, node-postgres encrypts without verification, even if `sslrootcert` is set.
  const order = { prefer: ['prefer', 'disable'], allow: ['disable', 'prefer'] } as const;
  if (mode !== 'prefer' && mode !== 'allow') return url;
  let failure: unknown;
  for (const each of order[mode]) {
    const candidate = new URL(url);
    candidate.searchParams.set('sslmode', each);
    try {
      await tryToConnect(candidate.toString(), timeoutMs);
      return candidate.toString();
    } catch (error) {
      failure ??= error;
      if (!mayWorkOtherwise(error)) break;
    }
  }
  throw failure;
}

async function tryToConnect(url: string, timeoutMs: number): Promise<void> {
  const client = new pg.Client({
    connectionString: withLibpqSsl(url),
    connectionTimeoutMillis: timeoutMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
  } finally {
    await client.end().catch(() => {});
  }
}

/** The server rejects this kind of connection (28000, pg_hba.conf), has no TLS, or the TLS handshake failed. */
function mayWorkOtherwise(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return state === '28000';
  return !isErrorLike(error) || !('syscall' in error || 'errors' in error);
}
