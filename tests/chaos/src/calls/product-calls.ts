import type { Result } from '../model/model.ts';
import { makeCall, type Caller } from './call.ts';

export async function adjustStock(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const [id, delta] = [random.pick(caller.productIds), random.integer(-20, 60) || 1];
  const movement = model.movement(id, caller.uniqueText(), delta);
  const { result } = await makeCall(
    caller,
    'products.adjustStock',
    () => client.products.adjustStock.mutate({ id, delta, reason: movement.reason }),
    ['INSUFFICIENT_STOCK'],
  );
  movement.result = result;
}

export async function countStock(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const [id, more] = [random.pick(caller.productIds), random.integer(1, 50)];
  const reason = caller.uniqueText();
  const seen = await makeCall(caller, 'products.get', () => client.products.get.query({ id }));
  if (seen.result !== 'done') return;
  const { stockQuantity: expectedQuantity } = seen.value;
  const movement = model.movement(id, reason);
  const { result } = await makeCall(
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
  movement.result = result;
}

export async function updateProduct(caller: Caller): Promise<void> {
  const { client, random } = caller;
  const [id, cents] = [random.pick(caller.productIds), random.integer(100, 999)];
  const name = `Chaos ${caller.uniqueText()}`;
  const seen = await makeCall(caller, 'products.get', () => client.products.get.query({ id }));
  if (seen.result !== 'done') return;
  const price = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
  await makeCall(
    caller,
    'products.update',
    () => client.products.update.mutate({ id, expectedVersion: seen.value.version, name, price }),
    ['VERSION_CONFLICT'],
  );
}

/** Creates a product that is never ordered, and deletes half of them. */
export async function createProduct(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const sku = caller.uniqueText();
  const isDeleted = random.chance(0.5);
  const created = await makeCall(caller, 'products.create', () =>
    client.products.create.mutate({ sku, name: 'Chaos', price: '1.00', stockQuantity: 3 }),
  );
  if (created.result !== 'done' || !isDeleted) {
    model.record('product', sku).result = created.result;
    return;
  }
  const { id } = created.value;
  const deleted = await makeCall(caller, 'products.delete', () =>
    client.products.delete.mutate({ id }),
  );
  model.record('product', sku).result = resultOfDeletion[deleted.result];
}

export async function importCatalog(caller: Caller): Promise<void> {
  const { client, model } = caller;
  const sku = caller.uniqueText();
  const product = model.record('product', sku);
  const csv = `sku,name,price,stock\n${sku},Chaos,1.00,3\n`;
  const imported = await makeCall(caller, 'catalog.import', () =>
    client.catalog.import.mutate({ csv, mode: 'all-or-nothing' }),
  );
  product.result = imported.result;
}

/** Imports two parts. Finishing is idempotent, so it is retried once. */
export async function importInParts(caller: Caller): Promise<void> {
  const { client, model } = caller;
  const skus = [caller.uniqueText(), caller.uniqueText()];
  const products = skus.map((sku) => model.record('product', sku));
  const settle = (result: Result) => {
    for (const product of products) product.result = result;
  };
  settle('rejected');
  const begun = await makeCall(caller, 'catalog.beginImport', () =>
    client.catalog.beginImport.mutate(),
  );
  if (begun.result !== 'done') return;
  const { id } = begun.value;
  for (const [index, sku] of skus.entries()) {
    const csv = `sku,name,price,stock\n${sku},Chaos,1.00,3\n`;
    const added = await makeCall(caller, 'catalog.addToImport', () =>
      client.catalog.addToImport.mutate({ id, csv, firstLine: 2 + index }),
    );
    if (added.result !== 'done') return;
  }
  const finish = () =>
    makeCall(caller, 'catalog.finishImport', () =>
      client.catalog.finishImport.mutate({ id, mode: 'all-or-nothing' }),
    );
  settle('unknown');
  const finished = await finish();
  settle(finished.result);
  if (finished.result === 'unknown')
    settle((await finish()).result === 'done' ? 'done' : 'unknown');
}

/** The result of a record by the result of its deletion. */
export const resultOfDeletion = { done: 'rejected', rejected: 'done', unknown: 'unknown' } as const;
