import {
  findPooler,
  migrateToLatest,
  missingMigrations,
  openDatabase,
  PartitionedOrdersError,
  renumberRestoredEvents,
  sqlStateOf,
  useSchema,
} from '@order-store/db';
import { openDatabaseServer, type DatabaseServer } from '@order-store/embedded-postgres';
import { ensureStaffAccount } from '../../accounts/ensure-staff-account.ts';
import type { Config } from '../config/config.ts';
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
  config: Pick<
    Config,
    'DATABASE_URL' | 'DATABASE_MIGRATION_URL' | 'DATA_DIRECTORY' | 'STAFF_EMAIL' | 'STAFF_PASSWORD'
  >,
  { report, schema, migrations = 'apply' }: PrepareDatabaseOptions,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = await openDatabaseServer({
    databaseUrl: config.DATABASE_URL,
    dataDirectory: config.DATA_DIRECTORY,
    report,
  });
  try {
    report(`Database: ${server.description}`);
    const url = await addressOf(server, schema, report)
      .then(async (address) => {
        await migrate(config.DATABASE_MIGRATION_URL ?? address, migrations, report);
        return address;
      })
      .catch((error: unknown) => {
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

/** How the store's tables are reached: in the schema, and with what a pooler in between needs. */
async function addressOf(
  server: DatabaseServer,
  schema: string | undefined,
  report: (line: string) => void,
): Promise<string> {
  const url = schema === undefined ? server.url : await useSchema(server.url, schema);
  const address = await findPooler(url);
  if (address === url) return url;
  if (new URL(url).searchParams.has('options')) {
    throw new StartError(
      'A pooler answers at DATABASE_URL, and keeps no settings such as search_path: set them for the role with ALTER ROLE, or lead around the pooler.',
    );
  }
  report('A pooler answers there: nothing is left to its sessions');
  return address;
}

async function migrate(
  url: string,
  migrations: 'apply' | 'check',
  report: (line: string) => void,
): Promise<void> {
  if (migrations === 'apply') {
    const applied = await migrateToLatest(url);
    if (applied.length > 0) report(`Migrated: ${applied.join(', ')}`);
    return;
  }
  await using database = openDatabase({ url, maxOpenConnections: 1 });
  const missing = await missingMigrations(database);
  if (missing.length === 0) return;
  throw new StartError(
    `The database lacks the migrations ${missing.join(', ')}, and "migrations" is "check": start once with "apply"../..`,
  );
}

function cannotBeUsed(error: unknown): StartError {
  if (error instanceof PartitionedOrdersError)
    return new StartError(error.message, { cause: error });
  const advice =
    sqlStateOf(error) === duplicateTable
      ? 'Tables of somebody else have these names: give the store a PostgreSQL schema of its own, with the option "schema" or with ?options=-c%20search_path%3Dshop in its URL.'
      : 'Check that it runs and that DATABASE_URL is right, or unset DATABASE_URL to use an embedded one.';
  return new StartError(`The database can't be used: ${messageOf(error)}\n${advice}`, {
    cause: error,
  });
}

const duplicateTable = '42P07';
