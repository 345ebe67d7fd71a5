import type { OrderStatus } from '@order-store/sdk';
import { makeCall, type Call, type Caller } from './call.ts';
import { charge, extendHold, recordPayment } from './payment-calls.ts';
import {
  adjustStock,
  countStock,
  createProduct,
  importCatalog,
  importInParts,
  resultOfDeletion,
  updateProduct,
} from './product-calls.ts';
import { changeUnits } from './unit-calls.ts';

export const staffCalls: Readonly<Record<string, Call>> = {
  'products.adjustStock': { weight: 10, make: adjustStock },
  'products.setStock': { weight: 4, make: countStock },
  'products.update': { weight: 4, make: updateProduct },
  'products.create': { weight: 2, make: createProduct },
  'orders.confirm': { weight: 12, make: advanceOrder },
  'orders.cancelItems': { weight: 8, make: changeUnits },
  'orders.claimNext': { weight: 6, make: claimOrder },
  'orders.extendHold': { weight: 2, make: extendHold },
  charge: { weight: 10, make: charge },
  'payments.record': { weight: 20, make: recordPayment },
  'payments.listRefundsDue': reading(
    'payments.listRefundsDue',
    1,
    ({ client }) =>
      () =>
        client.payments.listRefundsDue.query({ limit: 20 }),
  ),
  'users.create': { weight: 2, make: createUser },
  'catalog.import': { weight: 1, make: importCatalog },
  'catalog.beginImport': { weight: 1, make: importInParts },
  'users.delete': { weight: 1, make: createAndDeleteStaff },
  'webhooks.create': { weight: 1, make: useWebhook },
  'products.stockHistory': reading('products.stockHistory', 3, ({ client, random, productIds }) => {
    const id = random.pick(productIds);
    return () => client.products.stockHistory.query({ id, limit: 20 });
  }),
  'orders.listByPage': reading('orders.listByPage', 2, ({ client, random }) => {
    const page = random.integer(1, 5);
    return () => client.orders.listByPage.query({ page });
  }),
  'users.list': reading(
    'users.list',
    2,
    ({ client }) =>
      () =>
        client.users.list.query({}),
  ),
  'users.listByPage': reading(
    'users.listByPage',
    1,
    ({ client }) =>
      () =>
        client.users.listByPage.query({ search: 'chaos' }),
  ),
  'audit.list': reading(
    'audit.list',
    1,
    ({ client }) =>
      () =>
        client.audit.list.query({}),
  ),
  'reports.summary': reading(
    'reports.summary',
    2,
    ({ client }) =>
      () =>
        client.reports.summary.query({}),
  ),
  'reports.salesByDay': reading(
    'reports.salesByDay',
    1,
    ({ client }) =>
      () =>
        client.reports.salesByDay.query({}),
  ),
  'reports.topProducts': reading(
    'reports.topProducts',
    1,
    ({ client }) =>
      () =>
        client.reports.topProducts.query({}),
  ),
  'operations.placement': reading(
    'operations.placement',
    1,
    ({ client }) =>
      () =>
        client.operations.placement.query(),
  ),
  'reports.lowStock': reading(
    'reports.lowStock',
    1,
    ({ client }) =>
      () =>
        client.reports.lowStock.query({}),
  ),
};

/** A read. `choose` takes the random numbers and returns the call. */
function reading(
  name: string,
  weight: number,
  choose: (caller: Caller) => () => Promise<unknown>,
): Call {
  return { weight, make: async (caller) => void (await makeCall(caller, name, choose(caller))) };
}

async function createUser(caller: Caller): Promise<void> {
  const { client, model } = caller;
  const email = `${caller.uniqueText()}@chaos.example`;
  const user = model.record('user', email);
  const created = await makeCall(caller, 'users.create', () =>
    client.users.create.mutate({ email, name: 'Chaos' }),
  );
  user.result = created.result;
  if (created.result !== 'done') return;
  const { id, version } = created.value;
  await makeCall(
    caller,
    'users.update',
    () => client.users.update.mutate({ id, expectedVersion: version, name: 'Chaos updated' }),
    [],
  );
}

async function createAndDeleteStaff(caller: Caller): Promise<void> {
  const { client, model } = caller;
  const email = `${caller.uniqueText()}@chaos.example`;
  const user = model.record('user', email);
  const created = await makeCall(caller, 'users.create', () =>
    client.users.create.mutate({ email, name: 'Chaos' }),
  );
  user.result = created.result;
  if (created.result !== 'done') return;
  const { id } = created.value;
  await makeCall(caller, 'users.setRole', () => client.users.setRole.mutate({ id, role: 'staff' }));
  const deleted = await makeCall(caller, 'users.delete', () => client.users.delete.mutate({ id }));
  user.result = resultOfDeletion[deleted.result];
}

async function useWebhook(caller: Caller): Promise<void> {
  const { webhooks } = caller.client;
  const made = await makeCall(caller, 'webhooks.create', () =>
    // No server listens there: deliveries fail and are retried.
    webhooks.create.mutate({ url: 'http://127.0.0.1:9/', events: ['order.placed'] }),
  );
  await makeCall(caller, 'webhooks.list', () => webhooks.list.query({ limit: 10 }));
  if (made.result !== 'done') return;
  const { id } = made.value;
  await makeCall(caller, 'webhooks.update', () => webhooks.update.mutate({ id, events: null }));
  await makeCall(caller, 'webhooks.rotateSecret', () => webhooks.rotateSecret.mutate({ id }));
  await makeCall(caller, 'webhooks.get', () => webhooks.get.query({ id }));
  const deliveries = await makeCall(caller, 'webhooks.listDeliveries', () =>
    webhooks.listDeliveries.query({ webhookId: id, limit: 5 }),
  );
  const delivery = deliveries.result === 'done' ? deliveries.value.items[0] : undefined;
  if (delivery) {
    await makeCall(caller, 'webhooks.redeliver', () =>
      webhooks.redeliver.mutate({ deliveryId: delivery.id }),
    );
  }
  await makeCall(caller, 'webhooks.delete', () => webhooks.delete.mutate({ id }));
}

const nextSteps: Readonly<Record<'pending' | 'confirmed' | 'shipped', OrderStatus>> = {
  pending: 'confirmed',
  confirmed: 'shipped',
  shipped: 'delivered',
};

/** Moves one of the newest orders to the next status. */
async function advanceOrder(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const from = random.pick(['pending', 'confirmed', 'shipped']);
  const place = random.integer(0, 9);
  const note = caller.uniqueText();
  const listed = await makeCall(caller, 'orders.list', () =>
    client.orders.list.query({ status: from, limit: 10 }),
  );
  const id = listed.result === 'done' ? listed.value.items[place]?.id : undefined;
  const order = id === undefined ? undefined : model.orderById(id);
  if (id === undefined || !order) return;
  const step = model.step(order, nextSteps[from], note);
  const verb = { pending: 'confirm', confirmed: 'ship', shipped: 'deliver' } as const;
  const outcome = await makeCall(
    caller,
    `orders.${verb[from]}`,
    () => client.orders[verb[from]].mutate({ id, note }),
    ['ILLEGAL_TRANSITION'],
  );
  step.result = outcome.result;
}

async function claimOrder(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const leaseSeconds = random.integer(10, 20);
  const isReleased = random.chance(0.3);
  const note = caller.uniqueText();
  const claimed = await makeCall(caller, 'orders.claimNext', () =>
    client.orders.claimNext.mutate({ leaseSeconds }),
  );
  if (claimed.result !== 'done' || claimed.value === null) return;
  const { id } = claimed.value;
  if (isReleased) {
    await makeCall(caller, 'orders.releaseClaim', () => client.orders.releaseClaim.mutate({ id }), [
      'ORDER_NOT_FOUND',
    ]);
    return;
  }
  const order = model.orderById(id);
  if (!order) return;
  const step = model.step(order, 'confirmed', note);
  const outcome = await makeCall(
    caller,
    'orders.confirm',
    () => client.orders.confirm.mutate({ id, note }),
    ['ILLEGAL_TRANSITION'],
  );
  step.result = outcome.result;
}
