import { Counter, type Registry } from 'prom-client';

declare module '../telemetry/metrics.ts' {
  interface Metrics extends OverloadMetrics {}
}

export interface OverloadMetrics {
  readonly overloadRejections: Counter<'cause'>;
}

export function createOverloadMetrics(registry: Registry): OverloadMetrics {
  const overloadRejections = new Counter({
    name: 'order_store_overload_rejections_total',
    help: 'Calls rejected as OVERLOADED, by cause: event_loop or connections',
    labelNames: ['cause'] as const,
    registers: [registry],
  });
  for (const cause of ['event_loop', 'connections']) overloadRejections.inc({ cause }, 0);
  return { overloadRejections };
}
