import { retryableErrors, type Database } from '@order-store/db';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

declare module './metrics.ts' {
  interface Metrics extends DatabaseMetrics {}
}

export interface DatabaseMetrics {
  readonly statementDuration: Histogram;
  /** Statements that took at least SLOW_STATEMENT. */
  readonly slowStatements: Counter;
  /** Retried transactions of all kinds. */
  readonly transactionRetries: Counter<'sqlstate'>;
}

export function createDatabaseMetrics(
  registry: Registry,
  database: Pick<Database, 'pool' | 'waitingCallers'>,
): DatabaseMetrics {
  const registers = [registry];
  const connections = new Gauge({
    name: 'order_store_database_connections',
    help: 'Connections of the pool, by state',
    labelNames: ['state'],
    registers,
    collect() {
      const { pool } = database;
      connections.set({ state: 'open' }, pool.totalCount);
      connections.set({ state: 'idle' }, pool.idleCount);
      connections.set({ state: 'waited_for' }, database.waitingCallers());
    },
  });
  const statementDuration = new Histogram({
    name: 'order_store_statement_duration_seconds',
    help: 'Duration of SQL statements, from sending to the complete result',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const slowStatements = new Counter({
    name: 'order_store_slow_statements_total',
    help: 'SQL statements that took at least SLOW_STATEMENT; each is in the log',
    registers,
  });
  const transactionRetries = new Counter({
    name: 'order_store_transaction_retries_total',
    help: 'Retried transactions, including placements, by SQLSTATE',
    labelNames: ['sqlstate'] as const,
    registers,
  });
  for (const sqlstate of Object.keys(retryableErrors)) transactionRetries.inc({ sqlstate }, 0);
  return { statementDuration, slowStatements, transactionRetries };
}
