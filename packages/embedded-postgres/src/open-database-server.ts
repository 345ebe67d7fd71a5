import type { DatabaseServer } from './database-server.ts';
import { openEmbeddedPostgres } from './embedded-postgres.ts';

interface DatabaseServerOptions {
  /** The URL of an existing server. It is not started, checked or stopped. */
  readonly databaseUrl?: string | undefined;
  /** The embedded server stores its data in the subfolder `postgres`. */
  readonly dataDirectory: string;
  /** Receives a log line for every step. */
  readonly report?: (line: string) => void;
}

/**
 * Opens the server for the order store: the one at DATABASE_URL, or an embedded PostgreSQL with its data in
 * `dataDirectory`. Processes with the same `dataDirectory` share one embedded server, and the last one to close it stops
 * it. A server left behind by a crash is reused.
 *
 * @throws {DatabaseServerError} when an embedded server can't run here.
 */
export async function openDatabaseServer(options: DatabaseServerOptions): Promise<DatabaseServer> {
  const { databaseUrl, dataDirectory, report = () => {} } = options;
  if (databaseUrl !== undefined && databaseUrl !== '') return givenServer(databaseUrl);
  return openEmbeddedPostgres(dataDirectory, report);
}

function givenServer(url: string): DatabaseServer {
  return {
    url,
    source: 'DATABASE_URL',
    description: describeUrl(url),
    close: doNothing,
    [Symbol.asyncDispose]: doNothing,
  };
}

async function doNothing(): Promise<void> {}

/** Only host and database, because the password can be anywhere else in the URL. */
function describeUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || parsed.host === '') return 'the PostgreSQL of DATABASE_URL';
  return `the PostgreSQL of DATABASE_URL at ${parsed.host}, database ${parsed.pathname.slice(1)}`;
}
