import { onReservedConnection, query, type Database } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import { Batcher } from '../batching/batcher.ts';

/** Points to add to a key's count, in a window that starts with the first of them. Negative points are given back. */
interface Count {
  readonly key: string;
  readonly points: number;
  readonly windowMs: number;
}

/** A key's count after a {@link Count} was added, and the end of its window (Unix milliseconds, as a BIGINT string). */
export interface Counted {
  readonly points: number;
  readonly expire: string;
}

/** Adds to the counts that all processes share. Concurrent counts share one statement. */
export type CountStore = Batcher<Count, Counted>;

/**
 * Opens the counts in the table `rate_limits`. After a timeout or an error, adding fails immediately for a second, so
 * that counting does not delay calls while the database is unavailable.
 */
export function openCountStore({ pool }: Database): CountStore {
  let unavailableUntil = 0;
  return new Batcher<Count, Counted>({
    name: 'count calls',
    maxBatchSize: 500,
    maxInFlight: 2,
    maxWaiting: 10_000,
    async run(counts) {
      if (Date.now() < unavailableUntil)
        throw new DomainError('DATABASE_UNAVAILABLE', unavailableMessage, {});
      try {
        // Precedes placing an order.
        return await withTimeout(onReservedConnection(() => addCounts(pool, counts)));
      } catch (error) {
        unavailableUntil = Date.now() + pauseMs;
        throw error;
      }
    },
  });
}

const timeoutMs = 1000;
const pauseMs = 1000;
const unavailableMessage = 'The database is unavailable; retry';

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new DomainError('DATABASE_UNAVAILABLE', unavailableMessage, {})),
    timeoutMs,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A statement may change a row only once, so it adds the sum of a key's counts. */
async function addCounts(
  pool: Database['pool'],
  counts: readonly Count[],
): Promise<PromiseSettledResult<Counted>[]> {
  const now = Date.now();
  const byKey = Map.groupBy(counts, ({ key }) => key);
  // Sorted, to avoid deadlocks between processes.
  const keys = [...byKey.keys()].toSorted();
  const rows = await query<{ key: string; points: number; expire: string }>(pool, {
    name: 'count',
    text: sql,
    values: [
      keys,
      keys.map((key) => byKey.get(key)?.reduce((sum, { points }) => sum + points, 0)),
      keys.map((key) => now + (byKey.get(key)?.[0]?.windowMs ?? 0)),
      now,
    ],
  });
  // Each caller gets the count as if the counts had been added one after another.
  const totals = new Map(rows.map((row) => [row.key, row]));
  const answers: PromiseSettledResult<Counted>[] = [];
  for (const { key, points } of counts.toReversed()) {
    const total = totals.get(key);
    if (!total) throw new Error(`The count of ${key} is missing`);
    answers.push({
      status: 'fulfilled',
      value: { points: total.points, expire: total.expire },
    });
    total.points -= points;
  }
  return answers.toReversed();
}

const sql = `
INSERT INTO rate_limits AS held (key, points, expire)
SELECT * FROM unnest($1::text[], $2::int[], $3::bigint[])
ON CONFLICT (key) DO UPDATE SET
  points = GREATEST(0, CASE WHEN held.expire <= $4 THEN excluded.points ELSE held.points + excluded.points END),
  expire = CASE WHEN held.expire <= $4 THEN excluded.expire ELSE held.expire END
RETURNING key, points, expire`;
