import { databaseTest } from '@order-store/db/testing/vitest';
import { expectDeclaredReasons } from './expect-declared-reasons.ts';
import { TestStore } from './test-store.ts';

/**
 * A test with a store on its own database: `storeTest('…', async ({ store }) => …)`. It fails, too, if a call failed with a
 * reason that is not documented for its procedure.
 */
export const storeTest = databaseTest.extend<{ store: TestStore }>({
  store: async ({ database }, use) => {
    const store = await TestStore.open(database);
    await use(store);
    await expectDeclaredReasons(store);
  },
});
