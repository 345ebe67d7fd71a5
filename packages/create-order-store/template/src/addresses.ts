import type { HookContext, PlacedOrder } from '@order-store/api';
import type { Pool } from 'pg';
import { z } from 'zod';

const Address = z.strictObject({
  name: z.string().trim().min(1).max(200),
  street: z.string().trim().min(1).max(200),
  postcode: z.string().trim().min(1).max(20),
  city: z.string().trim().min(1).max(200),
  country: z.string().regex(/^[A-Z]{2}$/, 'must be an ISO 3166 code such as "DE"'),
});
export type Address = z.infer<typeof Address>;

/** The metadata of this shop's orders. */
export const OrderData = z.strictObject({ address: Address });
export type OrderData = z.infer<typeof OrderData>;

/**
 * Creates the shop's own table, which references the store's orders. The lock is for processes that start at the same
 * time.
 */
export async function createTables(database: Pool): Promise<void> {
  await database.query(`
    SELECT pg_advisory_xact_lock(hashtext('shop tables'));
    CREATE TABLE IF NOT EXISTS addresses (
      order_id bigint PRIMARY KEY REFERENCES orders ON DELETE CASCADE,
      name text NOT NULL,
      street text NOT NULL,
      postcode text NOT NULL,
      city text NOT NULL,
      country text NOT NULL
    )`);
}

/** Stores the addresses of new orders, in the transaction that stores the orders. */
export async function storeAddresses(
  orders: readonly PlacedOrder<OrderData>[],
  { query }: HookContext,
): Promise<void> {
  const rows = orders.map(({ id, metadata: { address } }) => ({ order_id: id, ...address }));
  await query(
    `INSERT INTO addresses (order_id, name, street, postcode, city, country)
     SELECT order_id, name, street, postcode, city, country
       FROM jsonb_populate_recordset(NULL::addresses, $1::jsonb)`,
    [JSON.stringify(rows)],
  );
}

/** The address of an order, or undefined. */
export async function addressOf(database: Pool, orderId: string): Promise<Address | undefined> {
  const { rows } = await database.query<Address>(
    'SELECT name, street, postcode, city, country FROM addresses WHERE order_id = $1',
    [orderId],
  );
  return rows[0];
}
