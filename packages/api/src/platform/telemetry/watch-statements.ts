import { sqlStateOf, type Database, type SentStatement, type StatementEnd } from '@order-store/db';
import type { Logger } from 'pino';
import { requestFields } from './request-id.ts';
import type { Metrics } from './metrics.ts';
import { tracing } from './tracing/tracing.ts';

export interface StatementWatch {
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'statementDuration' | 'slowStatements' | 'transactionRetries'>;
  /** From how many milliseconds on a statement is slow. */
  readonly slowMs: number;
}

/**
 * Times each statement from now on, and logs the slow ones with the request that they were for and without
 * their values (at the level trace, all of them). Counts the transactions that ran again, and puts each
 * statement into the trace if there is one.
 */
export function watchStatements(
  { observers }: Pick<Database, 'observers'>,
  { log, metrics, slowMs }: StatementWatch,
): void {
  observers.add({
    statement(statement): StatementEnd {
      const begin = performance.now();
      // Told by the socket of the connection, the end is not in the context of the request any more.
      const forWhom = requestFields();
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
            ...forWhom,
            ...described(statement),
            milliseconds: Math.round(milliseconds),
            ...(error === undefined ? {} : { err: error }),
          },
          slow ? 'a statement was slow' : 'a statement was answered',
        );
      };
    },
    retry: (error) =>
      metrics.transactionRetries.inc({ sqlstate: sqlStateOf(error) ?? 'connection lost' }),
  });
}

/** On one line, and no longer than a log can bear. */
function described({ name, text }: SentStatement): { statement?: string; text: string } {
  const line = text.replaceAll(/\s+/g, ' ').trim().slice(0, 2000);
  return name === undefined ? { text: line } : { statement: name, text: line };
}
