export { FakeAccount, testCards } from './account.ts';
export {
  fakeKeys,
  startFakeStripe,
  type FakeStripe,
  type FakeStripeOptions,
} from './fake-stripe.ts';
