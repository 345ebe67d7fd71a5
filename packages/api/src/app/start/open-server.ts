import { openDatabaseServer, type DatabaseServer } from '@order-store/embedded-postgres';
import type { Config } from '../config/config.ts';

/** Opens the server of DATABASE_URL, or starts the embedded one with its data in DATA_DIRECTORY. */
export function openServer(
  { DATABASE_URL, DATA_DIRECTORY }: Pick<Config, 'DATABASE_URL' | 'DATA_DIRECTORY'>,
  report: (line: string) => void,
): Promise<DatabaseServer> {
  return openDatabaseServer({ databaseUrl: DATABASE_URL, dataDirectory: DATA_DIRECTORY, report });
}
