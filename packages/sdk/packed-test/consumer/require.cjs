// An older program that is no ES module.
const assert = require('node:assert/strict');
const { createClient, StoreError } = require('@order-store/sdk');

createClient({ url: process.env.STORE_URL })
  .products.get.query({ id: '999999' })
  .then(
    () => assert.fail('there is no such product'),
    (error) => {
      assert.ok(error instanceof StoreError);
      assert.equal(error.reason, 'PRODUCT_NOT_FOUND');
      assert.deepEqual(error.details.ids, ['999999']);
      console.log('require() works as well');
    },
  );
