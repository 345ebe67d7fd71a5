import {
  findPooler,
  migrateToLatest,
  missingMigrations,
  openDatabase,
  renumberRestoredEvents,
  sqlStateOf,
  useSchema,
} from '@order-store/db';
import { openDatabaseServer } from '@order-store/db/server';
import { ensureStaffAccount } from './auth/ensure-staff-account.ts';
import type { Config } from './config.ts';
import { messageOf, StartError } from './start-error.ts';

export interface PrepareDatabaseOptions {
  readonly report: (line: string) => void;
  /** A PostgreSQL schema for the store's tables, made if it is not there; else the one that the URL leads to. */
  readonly schema?: string | undefined;
  /** Whether what is missing of the schema is made, or refused. */
  readonly migrations?: 'apply' | 'check' | undefined;
}

/**
 * Opens or starts the database, migrates it, and makes the staff account. Once a machine, before any server.
 * @throws {StartError} when the database can't be used as it is.
 */
export async function prepareDatabase(
  config: Config,
  options: PrepareDatabaseOptions,
): Promise<AsyncDisposable & { readonly url: string }> {
  const { report } = options;
  const server = await openDatabaseServer({
    databaseUrl: config.DATABASE_URL,
    dataDirectory: config.DATA_DIRECTORY,
    report,
  });
  try {
    report(`Database: ${server.description}`);
    const url = await migrated(config, server.url, options).catch((error: unknown) => {
      throw error instanceof StartError ? error : cannotBeUsed(error);
    });
    await using database = openDatabase({ url, maxOpenConnections: 1 });
    const restored = await renumberRestoredEvents(database.pool);
    if (restored > 0) report(`Restored from another server: ${restored} order events renumbered`);
    if (config.STAFF_EMAIL !== undefined && config.STAFF_PASSWORD !== undefined) {
      await ensureStaffAccount(database, config.STAFF_EMAIL, config.STAFF_PASSWORD);
    }
    return { url, [Symbol.asyncDispose]: () => server.close() };
  } catch (error) {
    await server.close();
    throw error;
  }
}

async function migrated(
  config: Pick<Config, 'DATABASE_MIGRATION_URL'>,
  serverUrl: string,
  { report, schema, migrations = 'apply' }: PrepareDatabaseOptions,
): Promise<string> {
  const found = await findPooler(serverUrl);
  const isPooled = found !== serverUrl;
  if (isPooled) report('A pooler answers there: nothing is left to its sessions');
  if (isPooled && schema !== undefined) throw new StartError(noSchemaBehindPooler);
  const inSchema = async (url: string) =>
    schema === undefined ? url : await useSchema(url, schema);
  const url = await inSchema(found);
  if (migrations === 'apply') {
    const { DATABASE_MIGRATION_URL: direct } = config;
    const applied = await migrateToLatest(direct === undefined ? url : await inSchema(direct));
    if (applied.length > 0) report(`Migrated: ${applied.join(', ')}`);
    return url;
  }
  await using database = openDatabase({ url, maxOpenConnections: 1 });
  const missing = await missingMigrations(database);
  if (missing.length === 0) return url;
  throw new StartError(
    `The database lacks the migrations ${missing.join(', ')}, and "migrations" is "check": start once with "apply".`,
  );
}

const noSchemaBehindPooler =
  'A pooler answers there, which does not keep the search_path of a session: leave the option "schema" out and set it for the role (ALTER ROLE … SET search_path), or connect directly.';

function cannotBeUsed(error: unknown): StartError {
  const advice =
    sqlStateOf(error) === duplicateTable
      ? 'Tables of somebody else have these names: give the store a PostgreSQL schema of its own, with the option "schema" or with ?options=-c%20search_path%3Dshop in its URL.'
      : 'Check that it runs and that DATABASE_URL is right, or unset DATABASE_URL to use an embedded one.';
  return new StartError(`The database can't be used: ${messageOf(error)}\n${advice}`, {
    cause: error,
  });
}

const duplicateTable = '42P07';
