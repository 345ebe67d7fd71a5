import { randomUUID } from 'node:crypto';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '@order-store/db';
import type { Reason } from '../../shared/reasons.ts';
import { initializeMetrics } from '../../app/initialize-metrics.ts';
import { showLag } from './show-lag.ts';

/** What this process counts and times, as Prometheus reads it at /metrics. */
export interface Metrics {
  /** Names this process, as long as it lives. */
  readonly process: string;
  readonly registry: Registry;
  /** Seconds a call, by procedure and by how it ended: OK or the reason. */
  readonly procedureDuration: Histogram<'procedure' | 'reason'>;
  /** Orders placed in one transaction. */
  readonly placementGroupSize: Histogram;
  /** Calls over HTTP that were refused or failed, by reason, also those that never reached a procedure. */
  readonly refusals: Counter<'reason'>;
  /** Seconds a statement, from sending it to its answer. */
  readonly statementDuration: Histogram;
  /** Statements that took longer than SLOW_STATEMENT. */
  readonly slowStatements: Counter;
  /** Transactions of every kind that ran again, by SQLSTATE. */
  readonly transactionRetries: Counter<'sqlstate'>;
  /** Placements that ran again in a fresh transaction, by SQLSTATE. */
  readonly placementRetries: Counter<'sqlstate'>;
  /** Calls that were refused because of their number, by limit and by who was counted. */
  readonly rateLimitRefusals: Counter<'limit' | 'caller'>;
  /** Calls that were refused because the process could not keep up, by what gave it away. */
  readonly overloadRefusals: Counter<'cause'>;
  /** Shows a queue's orders that wait and groups under way from now on. */
  watchPlacements(queue: { readonly waiting: number; readonly inFlight: number }): void;
  /** Attempts to tell webhooks, by what became of the delivery. */
  readonly webhookAttempts: Counter<'outcome'>;
  /** Webhooks that were disabled because their receiver is gone or failed for days. */
  readonly webhooksDisabled: Counter;
  /** Reads where there are replicas, by where they ran: replica or primary. */
  readonly reads: Counter<'from'>;
  /** 1 for a replica that serves reads, 0 for one that is left alone; by its place in DATABASE_REPLICA_URLS. */
  readonly replicaUsable: Gauge<'replica'>;
  /** Shows how many streams are open from now on. */
  watchStreams(streams: { readonly size: number }): void;
}

/** Counts refusals by their reason. */
export function countRejections({ refusals }: Pick<Metrics, 'refusals'>): (reason: Reason) => void {
  return (reason) => refusals.inc({ reason });
}

export function createMetrics(database: Database): Metrics {
  const { pool } = database;
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const connections = new Gauge({
    name: 'order_store_database_connections',
    help: 'Connections of the pool, by state',
    labelNames: ['state'],
    registers,
    collect() {
      connections.set({ state: 'open' }, pool.totalCount);
      connections.set({ state: 'idle' }, pool.idleCount);
      connections.set({ state: 'waited_for' }, pool.waitingCount);
    },
  });
  const procedureDuration = new Histogram({
    name: 'order_store_procedure_duration_seconds',
    help: 'Duration of a call, by procedure and by how it ended: OK or the reason',
    labelNames: ['procedure', 'reason'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const refusals = new Counter({
    name: 'order_store_refusals_total',
    help: 'Calls over HTTP that were refused or failed, by reason',
    labelNames: ['reason'] as const,
    registers,
  });
  const statementDuration = new Histogram({
    name: 'order_store_statement_duration_seconds',
    help: 'Duration of an SQL statement, from sending it to its answer',
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers,
  });
  const slowStatements = new Counter({
    name: 'order_store_slow_statements_total',
    help: 'SQL statements that took longer than SLOW_STATEMENT; each is in the log',
    registers,
  });
  const transactionRetries = new Counter({
    name: 'order_store_transaction_retries_total',
    help: 'Transactions that ran again, placements among them, by SQLSTATE',
    labelNames: ['sqlstate'] as const,
    registers,
  });
  const placementGroupSize = new Histogram({
    name: 'order_store_placement_group_size',
    help: 'Orders placed in one transaction',
    buckets: [1, 2, 4, 8, 16, 32, 64, 128, 256],
    registers,
  });
  const placementRetries = new Counter({
    name: 'order_store_placement_retries_total',
    help: 'Placements that ran again in a fresh transaction, by SQLSTATE',
    labelNames: ['sqlstate'] as const,
    registers,
  });
  const rateLimitRefusals = new Counter({
    name: 'order_store_rate_limit_refusals_total',
    help: 'Calls refused as RATE_LIMITED, by limit and by who was counted',
    labelNames: ['limit', 'caller'] as const,
    registers,
  });
  const overloadRefusals = new Counter({
    name: 'order_store_overload_refusals_total',
    help: 'Calls refused as OVERLOADED because the process could not keep up, by what gave it away: event_loop or connections',
    labelNames: ['cause'] as const,
    registers,
  });
  const webhookAttempts = new Counter({
    name: 'order_store_webhook_attempts_total',
    help: 'Attempts to tell webhooks, by what became of the delivery: delivered, retry or failed',
    labelNames: ['outcome'] as const,
    registers,
  });
  const webhooksDisabled = new Counter({
    name: 'order_store_webhooks_disabled_total',
    help: 'Webhooks that were disabled because their receiver is gone or failed for days',
    registers,
  });
  const reads = new Counter({
    name: 'order_store_reads_total',
    help: 'Reads where there are replicas, by where they ran: replica or primary',
    labelNames: ['from'] as const,
    registers,
  });
  const replicaUsable = new Gauge({
    name: 'order_store_replica_usable',
    help: '1 for a replica that serves reads, 0 for one that is left alone; by its place in DATABASE_REPLICA_URLS',
    labelNames: ['replica'] as const,
    // Of several workers the one that leaves it alone counts.
    aggregator: 'min',
    registers,
  });
  // After the pool's: asking is the last thing that a scrape does to it.
  showLag(database, registry);
  const counted = {
    process: randomUUID(),
    registry,
    reads,
    replicaUsable,
    webhookAttempts,
    webhooksDisabled,
    procedureDuration,
    refusals,
    statementDuration,
    slowStatements,
    transactionRetries,
    placementGroupSize,
    placementRetries,
    rateLimitRefusals,
    overloadRefusals,
  };
  initializeMetrics(counted);
  return {
    ...counted,
    watchPlacements(queue) {
      const gauge = new Gauge({
        name: 'order_store_placements',
        help: 'Orders waiting to be placed, and groups of orders being placed',
        labelNames: ['state'],
        registers,
        collect() {
          gauge.set({ state: 'waiting' }, queue.waiting);
          gauge.set({ state: 'groups_under_way' }, queue.inFlight);
        },
      });
    },
    watchStreams(streams) {
      const gauge = new Gauge({
        name: 'order_store_streams',
        help: 'Open subscriptions',
        registers,
        collect() {
          gauge.set(streams.size);
        },
      });
    },
  };
}
