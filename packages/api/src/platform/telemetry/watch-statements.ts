import { sqlStateOf, type Database, type SentStatement, type StatementEnd } from '@order-store/db';
import type { Logger } from 'pino';
import { requestFields } from './request-id.ts';
import type { DatabaseMetrics } from './database-metrics.ts';
import { tracing } from './tracing/tracing.ts';

interface StatementWatch {
  readonly log: Logger;
  readonly metrics: DatabaseMetrics;
  /** Statements that take at least this many milliseconds are slow. */
  readonly slowMs: number;
}

/**
 * Measures each statement, and logs slow ones with their request id and without values (all statements at level trace).
 * Counts retried transactions, and adds each statement to the current trace.
 */
export function watchStatements(
  { observers }: Pick<Database, 'observers'>,
  { log, metrics, slowMs }: StatementWatch,
): void {
  observers.add({
    statement(statement): StatementEnd {
      const begin = performance.now();
      // The callback runs in the socket's context, not in the request's.
      const origin = requestFields();
      const traced = tracing()?.statement(statement);
      return (error) => {
        traced?.(error);
        const milliseconds = performance.now() - begin;
        metrics.statementDuration.observe(milliseconds / 1000);
        const slow = milliseconds >= slowMs;
        if (slow) metrics.slowStatements.inc();
        const level = slow ? 'warn' : 'trace';
        if (!log.isLevelEnabled(level)) return;
        log[level](
          {
            ...origin,
            ...described(statement),
            milliseconds: Math.round(milliseconds),
            ...(error === undefined ? {} : { err: error }),
          },
          slow ? 'slow statement' : 'statement completed',
        );
      };
    },
    retry: (error) =>
      metrics.transactionRetries.inc({ sqlstate: sqlStateOf(error) ?? 'connection lost' }),
  });
}

/** The statement on one line, shortened for the log. */
function described({ name, text }: SentStatement): { statement?: string; text: string } {
  const line = text.replaceAll(/\s+/g, ' ').trim().slice(0, 2000);
  return name === undefined ? { text: line } : { statement: name, text: line };
}
