import type { Database } from '@order-store/db';
import { DomainError } from '../../shared/domain-error.ts';
import { Batcher } from '../batching/batcher.ts';

/** Points to add to a key's count, in a window that begins with the first of them; below 0 gives some back. */
export interface Count {
  readonly key: string;
  readonly points: number;
  readonly windowMs: number;
}

/** A key's count after a {@link Count} was added, and when its window ends (Unix milliseconds, as PostgreSQL's BIGINT). */
export interface Counted {
  readonly points: number;
  readonly expire: string;
}

/** Adds to counts that all processes share. Counts that come in together share one statement, whatever their keys. */
export type CountStore = Batcher<Count, Counted>;

/**
 * Opens the counts of the table `rate_limits`. A database that does not answer in time is left alone for a
 * moment, so that calls are not held up by the counting of them: then adding fails at once.
 */
export function openCountStore({ pool }: Database): CountStore {
  let awayUntil = 0;
  return new Batcher<Count, Counted>({
    name: 'count calls',
    maxBatchSize: 500,
    maxInFlight: 2,
    maxWaiting: 10_000,
    async run(counts) {
      if (Date.now() < awayUntil) throw new DomainError('DATABASE_UNAVAILABLE', awayMessage, {});
      try {
        return await withPatience(addTogether(pool, counts));
      } catch (error) {
        awayUntil = Date.now() + restMs;
        throw error;
      }
    },
  });
}

const patienceMs = 1000;
const restMs = 1000;
const awayMessage = 'The database cannot be reached; try again';

async function withPatience<T>(work: Promise<T>): Promise<T> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(new DomainError('DATABASE_UNAVAILABLE', awayMessage, {})),
    patienceMs,
  );
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A row may be changed only once in a statement, so each key goes with the sum of its counts. */
async function addTogether(
  pool: Database['pool'],
  counts: readonly Count[],
): Promise<PromiseSettledResult<Counted>[]> {
  const now = Date.now();
  const byKey = Map.groupBy(counts, ({ key }) => key);
  // In one order everywhere, or two processes could wait for each other.
  const keys = [...byKey.keys()].toSorted();
  const { rows } = await pool.query<{ key: string; points: number; expire: string }>({
    name: 'count',
    text: sql,
    values: [
      keys,
      keys.map((key) => byKey.get(key)?.reduce((sum, { points }) => sum + points, 0)),
      keys.map((key) => now + (byKey.get(key)?.[0]?.windowMs ?? 0)),
      now,
    ],
  });
  // Each caller sees the count as if they had come one after the other.
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
