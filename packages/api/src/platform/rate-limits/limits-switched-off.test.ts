import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { startApiProcess } from '../../testing/api-process.ts';

databaseTest.for([
  { NODE_ENV: 'production', RATE_LIMIT: 'off', warned: true },
  { NODE_ENV: 'production', RATE_LIMIT: 'on', warned: false },
  { NODE_ENV: 'development', RATE_LIMIT: 'off', warned: false },
])(
  'RATE_LIMIT=$RATE_LIMIT with NODE_ENV=$NODE_ENV logs a warning: $warned',
  async ({ warned, ...env }, { database }) => {
    await using api = await startApiProcess(database.url, { ...env, LOG_LEVEL: 'warn' });
    expect(api.printed.includes('RATE_LIMIT is off')).toBe(warned);
  },
);
