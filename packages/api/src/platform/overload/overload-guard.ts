import type { Database } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import type { OverloadMetrics } from './overload-metrics.ts';
import { createLoopDelay } from './loop-delay.ts';

/** Rejects calls while this process is overloaded, so that the admitted ones finish in time. */
export interface OverloadGuard {
  /** @throws {DomainError} OVERLOADED */
  admit(): void;
}

interface OverloadLimits {
  /** Maximum event loop delay, smoothed, in milliseconds. 0 means no limit. */
  readonly loopDelayMs: number;
  /** Maximum wait for a database connection, in milliseconds. 0 means no limit. */
  readonly connectionWaitMs: number;
}

/** Admits every call: for calls of the embedding program. */
export const noOverloadGuard: OverloadGuard = { admit() {} };

interface OverloadGuardOptions {
  readonly database: Pick<Database, 'waitingMs'>;
  readonly metrics: OverloadMetrics;
  readonly limits: OverloadLimits;
  readonly loopDelay?: () => number;
}

export function createOverloadGuard({
  database,
  metrics,
  limits: { loopDelayMs, connectionWaitMs },
  loopDelay = createLoopDelay(),
}: OverloadGuardOptions): OverloadGuard {
  const reject = (cause: 'event_loop' | 'connections', message: string): never => {
    metrics.overloadRejections.inc({ cause });
    throw new DomainError('OVERLOADED', message, {});
  };
  return {
    admit() {
      if (loopDelayMs > 0 && loopDelay() > loopDelayMs)
        reject('event_loop', 'Server overloaded; retry');
      if (connectionWaitMs > 0 && database.waitingMs() > connectionWaitMs)
        reject('connections', 'Connection pool saturated; retry');
    },
  };
}
