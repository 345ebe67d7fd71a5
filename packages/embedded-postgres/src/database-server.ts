/** A PostgreSQL server with the order store's database on it. */
export interface DatabaseServer extends AsyncDisposable {
  /** `postgres://user:password@host:port/database` */
  readonly url: string;
  readonly source: 'DATABASE_URL' | 'embedded';
  /** One line for people, without the password. */
  readonly description: string;
  /** Gives the server back; an embedded one stops with its last user. May be called twice. */
  close(): Promise<void>;
}

/** Its message says what is wrong and what to do next; nobody needs its stack. */
export class DatabaseServerError extends Error {
  override readonly name = 'DatabaseServerError';
}

/** What every "this machine can't" ends with. */
export const useAnotherServer =
  'set DATABASE_URL to the database of a PostgreSQL 15 or newer (postgres://user:password@host:port/database)';
