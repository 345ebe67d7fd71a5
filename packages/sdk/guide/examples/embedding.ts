import { createOrderStore } from '@order-store/api';
import express from 'express';

/** Mounts the store in an Express app at `/shop`. Returns a function that stops both. */
export async function serveShop(database: string, port: number): Promise<() => Promise<void>> {
  const store = await createOrderStore({ database });
  const { items } = await store.asStaff().orders.list({ status: 'pending' });
  console.log(`${items.length} orders pending`);

  const app = express();
  app.use('/shop', store.router);
  const server = app.listen(port);
  return async () => {
    server.close();
    await store.close();
  };
}
