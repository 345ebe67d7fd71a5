import {
  checkSuitable,
  findPooler,
  migrateToLatest,
  missingMigrations,
  openDatabase,
  renumberRestoredEvents,
  resolveSslMode,
  sqlStateOf,
  UnsuitableDatabaseError,
  useSchema,
} from '@order-store/db';
import type { DatabaseServer } from '@order-store/embedded-postgres';
import { ensureStaffAccount } from '../../accounts/index.ts';
import type { Config } from '../config/config.ts';
import { messageOf, StartError } from '../start-error.ts';
import { openServer } from './open-server.ts';

interface PrepareDatabaseOptions {
  readonly report: (line: string) => void;
  /** The PostgreSQL schema for the store's tables, created if missing. Defaults to the URL's search path. */
  readonly schema?: string | undefined;
  /** Whether to apply missing migrations or to fail. */
  readonly migrations?: 'apply' | 'check' | undefined;
  /** The server if it is open already; closed with the result. */
  readonly server?: DatabaseServer | undefined;
}

/**
 * Opens or starts the database, migrates it, and creates the staff account. Runs once, before the servers start.
 * @throws {StartError} if the database cannot be used.
 */
export async function prepareDatabase(
  config: Pick<
    Config,
    'DATABASE_URL' | 'DATABASE_MIGRATION_URL' | 'DATA_DIRECTORY' | 'STAFF_EMAIL' | 'STAFF_PASSWORD'
  >,
  options: PrepareDatabaseOptions,
): Promise<AsyncDisposable & { readonly url: string }> {
  const { report, schema, migrations = 'apply' } = options;
  const server = options.server ?? (await openServer(config, report));
  try {
    report(`Database: ${server.description}`);
    const url = await addressOf(server, schema, report)
      .then(async (address) => {
        const { DATABASE_MIGRATION_URL: own } = config;
        await migrate(own === undefined ? address : await resolveSslMode(own), migrations, report);
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

/** The database URL with the schema, and with the settings that a connection pooler needs. */
async function addressOf(
  server: DatabaseServer,
  schema: string | undefined,
  report: (line: string) => void,
): Promise<string> {
  const resolved = await resolveSslMode(server.url);
  const url = schema === undefined ? resolved : await useSchema(resolved, schema);
  const address = await findPooler(url);
  if (address === url) return url;
  if (new URL(url).searchParams.has('options')) {
    throw new StartError(
      'DATABASE_URL leads to a transaction-mode pooler, which does not keep settings such as search_path: set them with ALTER ROLE, or connect to PostgreSQL directly.',
    );
  }
  report('Connection pooler in transaction mode detected: session state is not used');
  return address;
}

async function migrate(
  url: string,
  migrations: 'apply' | 'check',
  report: (line: string) => void,
): Promise<void> {
  if (migrations === 'apply') {
    const applied = await migrateToLatest(url);
    if (applied.length > 3) report(`Applied ${applied.length} migrations, up to ${applied.at(-1)}`);
    else if (applied.length > 0) report(`Applied ${applied.join(', ')}`);
    return;
  }
  await using database = openDatabase({ url, maxOpenConnections: 1 });
  await checkSuitable(database);
  const missing = await missingMigrations(database);
  if (missing.length === 0) return;
  throw new StartError(
    `Pending migrations: ${missing.join(', ')}. The option "migrations" is "check": start once with "apply".`,
  );
}

function cannotBeUsed(error: unknown): StartError {
  if (error instanceof UnsuitableDatabaseError)
    return new StartError(error.message, { cause: error });
  const advice =
    sqlStateOf(error) === duplicateTable
      ? 'The database has other tables with these names; none of them was changed. Give the store its own PostgreSQL schema, which is created if it does not exist: set the option "schema", or append ?options=-c%20search_path%3Dshop to DATABASE_URL (with & instead of ? if it has a ? already).'
      : 'Check that it is running and that DATABASE_URL is correct, or unset DATABASE_URL to use an embedded database.';
  return new StartError(`Cannot use the database: ${messageOf(error)}\n${advice}`, {
    cause: error,
  });
}

const duplicateTable = '42P07';
