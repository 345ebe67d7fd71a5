export {
  createFakeClient,
  type FakeClient,
  type FakeClientOptions,
} from './fake/create-fake-client.ts';
export type { FakeCall, Scripted, ScriptedStream } from './fake/scripted.ts';
export {
  signTestWebhook,
  testWebhookSecret,
  type SignTestWebhookOptions,
  type TestWebhook,
} from './fake/sign-test-webhook.ts';
export * from './fake/make-accounts.ts';
export * from './fake/make-addresses.ts';
export * from './fake/make-carts.ts';
export * from './fake/make-catalog.ts';
export * from './fake/make-orders.ts';
export * from './fake/make-products.ts';
export * from './fake/make-reports.ts';
export * from './fake/make-webhooks.ts';
export { makePage, type Factory } from './fake/factory.ts';
