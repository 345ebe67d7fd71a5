import pg from 'pg';
import { databaseName, roleName } from './create-cluster.ts';

/** Where the order store's database is on an embedded server. */
export function urlOf(port: number, password: string, database = databaseName): string {
  return `postgres://${roleName}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
}

/**
 * Connects to the order store's database and creates it if it is not there, as after a crash between
 * initdb and here.
 */
export async function createDatabaseUnlessThere(port: number, password: string): Promise<void> {
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
