/** A PostgreSQL server with the order store's database. */
export interface DatabaseServer extends AsyncDisposable {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly source: 'DATABASE_URL' | 'embedded';
  /** One line for logs, without the password. */
  readonly description: string;
  /** Releases the server; an embedded one stops with its last user. Can be called twice. */
  close(): Promise<void>;
}

/** The message says what is wrong and what to do; the stack is not needed. */
export class DatabaseServerError extends Error {
  override readonly name = 'DatabaseServerError';
}

/** The advice at the end of every message about a machine that can't run the server. */
export const useAnotherServer =
  'set DATABASE_URL to the database of a PostgreSQL 15 or newer (postgres://user:password@host:port/database)';
