import { expect } from 'vitest';
import { storeTest } from '../testing/index.ts';
import { purgeExpiredEvents } from './purge-expired-events.ts';

const day = 24 * 3_600_000;

storeTest(
  'events are kept for their time and forgotten afterwards, also by two at once',
  async ({ store }) => {
    await store.database.pool.query(
      `INSERT INTO security_events (kind, request_id, details, at)
     SELECT 'signed-in', n, '{}', now() AT TIME ZONE 'UTC' - n * interval '3 minutes' FROM generate_series(1, 12000) n`,
    );
    const [one, two] = await Promise.all([
      purgeExpiredEvents(store.database, 2 * day),
      purgeExpiredEvents(store.database, 2 * day),
    ]);
    expect(one + two + (await purgeExpiredEvents(store.database, 2 * day))).toBe(12_000 - 960 + 1);
    expect(await store.count(`security_events WHERE request_id::int < 960`)).toBe(959);
  },
);
