import {
  constraintOf,
  isAcquireTimeout,
  isConnectionLost,
  isRetryable,
  runInSqlTransaction,
  type Database,
} from '@order-store/db';
import { batchSettings } from '../platform/batching/batch-settings.ts';
import { keyConstraint } from '../platform/idempotency/batched-calls.ts';
import type { Services } from '../platform/services.ts';
import { decidePayments } from './decide-payments.ts';
import { lockPaymentState, type LockMode } from './lock-payment-state.ts';
import type { PaymentRequest, PaymentResult } from './payment-request.ts';
import { writePayments } from './write-payments.ts';

export interface RecordBatchOptions {
  readonly database: Database;
  readonly paymentConfirms: Services['paymentConfirms'];
}

/**
 * Records a batch of payments in one transaction: lock and read; write; with idempotency keys, store the answers. Either
 * everything accepted is stored, or an error is thrown and nothing is. Returns the results in the order of the requests. In
 * mode `skip` it waits for no order, and a short time for anything else, so that no locked row delays the others for long.
 *
 * The transaction is retried after a deadlock, a serialization failure, a lost race, or a lost connection, also during
 * COMMIT: payments that are already stored return what the first attempt recorded.
 */
export function recordBatch(
  { database, paymentConfirms }: RecordBatchOptions,
  requests: readonly PaymentRequest[],
  mode: LockMode,
): Promise<PaymentResult[]> {
  let losses = 0;
  return runInSqlTransaction(
    database,
    async (transaction) => {
      const state = await lockPaymentState(transaction, requests, mode);
      return writePayments(transaction, decidePayments(requests, state, paymentConfirms));
    },
    {
      settings: mode === 'skip' ? { ...batchSettings, lock_timeout: lockWaitMs } : batchSettings,
      retries(error) {
        // A terminated backend is replaced immediately. When the database is down, the caller should know soon.
        if (isConnectionLost(error)) return ++losses <= maxConnectionLosses;
        return isRetryable(error) || races.has(constraintOf(error) ?? '');
      },
    },
  );
}

/**
 * Records payments without waiting long for locks. What needs a locked row is deferred, and so is each payment if something
 * unexpected failed the batch, so that only the faulty one fails.
 */
export async function recordFree(
  options: RecordBatchOptions,
  requests: readonly PaymentRequest[],
): Promise<PromiseSettledResult<PaymentResult>[]> {
  const results = await recordBatch(options, requests, 'skip').catch((error: unknown) => {
    if (isConnectionLost(error) || isAcquireTimeout(error)) throw error;
    return requests.map((): PaymentResult => ({ deferred: true }));
  });
  return results.map((value) => ({ status: 'fulfilled', value }));
}

/** How long a batch waits for a row, in milliseconds. */
const lockWaitMs = '200';

const maxConnectionLosses = 2;

/**
 * What another transaction can commit between reading and writing: the same reference for another order, or a call with the
 * same idempotency key. A retry decides again.
 */
const races: ReadonlySet<string> = new Set(['payment_references_pkey', keyConstraint]);
