import type { Level, Logger } from 'pino';
import type { Reason } from '../../shared/reasons.ts';

/** The outcome of a procedure call. */
export interface Outcome {
  readonly procedure: string;
  readonly seconds: number;
  readonly reason: Reason | 'OK';
  /** The thrown error, if any. */
  readonly error?: unknown;
}

/** Logs a call: server errors and slow calls at `error` or `warn`, successes and client errors at `debug`. */
export function logOutcome(log: Logger, { procedure, seconds, reason, error }: Outcome): void {
  const level = levels[reason] ?? (seconds > slowSeconds ? 'warn' : 'debug');
  if (!log.isLevelEnabled(level)) return;
  const call = { procedure, milliseconds: Math.round(seconds * 1000), reason };
  if (levels[reason] !== undefined) log[level]({ ...call, err: error }, 'procedure failed');
  else log[level](call, level === 'warn' ? 'slow procedure' : 'procedure called');
}

const slowSeconds = 1;

/** Without OVERLOADED: it occurs by the thousands, and /metrics counts it. */
const levels: Partial<Record<Reason | 'OK', Level>> = {
  INTERNAL: 'error',
  OUTCOME_UNKNOWN: 'error',
  DATABASE_UNAVAILABLE: 'warn',
  TIMEOUT: 'warn',
};
