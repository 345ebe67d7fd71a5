// Uses the SDK at SDK_URL with a store: run by `useSdkOf`, on the Node of that SDK's release. Prints what happened as JSON.
const { SDK_URL, STORE_URL: url, STAFF_TOKEN: staffToken, PRODUCT_ID: productId } = process.env;
const { createClient, isStoreError, iterate } = await import(SDK_URL);

const { token } = await createClient({ url }).auth.signUp.mutate({
  email: 'previous-sdk@example.com',
  name: 'Previous SDK',
  password: 'green teapot 7',
});
const ada = createClient({ url, token });
const staff = createClient({ url, token: staffToken });

const statuses = [];
const started = Promise.withResolvers();
const confirmed = Promise.withResolvers();
const subscription = ada.orders.watch.subscribe(
  {},
  {
    onStarted: started.resolve,
    onData({ data }) {
      statuses.push(data.event.to);
      if (data.event.to === 'confirmed') confirmed.resolve();
    },
    onError: confirmed.reject,
  },
);
await started.promise;
const place = (idempotencyKey) =>
  ada.orders.place.mutate({ items: [{ productId, quantity: 2 }], idempotencyKey });
const [order, retried] = await Promise.all([place('one'), place('one')]);
const rejected = await place('two').catch((error) => error);
await staff.orders.confirm.mutate({ id: order.id });
await confirmed.promise;
subscription.unsubscribe();
const listed = await Array.fromAsync(iterate(ada.orders.list, { limit: 1 }));

console.log(
  JSON.stringify({
    isRetried: retried.id === order.id,
    available: isStoreError(rejected, 'INSUFFICIENT_STOCK') && rejected.details.lines[0].available,
    statuses,
    listed: listed.map(({ status }) => status),
  }),
);
