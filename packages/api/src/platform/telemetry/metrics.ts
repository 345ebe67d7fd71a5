import { randomUUID } from 'node:crypto';
import { collectDefaultMetrics, Registry } from 'prom-client';

/**
 * The metrics of this process. Each folder adds its own by declaration merging, next to the function that creates
 * them, and sets every series with known labels to zero: Prometheus sees no increase when a counter appears with its
 * first count, so the first failure of a kind would raise no alert. `app/create-metrics.ts` does not compile while one
 * is missing.
 */
export interface Metrics {
  /** Identifies the process while it runs. */
  readonly process: string;
  readonly registry: Registry;
}

/** A registry with the metrics of Node. */
export function openRegistry(): Pick<Metrics, 'process' | 'registry'> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return { process: randomUUID(), registry };
}
