import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { startApiProcess } from '../../testing/api-process.ts';

databaseTest.for([
  { NODE_ENV: 'production', RATE_LIMIT: 'off', warned: true },
  { NODE_ENV: 'production', RATE_LIMIT: 'on', warned: false },
  { NODE_ENV: 'development', RATE_LIMIT: 'off', warned: false },
])(
  'limits that are $RATE_LIMIT in $NODE_ENV: warned of is $warned',
  async ({ warned, ...env }, { database }) => {
    await using api = await startApiProcess(database.url, { ...env, LOG_LEVEL: 'warn' });
    expect(api.printed.includes('RATE_LIMIT is off')).toBe(warned);
  },
);
