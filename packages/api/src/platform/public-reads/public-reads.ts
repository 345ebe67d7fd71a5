import { setLocal, type Database, type Transaction } from '@order-store/db';
import { Batcher } from '../batching/batcher.ts';
import { currentCost } from '../rate-limits/call-cost.ts';
import type { Read } from '../replicas/route-reads.ts';

/**
 * Reads that anyone may ask for, with a small share of the connections. The time that they take is measured as the cost of
 * their call. OVERLOADED if too many wait for them.
 */
export interface PublicReads {
  /** For reads that an index bounds. */
  readonly indexed: Read;
  /** For reads whose cost depends on the input: PostgreSQL cancels one that takes too long. TIMEOUT */
  readonly limited: <T>(run: (transaction: Transaction) => Promise<T>) => Promise<T>;
}

interface PublicReadsOptions {
  readonly read: Read;
  readonly connections: number;
  /** 0 means no limit. */
  readonly timeoutMs: number;
}

export function createPublicReads({
  read,
  connections,
  timeoutMs,
}: PublicReadsOptions): PublicReads {
  const slots = new Batcher<() => Promise<unknown>, unknown>({
    name: 'public read',
    maxBatchSize: 1,
    maxInFlight: connections,
    maxWaiting: 1000,
    run: (jobs) => Promise.allSettled(jobs.map((job) => job())),
  });

  const indexed = async <T>(run: (database: Database) => Promise<T>): Promise<T> => {
    const cost = currentCost();
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    await slots.add(async () => {
      const begin = performance.now();
      await read(run).then(resolve, reject);
      cost?.add(performance.now() - begin);
    });
    return promise;
  };

  const settings = setLocal({ statement_timeout: `${timeoutMs}` }).join('; ');
  return {
    indexed,
    limited: (run) =>
      indexed(({ knex }) =>
        knex.transaction(
          async (transaction) => {
            await transaction.raw(settings);
            return run(transaction);
          },
          { readOnly: true },
        ),
      ),
  };
}
