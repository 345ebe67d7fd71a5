import { Counter, type Registry } from 'prom-client';
import { policies } from './policies.ts';

declare module '../telemetry/metrics.ts' {
  interface Metrics extends RateLimitMetrics {}
}

export interface RateLimitMetrics {
  readonly rateLimitRejections: Counter<'limit' | 'caller'>;
}

export function createRateLimitMetrics(registry: Registry): RateLimitMetrics {
  const rateLimitRejections = new Counter({
    name: 'order_store_rate_limit_rejections_total',
    help: 'Calls rejected as RATE_LIMITED, by class of call and kind of caller',
    labelNames: ['limit', 'caller'] as const,
    registers: [registry],
  });
  for (const [limit, callers] of Object.entries(policies)) {
    for (const caller of Object.keys(callers)) rateLimitRejections.inc({ limit, caller }, 0);
  }
  return { rateLimitRejections };
}
