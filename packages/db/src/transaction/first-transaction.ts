import { AsyncLocalStorage } from 'node:async_hooks';
import type { Transaction } from './transaction.ts';

/** What a caller of an operation does in the operation's own transaction. */
export interface FirstTransaction {
  /** Runs before the operation's statements. An error rolls back and is what the operation throws. */
  begin(transaction: Transaction): Promise<void>;
  /** Runs before COMMIT, with the answer of the operation. */
  end(transaction: Transaction, answer: unknown): Promise<void>;
}

interface Extension {
  readonly first: FirstTransaction;
  isTaken: boolean;
}

const extensions = new AsyncLocalStorage<Extension | undefined>();

/**
 * Runs an operation so that `first` takes part in its first transaction that commits. Later transactions of the
 * operation are not affected, nor is work that {@link withoutExtension} runs. If operations are nested, both extensions
 * take part: the outer one begins first and ends last.
 */
export function extendFirstTransaction<T>(
  first: FirstTransaction,
  operation: () => Promise<T>,
): Promise<T> {
  const outer = extensions.getStore();
  const both = outer && !outer.isTaken ? around(outer.first, first) : first;
  return extensions.run({ first: both, isTaken: false }, operation);
}

function around(outer: FirstTransaction, inner: FirstTransaction): FirstTransaction {
  return {
    async begin(transaction) {
      await outer.begin(transaction);
      await inner.begin(transaction);
    },
    async end(transaction, answer) {
      await inner.end(transaction, answer);
      await outer.end(transaction, answer);
    },
  };
}

/** Runs independent work, such as a background task that the operation starts. */
export function withoutExtension<T>(work: () => T): T {
  return extensions.run(undefined, work);
}

/** For `runInTransaction`: what takes part in the transaction that begins now, if it is the operation's first. */
export async function takeExtension<T>(
  run: (first: FirstTransaction | undefined) => Promise<T>,
): Promise<T> {
  const extension = extensions.getStore();
  if (!extension || extension.isTaken) return run(undefined);
  extension.isTaken = true;
  try {
    return await run(extension.first);
  } catch (error) {
    // Rolled back, so the next transaction is the first one.
    extension.isTaken = false;
    throw error;
  }
}
