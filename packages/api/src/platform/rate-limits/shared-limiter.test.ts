import { openDatabase, type Database } from '@order-store/db';
import { databaseTest } from '@order-store/db/testing/vitest';
import { RateLimiterRes } from 'rate-limiter-flexible';
import { expect } from 'vitest';
import { startTcpProxy } from '../../testing/index.ts';
import { openCountStore } from './count-store.ts';
import { SharedLimiter, type SharedLimiterOptions } from './shared-limiter.ts';

databaseTest(
  'allows exactly the limit per key for concurrent calls through two processes',
  async ({ database }) => {
    await using other = openDatabase({ url: database.url });
    const limiters = [limiterOn(database), limiterOn(other)];
    const keys = ['ada', 'grace', 'joan'];
    const attempts = Array.from({ length: 900 }, (_, index) => ({
      key: keys[index % 3] ?? '',
      passed: passes(limiters[index % 2], keys[index % 3] ?? ''),
    }));
    const passed = new Map(keys.map((key) => [key, 0]));
    for (const { key, passed: outcome } of attempts)
      if (await outcome) passed.set(key, (passed.get(key) ?? 0) + 1);
    expect(Object.fromEntries(passed)).toEqual({ ada: 10, grace: 10, joan: 10 });
  },
);

databaseTest('batches concurrent calls of all keys into one statement', async ({ database }) => {
  const limiter = limiterOn(database);
  await Promise.all(Array.from({ length: 300 }, (_, index) => passes(limiter, `${index % 100}`)));
  const { rows } = await database.pool.query(
    'SELECT count(*)::int AS keys, sum(points)::int AS points, count(DISTINCT xmin::text)::int AS transactions FROM rate_limits',
  );
  expect(rows).toEqual([{ keys: 100, points: 300, transactions: 1 }]);
});

databaseTest('resets the points when the window ends', async ({ database }) => {
  const limiter = limiterOn(database, { points: 1, seconds: 1 });
  expect(await passes(limiter, 'ada')).toBe(true);
  const rejection = await limiter.consume('ada').catch((error: unknown) => error);
  expect(rejection).toBeInstanceOf(RateLimiterRes);
  expect(rejection).toHaveProperty(
    'msBeforeNext',
    expect.toSatisfy((ms) => ms > 0 && ms <= 1000),
  );
  await expect.poll(() => passes(limiter, 'ada'), { timeout: 10_000 }).toBe(true);
});

databaseTest('rejects a blocked caller without a query', async ({ database }) => {
  const limiter = limiterOn(database, { points: 3 });
  for (let call = 0; call < 20; call++) await passes(limiter, 'ada');
  const { rows } = await database.pool.query('SELECT key, points FROM rate_limits');
  expect(rows).toEqual([{ key: 'test:ada', points: 3 }]);
});

databaseTest('counts per process while the database does not respond', async ({ database }) => {
  await using proxy = await startTcpProxy(database.url);
  await using through = openDatabase({ url: proxy.url });
  const limiter = limiterOn(through, { points: 2 });
  expect(await passes(limiter, 'ada')).toBe(true);

  proxy.stall();
  const outcomes = [];
  for (let call = 0; call < 3; call++) outcomes.push(await passes(limiter, 'grace'));
  expect(outcomes).toEqual([true, true, false]);
  await proxy.goAway();
});

databaseTest(
  'an uninsured limiter rejects with DATABASE_UNAVAILABLE without the database',
  async ({ database }) => {
    await using closed = openDatabase({ url: database.url });
    const limiter = limiterOn(closed, { insured: false });
    await closed.close();
    await expect(limiter.consume('ada')).rejects.toThrow('Cannot use a pool after calling end');
    await expect(limiter.consume('ada')).rejects.toMatchObject({ reason: 'DATABASE_UNAVAILABLE' });
  },
);

function limiterOn(database: Database, given: Partial<SharedLimiterOptions> = {}): SharedLimiter {
  return new SharedLimiter({
    database,
    counts: openCountStore(database),
    prefix: 'test',
    points: 10,
    seconds: 600,
    insured: true,
    remembersBlocked: true,
    ...given,
  });
}

async function passes(limiter: SharedLimiter | undefined, key: string): Promise<boolean> {
  return (
    limiter?.consume(key).then(
      () => true,
      (error: unknown) => {
        if (error instanceof RateLimiterRes) return false;
        throw error;
      },
    ) ?? false
  );
}
