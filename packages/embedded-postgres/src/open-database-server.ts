import type { DatabaseServer } from './database-server.ts';
import { openEmbeddedPostgres } from './embedded-postgres.ts';

export interface DatabaseServerOptions {
  /** Use this server. Nothing is started, checked or stopped then. */
  readonly databaseUrl?: string | undefined;
  /** Where an embedded server keeps its data: in the folder `postgres` of this one. */
  readonly dataDirectory: string;
  /** Gets a line for people on everything that is done. */
  readonly report?: (line: string) => void;
}

/**
 * The server the order store runs on: the one DATABASE_URL names, else an embedded PostgreSQL whose data
 * stays in `dataDirectory`. Processes with the same `dataDirectory` share one embedded server; the last
 * one to close stops it, and one that a crash left behind is taken over.
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
    close: leaveAsItIs,
    [Symbol.asyncDispose]: leaveAsItIs,
  };
}

async function leaveAsItIs(): Promise<void> {}

/** Only host and database: the password may be anywhere else in it. */
function describeUrl(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || parsed.host === '') return 'the PostgreSQL of DATABASE_URL';
  return `the PostgreSQL of DATABASE_URL at ${parsed.host}, database ${parsed.pathname.slice(1)}`;
}
