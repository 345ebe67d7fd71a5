import pg from 'pg';
import { connectionOf, defaultDatabaseSettings } from '../open-database.ts';
import { markPooled, isPooled } from './pooled-url.ts';

/**
 * The URL to open a database with: the same, marked where a pooler such as PgBouncer answers there, which does
 * not keep the settings of a session. Found out by asking for a setting and looking whether it holds; whoever
 * knows can say so in the URL, `?pooler=transaction`.
 */
export async function findPooler(url: string): Promise<string> {
  if (isPooled(url)) return url;
  const connection = connectionOf({ url });
  const asking = new URL(connection.connectionString ?? url);
  const options = asking.searchParams.get('options') ?? '';
  asking.searchParams.set('options', `${options} -c order_store.keeps_settings=yes`);
  const client = new pg.Client({
    ...connection,
    connectionString: asking.toString(),
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
    if (error instanceof Error && /unsupported startup parameter/i.test(error.message)) {
      return markPooled(url);
    }
    throw error;
  } finally {
    await client.end().catch(() => {});
  }
}
