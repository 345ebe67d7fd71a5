import { extendFirstTransaction, type Database } from '@order-store/db';
import type { TRPCError } from '@trpc/server';
import { toDomainError } from './translate-error.ts';
import type { KeyedCall } from '../idempotency/keyed-call.ts';
import {
  claimKey,
  findAnswer,
  freeKey,
  keepAnswer,
  lockKey,
  storeAnswer,
  StoredAnswer,
} from '../idempotency/stored-answers.ts';

type Outcome =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly error: TRPCError };

/**
 * Runs a mutation, and stores its answer in its own transaction. A retry with the same key and content gets the stored
 * answer, even if it waited for the first call. A call that fails stores nothing.
 * @throws IDEMPOTENCY_KEY_REUSED
 */
export async function answerOnce<R extends Outcome>(
  database: Database,
  call: KeyedCall,
  run: () => Promise<R>,
  answered: (answer: unknown) => R,
): Promise<R> {
  let isAnswered = false;
  const result = await extendFirstTransaction(
    {
      async begin(transaction) {
        isAnswered = false;
        await lockKey(transaction, call);
      },
      async end(transaction, answer) {
        await storeAnswer(transaction, call, answer);
        isAnswered = true;
      },
    },
    run,
  );
  if (!result.ok) {
    const stored = await answerAfterFailure(database, call, result.error);
    return stored ? answered(finished(call, stored)) : result;
  }
  // There was nothing to change.
  if (!isAnswered) await keepAnswer(database, call, result.data);
  return result;
}

/**
 * The same for a mutation that stores its key and its answer itself, in a transaction that it shares with other calls. In a
 * retry it throws the {@link StoredAnswer}.
 */
export async function answerOnceBatched<R extends Outcome>(
  _database: Database,
  call: KeyedCall,
  run: () => Promise<R>,
  answered: (answer: unknown) => R,
): Promise<R> {
  const result = await run();
  return !result.ok && result.error.cause instanceof StoredAnswer
    ? answered(finished(call, result.error.cause))
    : result;
}

/**
 * The same for a mutation of several transactions, which a retry continues: `call.id` lets it find what it began. Concurrent
 * calls get the answer that was stored first.
 */
export async function answerOnceResumed<R extends Outcome>(
  database: Database,
  call: KeyedCall,
  run: () => Promise<R>,
  answered: (answer: unknown) => R,
): Promise<R> {
  try {
    await claimKey(database.pool, call);
  } catch (error) {
    if (error instanceof StoredAnswer) return answered(finished(call, error));
    throw error;
  }
  const result = await run();
  if (result.ok) return answered(await keepAnswer(database, call, result.data));
  await freeKey(database, call);
  return result;
}

/**
 * The stored answer if the call failed because it is a retry: its transaction found the answer, or a check before it failed,
 * such as that of a password or a link that the first call has changed. A rejection that the caller may retry, such as
 * RATE_LIMITED, stands: the answer must not show whether a throttled password was right.
 */
async function answerAfterFailure(
  database: Database,
  call: KeyedCall,
  error: TRPCError,
): Promise<StoredAnswer | undefined> {
  if (error.cause instanceof StoredAnswer) return error.cause;
  const { reason, retryable } = toDomainError(error);
  if (retryable || reason === 'IDEMPOTENCY_KEY_REUSED') return undefined;
  // The failure is more useful than that of the lookup.
  return findAnswer(database, call).catch(() => undefined);
}

function finished({ finish }: KeyedCall, { answer }: StoredAnswer): unknown {
  return finish ? finish(answer) : answer;
}
