import { createServer, type Server } from 'node:http';
import { createOrderStore, isDomainError } from '@order-store/api';
import express from 'express';
import pg from 'pg';

/** An app with the store at `/shop` and a table that references its orders. */
export async function openGiftShop(databaseUrl: string): Promise<{
  readonly server: Server;
  close(): Promise<void>;
}> {
  const store = await createOrderStore({ database: databaseUrl, logLevel: 'error' });
  const database = new pg.Pool({ connectionString: databaseUrl });
  await database.query(
    `CREATE TABLE IF NOT EXISTS gift_notes (
       order_id bigint PRIMARY KEY REFERENCES orders ON DELETE CASCADE, note text NOT NULL)`,
  );

  const app = express();
  app.use('/shop', store.router);

  app.put('/gift-notes/:orderId', express.json(), async (request, response) => {
    const { orderId } = request.params;
    const token = request.header('authorization')?.replace(/^Bearer /, '') ?? '';
    try {
      // With the caller's permissions: other customers' orders are not found.
      const order = await store.withToken(token).orders.get({ id: orderId });
      await database.query(
        `INSERT INTO gift_notes VALUES ($1, $2) ON CONFLICT (order_id) DO UPDATE SET note = $2`,
        [order.id, String(request.body?.note)],
      );
      response.sendStatus(204);
    } catch (error) {
      if (isDomainError(error, 'UNAUTHENTICATED')) response.sendStatus(401);
      else if (isDomainError(error)) response.status(404).json({ reason: error.reason });
      else throw error;
    }
  });

  const server = createServer(app);
  return {
    server,
    async close() {
      server.close();
      await store.close();
      await database.end();
    },
  };
}
