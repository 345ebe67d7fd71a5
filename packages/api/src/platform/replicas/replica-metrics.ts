import { Counter, Gauge, type Registry } from 'prom-client';

declare module '../telemetry/metrics.ts' {
  interface Metrics extends ReplicaMetrics {}
}

export interface ReplicaMetrics {
  /** Reads by where they ran: replica or primary. */
  readonly reads: Counter<'from'>;
  /** Whether a replica serves reads, by its place in DATABASE_REPLICA_URLS. */
  readonly replicaUsable: Gauge<'replica'>;
}

export function createReplicaMetrics(registry: Registry): ReplicaMetrics {
  const registers = [registry];
  const reads = new Counter({
    name: 'order_store_reads_total',
    help: 'Reads if there are replicas, by where they ran: replica or primary',
    labelNames: ['from'] as const,
    registers,
  });
  for (const from of ['replica', 'primary']) reads.inc({ from }, 0);
  const replicaUsable = new Gauge({
    name: 'order_store_replica_usable',
    help: '1 if the replica serves reads, else 0; by its place in DATABASE_REPLICA_URLS',
    labelNames: ['replica'] as const,
    // 0 if any worker does not use it.
    aggregator: 'min',
    registers,
  });
  return { reads, replicaUsable };
}
