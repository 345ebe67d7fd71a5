// The public entry `@order-store/api/testing`.
export {
  createTestStore,
  type TestStore,
  type TestStoreOptions,
  type TestUser,
} from './create-test-store.ts';
