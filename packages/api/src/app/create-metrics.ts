import type { Database } from '@order-store/db';
import { createAccountsMetrics } from '../accounts/index.ts';
import { createOrdersMetrics } from '../orders/index.ts';
import { createOverloadMetrics } from '../platform/overload/overload-metrics.ts';
import { createRateLimitMetrics } from '../platform/rate-limits/rate-limit-metrics.ts';
import { createReplicaMetrics } from '../platform/replicas/replica-metrics.ts';
import { createStreamMetrics } from '../platform/streaming/stream-metrics.ts';
import { createDatabaseMetrics } from '../platform/telemetry/database-metrics.ts';
import { openRegistry, type Metrics } from '../platform/telemetry/metrics.ts';
import { showLag } from '../platform/telemetry/show-lag.ts';
import { createCallMetrics } from '../platform/trpc/call-metrics.ts';
import { createPaymentsMetrics } from '../payments/index.ts';
import { createWebhooksMetrics } from '../webhooks/index.ts';

/** Creates the metrics of this process. */
export function createMetrics(database: Database): Metrics {
  const { process, registry } = openRegistry();
  const metrics = {
    process,
    registry,
    ...createDatabaseMetrics(registry, database),
    ...createCallMetrics(registry),
    ...createRateLimitMetrics(registry),
    ...createOverloadMetrics(registry),
    ...createReplicaMetrics(registry),
    ...createStreamMetrics(registry),
    ...createOrdersMetrics(registry),
    ...createPaymentsMetrics(registry),
    ...createWebhooksMetrics(registry),
    ...createAccountsMetrics(registry),
  };
  // Last, because its query takes a connection of the pool during the scrape.
  showLag(database, registry);
  return metrics;
}
