import { createOrderStore, type OrderStore } from '@order-store/api';
import pg from 'pg';
import { z } from 'zod';

const OrderData = z.object({
  address: z.object({
    name: z.string().min(1),
    street: z.string().min(1),
    city: z.string().min(1),
  }),
  giftNote: z.string().max(500).optional(),
});
export type OrderData = z.infer<typeof OrderData>;

/** A store whose orders have an address, also in a table for the warehouse, and a product for members only. */
export async function openClubShop(databaseUrl: string): Promise<OrderStore<OrderData>> {
  const store = await createOrderStore({
    database: databaseUrl,
    logLevel: 'error',
    orderMetadata: OrderData,
    hooks: {
      async beforePlace(requests, { query }) {
        const members = await query<{ user_id: string }>(
          'SELECT user_id FROM members WHERE user_id = ANY ($1::bigint[])',
          [requests.map(({ userId }) => userId)],
        );
        const isMember = new Set(members.map(({ user_id: id }) => id));
        for (const request of requests) {
          if (isMember.has(request.userId)) continue;
          if (request.items.some(({ sku }) => sku === 'CLUB-MUG'))
            request.reject('MEMBERS_ONLY', 'Only members may buy the club mug');
          else request.addCharge({ kind: 'shipping', label: 'Parcel', amount: '4.90' });
        }
      },
      async afterPlace(orders, { query }) {
        const addresses = orders.map(({ metadata: { address } }) => address);
        await query(
          `INSERT INTO addresses (order_id, name, street, city)
           SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[])`,
          [
            orders.map(({ id }) => id),
            addresses.map(({ name }) => name),
            addresses.map(({ street }) => street),
            addresses.map(({ city }) => city),
          ],
        );
      },
    },
  });
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  await database.query(`
    CREATE TABLE IF NOT EXISTS members (user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE);
    CREATE TABLE IF NOT EXISTS addresses (
      order_id bigint PRIMARY KEY REFERENCES orders ON DELETE CASCADE,
      name text NOT NULL, street text NOT NULL, city text NOT NULL)`);
  await database.end();
  return store;
}
