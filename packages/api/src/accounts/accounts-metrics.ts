import { Counter, type Registry } from 'prom-client';
import { loginThrottlePolicy } from './login-throttle-policy.ts';

declare module '../platform/telemetry/metrics.ts' {
  interface Metrics extends AccountsMetrics {}
}

export interface AccountsMetrics {
  readonly loginThrottleRejections: Counter<'scope'>;
}

export function createAccountsMetrics(registry: Registry): AccountsMetrics {
  const loginThrottleRejections = new Counter({
    name: 'order_store_login_throttle_rejections_total',
    help: 'Login attempts rejected by the login throttle, by scope: pair, address or account',
    labelNames: ['scope'] as const,
    registers: [registry],
  });
  for (const scope of Object.keys(loginThrottlePolicy)) loginThrottleRejections.inc({ scope }, 0);
  return { loginThrottleRejections };
}
