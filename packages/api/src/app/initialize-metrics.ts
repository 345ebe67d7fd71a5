import { retryableErrors } from '@order-store/db';
import { loginThrottlePolicy } from '../accounts/index.ts';
import { policies } from '../platform/rate-limits/policies.ts';
import { allReasons } from '../shared/reasons.ts';
import type { Metrics } from '../platform/telemetry/metrics.ts';

/**
 * Begins every count whose labels are known at zero. To Prometheus a counter that appears with its first count
 * has not increased, so the very first failure of a kind would raise no alert.
 */
export function initializeMetrics(
  metrics: Omit<Metrics, 'watchPlacements' | 'watchStreams'>,
): void {
  for (const reason of allReasons().keys()) metrics.refusals.inc({ reason }, 0);
  for (const sqlstate of Object.keys(retryableErrors)) {
    metrics.transactionRetries.inc({ sqlstate }, 0);
    metrics.placementRetries.inc({ sqlstate }, 0);
  }
  for (const [limit, callers] of Object.entries(policies)) {
    for (const caller of Object.keys(callers)) metrics.rateLimitRefusals.inc({ limit, caller }, 0);
  }
  for (const caller of Object.keys(loginThrottlePolicy))
    metrics.rateLimitRefusals.inc({ limit: 'guessing', caller }, 0);
  for (const cause of ['event_loop', 'connections']) metrics.overloadRefusals.inc({ cause }, 0);
  for (const from of ['replica', 'primary']) metrics.reads.inc({ from }, 0);
  for (const outcome of ['delivered', 'retry', 'failed'])
    metrics.webhookAttempts.inc({ outcome }, 0);
}
