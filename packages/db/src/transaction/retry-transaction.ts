import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../open-database.ts';
import { isRetryable } from './retryable-errors.ts';

export interface TransactionOptions {
  /** The maximum number of times the callback runs. */
  readonly attempts?: number;
  /** Which errors to retry; by default those that PostgreSQL documents as retryable. */
  readonly retries?: (error: unknown) => boolean;
  /** Called before each retry with the error that caused it. */
  readonly onRetry?: (error: unknown, attempt: number) => void;
}

/** Runs a whole transaction, and runs it again while it fails with a retryable error. */
export async function retryTransaction<T>(
  { observers }: Pick<Database, 'observers'>,
  run: () => Promise<T>,
  { attempts = 6, retries = isRetryable, onRetry }: TransactionOptions = {},
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      if (attempt >= attempts || !retries(error)) throw error;
      observers.retry(error);
      onRetry?.(error, attempt);
      await sleep(backoffMs(attempt));
    }
  }
}

/** Exponential backoff with full jitter, so that transactions that collided do not collide again. */
function backoffMs(attempt: number): number {
  return Math.random() * 10 * 2 ** attempt;
}

/** The statements that apply settings to the current transaction. */
export function setLocal(settings: Readonly<Record<string, string>>): string[] {
  return Object.entries(settings).map(([name, value]) => `SET LOCAL ${name} = ${value}`);
}
