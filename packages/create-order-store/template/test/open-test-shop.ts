import { once } from 'node:events';
import { createServer } from 'node:http';
import { createTestStore } from '@order-store/api/testing';
import { createClient } from '@order-store/sdk';
import pg from 'pg';
import { createTables, type OrderData } from '../src/addresses.ts';
import { createApp } from '../src/app.ts';
import { shopOptions } from '../src/shop.ts';

export const paymentSecret = 'a secret of the tests';

/** Opens the shop on its own empty database. */
export async function openTestShop() {
  const store = await createTestStore(shopOptions);
  const database = new pg.Pool({ connectionString: store.databaseUrl });
  await createTables(database);
  const server = createServer(createApp({ store, database, paymentSecret })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (!(address instanceof Object)) throw new Error('The server has no port');
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    store,
    database,
    clientOf: ({ token }: { readonly token: string }) =>
      createClient<OrderData>({ url: `${url}/shop`, token }),
    async close() {
      server.close();
      await database.end();
      await store.close();
    },
  };
}

export type TestShop = Awaited<ReturnType<typeof openTestShop>>;

export const address = {
  name: 'Ada',
  street: '1 Pot Lane',
  postcode: 'N1 9GU',
  city: 'London',
  country: 'GB',
};
