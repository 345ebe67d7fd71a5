import { createServer } from 'node:http';
import { createOrderStore } from '@order-store/api';
import pg from 'pg';
import { createTables } from './addresses.ts';
import { createApp } from './app.ts';
import { createSampleProducts } from './sample-products.ts';
import { shopOptions } from './shop.ts';

const { DATABASE_URL, HOST = '127.0.0.1', PORT = '4000' } = process.env;
const { STAFF_EMAIL, STAFF_PASSWORD, PAYMENT_SECRET } = process.env;

const store = await createOrderStore({
  ...shopOptions,
  database: DATABASE_URL || { dataDirectory: '.data' },
  ...(STAFF_EMAIL && STAFF_PASSWORD
    ? { staffAccount: { email: STAFF_EMAIL, password: STAFF_PASSWORD } }
    : {}),
  report: console.log,
});
const database = new pg.Pool({ connectionString: store.databaseUrl });
// An idle connection may be lost; the pool opens another one.
database.on('error', (error) => console.error(`Database connection: ${error.message}`));
await createTables(database);
if (!DATABASE_URL) await createSampleProducts(store);
if (!PAYMENT_SECRET) console.log('Payments are off: set PAYMENT_SECRET to receive notifications');

const app = createApp({ store, database, paymentSecret: PAYMENT_SECRET || undefined });
const server = createServer(app).listen(Number(PORT), HOST, () => {
  const address = server.address();
  const port = address instanceof Object ? address.port : PORT;
  console.log(`The shop is open at http://${HOST}:${port}/shop. Stop it with Ctrl-C.`);
});

async function stop() {
  server.close();
  await store.close();
  await database.end();
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
