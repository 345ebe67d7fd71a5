import { databaseTest } from '@order-store/db/testing/vitest';
import { TestStore } from './test-store.ts';

/** A test with a store on its own database: `storeTest('…', async ({ store }) => …)`. */
export const storeTest = databaseTest.extend<{ store: TestStore }>({
  store: async ({ database }, use) => {
    await use(await TestStore.open(database));
  },
});
