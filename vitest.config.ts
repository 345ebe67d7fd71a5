import { defineConfig } from 'vitest/config';

const databaseSetup = './packages/db/src/testing/global-setup.ts';

/** `npm run test:slow` sets it, to run only the tests that take long by nature. `npm test` leaves them out. */
const slow = process.env['TEST_SUITE'] === 'slow';
const slowTests = '**/*.slow.test.ts';

export default defineConfig({
  test: {
    globalSetup: [databaseSetup],
    // Tests mostly wait: for PostgreSQL, and for the processes they start. So more workers than cores save time.
    // Each worker has its own PostgreSQL, unless TEST_DATABASE_URL names one server for all.
    // Slow tests start many processes each, so fewer of them run at a time.
    maxWorkers: process.env['TEST_DATABASE_URL'] ? 1 : slow ? 2 : 4,
    // In CI a failed test runs once more, and the report shows it. A test that fails twice is a defect.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 180_000,
    hookTimeout: 180_000,
    // Limits only end a hang: no rule depends on them, and a busy machine takes several times as long.
    expect: { poll: { timeout: 60_000 } },
    projects: [
      // Its helpers register hooks when a test file imports them.
      project('embedded-postgres', 'packages/embedded-postgres', { isolate: true }),
      project('db', 'packages/db'),
      project('api', 'packages/api'),
      project('sdk', 'packages/sdk'),
      project('demo', 'apps/demo'),
      project('invoice-replay', 'examples/invoice-replay'),
      project('fulfilment-worker', 'examples/fulfilment-worker'),
      project('stripe-payments', 'examples/stripe-payments'),
      project('chaos', 'tests/chaos'),
      project('openapi', 'tests/openapi'),
      project('scripts', 'scripts'),
      project('benchmarks', 'benchmarks'),
      project('operations', 'operations'),
    ],
  },
});

/** The test files that a worker runs share its modules, because importing them takes as long as many tests. */
function project(name: string, root: string, { isolate } = { isolate: false }) {
  return {
    extends: true as const,
    test: {
      name,
      root,
      isolate,
      unstubEnvs: true,
      unstubGlobals: true,
      include: [slow ? slowTests : '**/*.test.ts'],
      exclude: ['**/node_modules/**', '**/dist/**', ...(slow ? [] : [slowTests])],
    },
  };
}
