import { accessTable } from '@order-store/api/access';
import { callProcedure, totpCodeOf, type TestStore, type TestUser } from '@order-store/api/testing';
import { WebhookDelivery } from '@order-store/db';
import { emailedToken, examples, orderNumber } from './examples.ts';

interface ExampleStore {
  /** Runs the example of a procedure as a caller who may call it. */
  readonly run: (path: string) => Promise<unknown>;
}

/** Adds the rows that the examples name to an empty store. */
export async function openExampleStore(store: TestStore): Promise<ExampleStore> {
  await startIds(store, { users: 6, products: 3, orders: 42, catalog_imports: 20, webhooks: 5 });
  const staff = await store.staff('Shop');
  const ada = await store.customer('Ada');
  for (const name of ['Bob', 'Carol', 'Dan']) await store.customer(name);
  await addOrders(store, staff, ada);
  // With the ids 20 to 22.
  for (let imports = 0; imports < 3; imports++) await staff.api.catalog.beginImport();
  await addWebhook(store, staff);
  await addCredentials(store, ada);
  return {
    run: async (path) => {
      const example = examples[path];
      const who = accessTable.get(path)?.who;
      if (who !== 'customer')
        return callProcedure(who === 'staff' ? staff.api : store.stranger, path, example);
      if (!path.startsWith('auth.') || ofAda.has(path))
        return callProcedure(ada.api, path, example);
      // Most of them end sessions or change the password: each has its own customer.
      const { api, totpSecret } = await addNewcomer(store);
      const input =
        example && 'totpCode' in example
          ? { ...example, totpCode: totpCodeOf(totpSecret) }
          : example;
      return callProcedure(api, path, input);
    },
  };
}

/** The examples that name Ada's session and her API key. */
const ofAda: ReadonlySet<string> = new Set(['auth.endSession', 'auth.revokeApiKey']);

/** Gives the next row of each table this id. */
async function startIds({ database }: TestStore, next: Readonly<Record<string, number>>) {
  for (const [table, id] of Object.entries(next))
    await database.pool.query(`ALTER SEQUENCE ${table}_id_seq RESTART WITH ${id}`);
}

/** Products 3, 4 and 5; orders 42 with item 7, and 43. */
async function addOrders(store: TestStore, { api }: TestUser, ada: TestUser) {
  const mug = await api.products.create({ sku: 'MUG', name: 'Mug', price, stockQuantity: 100 });
  await api.products.create({ sku: 'PLATE', name: 'Plate', price, stockQuantity: 9 });
  await api.products.create({ sku: 'CUP', name: 'Cup', price });
  await startIds(store, { order_items: 7 });
  const { id } = await ada.place([[mug, 2]]);
  await ada.place([[mug, 1]]);
  await store.database.pool.query('UPDATE orders SET order_number = $2 WHERE id = $1', [
    id,
    orderNumber,
  ]);
}

const price = '12.50';

/** Webhook 5, disabled so that nothing is sent, with delivery 90. */
async function addWebhook(store: TestStore, { api }: TestUser) {
  const { id } = await api.webhooks.create({ url: 'https://example.com/erp' });
  await api.webhooks.update({ id, enabled: false });
  await startIds(store, { webhook_deliveries: 90 });
  await WebhookDelivery.query(store.database.knex).insert({
    webhookId: id,
    messageId: 'orders-0',
    type: 'order.placed',
    subject: 'order-0',
    body: '{}',
  });
}

/** Ada's session 31 and her API key 12, and two customers with an emailed link each. */
async function addCredentials(store: TestStore, ada: TestUser) {
  await startIds(store, { api_keys: 12, sessions: 31 });
  await ada.api.auth.createApiKey({ name: 'ERP' });
  await store.database.pool.query(
    `INSERT INTO sessions (token_hash, user_id, expires_at) VALUES ('spare', $1, now() + interval '1 hour')`,
    [ada.id],
  );
  const [resetting, verifying] = await store.customers(2);
  await store.database.pool.query(
    `INSERT INTO password_resets (token_hash, user_id, email, expires_at)
     VALUES (sha256($1::bytea), $2, $3, now() + interval '1 day')`,
    [emailedToken, resetting.id, resetting.email],
  );
  await store.database.pool.query(
    `INSERT INTO email_verifications (token_hash, user_id, email, verified, expires_at)
     VALUES (sha256($1::bytea), $2, $3, false, now() + interval '1 day')`,
    [emailedToken, verifying.id, verifying.email],
  );
}

/** A customer who has begun to set up a second factor. */
async function addNewcomer(store: TestStore) {
  const { id, api } = await store.customer();
  const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
  await store.database.pool.query('INSERT INTO user_totp (user_id, secret) VALUES ($1, $2)', [
    id,
    totpSecret,
  ]);
  return { api, totpSecret };
}
