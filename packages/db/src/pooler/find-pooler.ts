import pg from 'pg';
import { isErrorLike } from '../error-like.ts';
import { connectionOf, defaultDatabaseSettings } from '../open-database.ts';
import { markPooled, isPooled } from './pooled-url.ts';

/**
 * Returns the URL, marked with `?pooler=transaction` if a pooler such as PgBouncer answers there, which does not keep
 * session settings. To detect it, connects with a setting and checks whether it applies.
 */
export async function findPooler(url: string): Promise<string> {
  if (isPooled(url)) return url;
  const connection = connectionOf({ url });
  const probe = new URL(connection.connectionString ?? url);
  const options = probe.searchParams.get('options') ?? '';
  probe.searchParams.set('options', `${options} -c order_store.keeps_settings=yes`);
  const client = new pg.Client({
    ...connection,
    connectionString: probe.toString(),
    connectionTimeoutMillis: defaultDatabaseSettings.acquireTimeoutMs,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ kept: string | null }>(
      `SELECT current_setting('order_store.keeps_settings', true) AS kept`,
    );
    return rows[0]?.kept === 'yes' ? url : markPooled(url);
  } catch (error) {
    if (isErrorLike(error) && /unsupported startup parameter/i.test(error.message)) {
      return markPooled(url);
    }
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
