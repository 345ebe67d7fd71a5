// What `@order-store/api/testing` is to those who install it.
export {
  createTestStore,
  type TestStore,
  type TestStoreOptions,
  type TestUser,
} from './create-test-store.ts';
