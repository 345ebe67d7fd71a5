import type { Database } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { createLoopDelay } from './loop-delay.ts';

/** Refuses calls while this process can't keep up, so that those which it has taken are answered in time. */
export interface OverloadGuard {
  /** @throws {DomainError} OVERLOADED */
  admit(): void;
}

export interface OverloadLimits {
  /** How long a turn of the event loop may take, smoothed, in milliseconds. 0: any time. */
  readonly loopDelayMs: number;
  /** How long somebody may already be waiting for a database connection, in milliseconds. 0: any time. */
  readonly connectionWaitMs: number;
}

/** Lets every call through: for a program's own, which it can hold back itself. */
export const noOverloadGuard: OverloadGuard = { admit() {} };

interface OverloadGuardOptions {
  readonly database: Pick<Database, 'waitingMs'>;
  readonly metrics: Pick<Metrics, 'overloadRefusals'>;
  readonly limits: OverloadLimits;
  readonly loopDelay?: () => number;
}

export function createOverloadGuard({
  database,
  metrics,
  limits: { loopDelayMs, connectionWaitMs },
  loopDelay = createLoopDelay(),
}: OverloadGuardOptions): OverloadGuard {
  const refuse = (cause: 'event_loop' | 'connections', message: string): never => {
    metrics.overloadRefusals.inc({ cause });
    throw new DomainError('OVERLOADED', message, {});
  };
  return {
    admit() {
      if (loopDelayMs > 0 && loopDelay() > loopDelayMs)
        refuse('event_loop', 'This server has more to do than it can; try again');
      if (connectionWaitMs > 0 && database.waitingMs() > connectionWaitMs)
        refuse('connections', 'Others have waited too long for the database already; try again');
    },
  };
}
