export { fulfilled, refusal, rejections } from './outcomes.ts';
export { startTestApi, type TestApi } from './start-test-api.ts';
export { storeTest } from './store-test.ts';
export { walkPages } from './walk-pages.ts';
export { TestStore, type Caller, type TestUser } from './test-store.ts';
