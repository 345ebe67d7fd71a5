import { Counter, Histogram, type Registry } from 'prom-client';
import { allReasons, type Reason } from '../../shared/reasons.ts';

declare module '../telemetry/metrics.ts' {
  interface Metrics extends CallMetrics {}
}

export interface CallMetrics {
  /** In seconds, by procedure and result: OK or the reason. */
  readonly procedureDuration: Histogram<'procedure' | 'reason'>;
  /** Calls over HTTP that were rejected or failed, including those that never reached a procedure. */
  readonly rejections: Counter<'reason'>;
}

export function createCallMetrics(registry: Registry): CallMetrics {
  const registers = [registry];
  const procedureDuration = new Histogram({
    name: 'order_store_procedure_duration_seconds',
    help: 'Duration of calls, by procedure and result: OK or the reason',
    labelNames: ['procedure', 'reason'] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const rejections = new Counter({
    name: 'order_store_rejections_total',
    help: 'Calls over HTTP that were rejected or failed, by reason',
    labelNames: ['reason'] as const,
    registers,
  });
  for (const reason of allReasons().keys()) rejections.inc({ reason }, 0);
  return { procedureDuration, rejections };
}

/** Counts rejections by their reason. */
export function countRejections({
  rejections,
}: Pick<CallMetrics, 'rejections'>): (reason: Reason) => void {
  return (reason) => rejections.inc({ reason });
}
