import { defineConfig } from 'vitest/config';

const databaseSetup = './packages/db/src/testing/global-setup.ts';

export default defineConfig({
  test: {
    globalSetup: [databaseSetup],
    // Tests with real processes and races on a busy machine: what fails twice is a defect; a repeat is shown.
    retry: process.env['CI'] ? 1 : 0,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Waiting for a state: its one second would be a bet on the machine's speed.
    expect: { poll: { timeout: 20_000 } },
    projects: [
      project('embedded-postgres', 'packages/embedded-postgres'),
      project('db', 'packages/db'),
      project('api', 'packages/api'),
      project('sdk', 'packages/sdk'),
      project('demo', 'apps/demo'),
      project('invoice-replay', 'examples/invoice-replay'),
      project('fulfilment-worker', 'examples/fulfilment-worker'),
      project('chaos', 'tests/chaos'),
      project('scripts', 'scripts'),
      project('benchmarks', 'benchmarks'),
      project('operations', 'operations'),
    ],
  },
});

function project(name: string, root: string) {
  return {
    extends: true as const,
    test: { name, root, include: ['**/*.test.ts'], exclude: ['**/node_modules/**', '**/dist/**'] },
  };
}
