// A route of a web framework: an order, and a webhook without a signature.
import assert from 'node:assert/strict';
import { createClient, isStoreError } from '@order-store/sdk';
import { verifyWebhook, WebhookVerificationError } from '@order-store/sdk/webhooks';

const { STORE_URL: url, STAFF_EMAIL: email, STAFF_PASSWORD: password } = process.env;

async function shop() {
  const { token } = await createClient({ url }).auth.signIn.mutate({ email, password });
  const store = createClient({ url, token });
  const rejected = await store.orders.place
    .mutate({ items: [{ productId: '999999', quantity: 1 }] })
    .catch((error) => isStoreError(error, 'PRODUCT_NOT_FOUND') && error.details.ids[0]);
  const forged = await verifyWebhook('{}', {}, 'whsec_AAAA').catch(
    (error) => error instanceof WebhookVerificationError && error.reason,
  );
  assert.deepEqual([rejected, forged], ['999999', 'MISSING_HEADER']);
  console.log('shopped');
}

shop().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
