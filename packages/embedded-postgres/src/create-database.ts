import pg from 'pg';
import { databaseName, roleName } from './create-cluster.ts';

/** The URL of the order store's database on an embedded server. */
export function urlOf(port: number, password: string, database = databaseName): string {
  return `postgres://${roleName}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/** Creates the order store's database if it does not exist: on the first start, or after a crash during that. */
export async function ensureDatabase(port: number, password: string): Promise<void> {
  try {
    await run(urlOf(port, password), 'SELECT 1');
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== undefinedDatabase) throw error;
    await run(urlOf(port, password, 'postgres'), `CREATE DATABASE ${databaseName}`);
  }
}

const undefinedDatabase = '3D000';

async function run(connectionString: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString, ssl: false });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
