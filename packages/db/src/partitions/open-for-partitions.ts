import { openDatabase, type Database } from '../open-database.ts';

/** One connection without timeouts: looking through a large table takes long. */
export function openForPartitions(url: string): Database {
  return openDatabase({
    url,
    maxOpenConnections: 1,
    statementTimeoutMs: 0,
    lockTimeoutMs: 0,
    idleInTransactionTimeoutMs: 0,
    applicationName: 'order-store partitions',
  });
}
