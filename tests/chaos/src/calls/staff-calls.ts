import type { OrderStatus } from '@order-store/sdk';
import type { Became } from '../model/model.ts';
import { ask, type Call, type Caller } from './call.ts';

/** What staff do. */
export const staffCalls: Readonly<Record<string, Call>> = {
  'products.adjustStock': { weight: 10, make: adjustStock },
  'products.setStock': { weight: 4, make: countStock },
  'products.update': { weight: 4, make: updateProduct },
  'products.create': { weight: 2, make: createProduct },
  'orders.confirm': { weight: 12, make: moveOrders },
  'orders.claimNext': { weight: 6, make: claimOrder },
  'users.create': { weight: 2, make: createUser },
  'catalog.import': { weight: 1, make: importCatalog },
  'catalog.beginImport': { weight: 1, make: importInPieces },
  'users.delete': { weight: 1, make: employAndDelete },
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

/** A call that changes nothing and can't be refused. What it is made with is chosen before. */
function reading(
  name: string,
  weight: number,
  choose: (caller: Caller) => () => Promise<unknown>,
): Call {
  return { weight, make: async (caller) => void (await ask(caller, name, choose(caller))) };
}

async function adjustStock(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const [id, delta] = [random.pick(caller.productIds), random.integer(-20, 60) || 1];
  const movement = model.movement(id, caller.fresh(), delta);
  const { became } = await ask(
    caller,
    'products.adjustStock',
    () => client.products.adjustStock.mutate({ id, delta, reason: movement.reason }),
    ['INSUFFICIENT_STOCK'],
  );
  movement.became = became;
}

async function countStock(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const [id, more] = [random.pick(caller.productIds), random.integer(1, 50)];
  const reason = caller.fresh();
  const seen = await ask(caller, 'products.get', () => client.products.get.query({ id }));
  if (seen.became !== 'done') return;
  const { stockQuantity: expectedQuantity } = seen.value;
  const movement = model.movement(id, reason);
  const { became } = await ask(
    caller,
    'products.setStock',
    () =>
      client.products.setStock.mutate({
        id,
        quantity: expectedQuantity + more,
        expectedQuantity,
        reason,
      }),
    ['STOCK_CHANGED'],
  );
  movement.became = became;
}

async function updateProduct(caller: Caller): Promise<void> {
  const { client, random } = caller;
  const [id, cents] = [random.pick(caller.productIds), random.integer(100, 999)];
  const name = `Chaos ${caller.fresh()}`;
  const seen = await ask(caller, 'products.get', () => client.products.get.query({ id }));
  if (seen.became !== 'done') return;
  const price = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  await ask(
    caller,
    'products.update',
    () => client.products.update.mutate({ id, expectedVersion: seen.value.version, name, price }),
    ['VERSION_CONFLICT'],
  );
}

/** A product that nobody buys, and that is deleted again in half of the cases. */
async function createProduct(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const sku = caller.fresh();
  const isDeleted = random.chance(0.5);
  const created = await ask(caller, 'products.create', () =>
    client.products.create.mutate({ sku, name: 'Chaos', price: '1.00', stockQuantity: 3 }),
  );
  if (created.became !== 'done' || !isDeleted) {
    model.thing('product', sku).became = created.became;
    return;
  }
  const { id } = created.value;
  const deleted = await ask(caller, 'products.delete', () => client.products.delete.mutate({ id }));
  model.thing('product', sku).became = undone[deleted.became];
}

async function createUser(caller: Caller): Promise<void> {
  const { client, model } = caller;
  const email = `${caller.fresh()}@chaos.example`;
  const user = model.thing('user', email);
  const created = await ask(caller, 'users.create', () =>
    client.users.create.mutate({ email, name: 'Chaos' }),
  );
  user.became = created.became;
  if (created.became !== 'done') return;
  const { id, version } = created.value;
  await ask(
    caller,
    'users.update',
    () => client.users.update.mutate({ id, expectedVersion: version, name: 'Chaos again' }),
    [],
  );
}

async function importCatalog(caller: Caller): Promise<void> {
  const { client, model } = caller;
  const sku = caller.fresh();
  const product = model.thing('product', sku);
  const csv = `sku,name,price,stock\n${sku},Chaos,1.00,3\n`;
  const imported = await ask(caller, 'catalog.import', () =>
    client.catalog.import.mutate({ csv, mode: 'all-or-nothing' }),
  );
  product.became = imported.became;
}

/** Two pieces that are applied together; applied again, they give the same answer. */
async function importInPieces(caller: Caller): Promise<void> {
  const { client, model } = caller;
  const skus = [caller.fresh(), caller.fresh()];
  const products = skus.map((sku) => model.thing('product', sku));
  const settle = (became: Became) => {
    for (const product of products) product.became = became;
  };
  settle('refused');
  const begun = await ask(caller, 'catalog.beginImport', () => client.catalog.beginImport.mutate());
  if (begun.became !== 'done') return;
  const { id } = begun.value;
  for (const [index, sku] of skus.entries()) {
    const csv = `sku,name,price,stock\n${sku},Chaos,1.00,3\n`;
    const added = await ask(caller, 'catalog.addToImport', () =>
      client.catalog.addToImport.mutate({ id, csv, firstLine: 2 + index }),
    );
    if (added.became !== 'done') return;
  }
  const finish = () =>
    ask(caller, 'catalog.finishImport', () =>
      client.catalog.finishImport.mutate({ id, mode: 'all-or-nothing' }),
    );
  settle('unknown');
  const finished = await finish();
  settle(finished.became);
  if (finished.became === 'unknown')
    settle((await finish()).became === 'done' ? 'done' : 'unknown');
}

async function employAndDelete(caller: Caller): Promise<void> {
  const { client, model } = caller;
  const email = `${caller.fresh()}@chaos.example`;
  const user = model.thing('user', email);
  const created = await ask(caller, 'users.create', () =>
    client.users.create.mutate({ email, name: 'Chaos' }),
  );
  user.became = created.became;
  if (created.became !== 'done') return;
  const { id } = created.value;
  await ask(caller, 'users.setRole', () => client.users.setRole.mutate({ id, role: 'staff' }));
  const deleted = await ask(caller, 'users.delete', () => client.users.delete.mutate({ id }));
  user.became = undone[deleted.became];
}

/** What becomes of something when its deletion became this. */
const undone = { done: 'refused', refused: 'done', unknown: 'unknown' } as const;

async function useWebhook(caller: Caller): Promise<void> {
  const { webhooks } = caller.client;
  const made = await ask(caller, 'webhooks.create', () =>
    // Nobody listens there: deliveries fail and are tried again.
    webhooks.create.mutate({ url: 'http://127.0.0.1:9/', events: ['order.placed'] }),
  );
  await ask(caller, 'webhooks.list', () => webhooks.list.query({ limit: 10 }));
  if (made.became !== 'done') return;
  const { id } = made.value;
  await ask(caller, 'webhooks.update', () => webhooks.update.mutate({ id, events: null }));
  await ask(caller, 'webhooks.rotateSecret', () => webhooks.rotateSecret.mutate({ id }));
  await ask(caller, 'webhooks.get', () => webhooks.get.query({ id }));
  const deliveries = await ask(caller, 'webhooks.listDeliveries', () =>
    webhooks.listDeliveries.query({ webhookId: id, limit: 5 }),
  );
  const delivery = deliveries.became === 'done' ? deliveries.value.items[0] : undefined;
  if (delivery) {
    await ask(caller, 'webhooks.redeliver', () =>
      webhooks.redeliver.mutate({ deliveryId: delivery.id }),
    );
  }
  await ask(caller, 'webhooks.delete', () => webhooks.delete.mutate({ id }));
}

const nextSteps: Readonly<Record<'pending' | 'confirmed' | 'shipped', OrderStatus>> = {
  pending: 'confirmed',
  confirmed: 'shipped',
  shipped: 'delivered',
};

/** Takes one of the newest orders of one status a step further. */
async function moveOrders(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const from = random.pick(['pending', 'confirmed', 'shipped']);
  const place = random.integer(0, 9);
  const note = caller.fresh();
  const listed = await ask(caller, 'orders.list', () =>
    client.orders.list.query({ status: from, limit: 10 }),
  );
  const id = listed.became === 'done' ? listed.value.items[place]?.id : undefined;
  const order = id === undefined ? undefined : model.orderById(id);
  if (id === undefined || !order) return;
  const step = model.step(order, nextSteps[from], note);
  const verb = { pending: 'confirm', confirmed: 'ship', shipped: 'deliver' } as const;
  const outcome = await ask(
    caller,
    `orders.${verb[from]}`,
    () => client.orders[verb[from]].mutate({ id, note }),
    ['ILLEGAL_TRANSITION'],
  );
  step.became = outcome.became;
}

async function claimOrder(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const leaseSeconds = random.integer(10, 20);
  const isReleased = random.chance(0.3);
  const note = caller.fresh();
  const claimed = await ask(caller, 'orders.claimNext', () =>
    client.orders.claimNext.mutate({ leaseSeconds }),
  );
  if (claimed.became !== 'done' || claimed.value === null) return;
  const { id } = claimed.value;
  if (isReleased) {
    await ask(caller, 'orders.releaseClaim', () => client.orders.releaseClaim.mutate({ id }), [
      'ORDER_NOT_FOUND',
    ]);
    return;
  }
  const order = model.orderById(id);
  if (!order) return;
  const step = model.step(order, 'confirmed', note);
  const outcome = await ask(
    caller,
    'orders.confirm',
    () => client.orders.confirm.mutate({ id, note }),
    ['ILLEGAL_TRANSITION'],
  );
  step.became = outcome.became;
}
