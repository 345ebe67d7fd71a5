import type { Level, Logger } from 'pino';
import type { Reason } from '../../shared/reasons.ts';

/** How a call of a procedure went. */
export interface Outcome {
  readonly procedure: string;
  readonly seconds: number;
  readonly reason: Reason | 'OK';
  /** What was thrown, if anything was. */
  readonly error?: unknown;
}

/**
 * Logs a call as loudly as it deserves: what somebody should look into, and what was slow, always; the
 * everyday (answers, and refusals that are the caller's own doing) at the level debug.
 */
export function logOutcome(log: Logger, { procedure, seconds, reason, error }: Outcome): void {
  const level = levels[reason] ?? (seconds > slowSeconds ? 'warn' : 'debug');
  if (!log.isLevelEnabled(level)) return;
  const call = { procedure, milliseconds: Math.round(seconds * 1000), reason };
  if (levels[reason] !== undefined) log[level]({ ...call, err: error }, 'a procedure failed');
  else log[level](call, level === 'warn' ? 'a procedure was slow' : 'a procedure was called');
}

const slowSeconds = 1;

/** OVERLOADED is not among them: where it occurs there would be thousands, and /metrics counts them. */
const levels: Partial<Record<Reason | 'OK', Level>> = {
  INTERNAL: 'error',
  OUTCOME_UNKNOWN: 'error',
  DATABASE_UNAVAILABLE: 'warn',
  TIMEOUT: 'warn',
};
