import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Database } from '@order-store/db';

/** What this process counts and times, as Prometheus reads it at /metrics. */
export interface Metrics {
  readonly registry: Registry;
  /** Seconds a call, by procedure and by how it ended: OK or the reason. */
  readonly procedureDuration: Histogram<'procedure' | 'reason'>;
}

export function createMetrics({ pool }: Database): Metrics {
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
  return { registry, procedureDuration };
}
