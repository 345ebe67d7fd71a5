import { expect } from 'vitest';
import { databaseTest } from '../testing/database-test.ts';
import { describeSchema } from '../schema/describe-schema.ts';

// Each line is a fact of the schema document, as PostgreSQL prints it.
const facts: Readonly<Record<string, readonly string[]>> = {
  users: [
    `id bigint NOT NULL DEFAULT nextval('users_id_seq'::regclass)`,
    'email character varying(255) NOT NULL',
    'name character varying(255) NOT NULL',
    'created_at timestamp without time zone NOT NULL DEFAULT CURRENT_TIMESTAMP',
    'updated_at timestamp without time zone NOT NULL DEFAULT CURRENT_TIMESTAMP',
    'version integer NOT NULL DEFAULT 1',
    'PRIMARY KEY (id)',
    'UNIQUE (email)',
    'INDEX idx_users_email ON public.users USING btree (email)',
    'INDEX idx_users_created_at ON public.users USING btree (created_at)',
  ],
  products: [
    `id bigint NOT NULL DEFAULT nextval('products_id_seq'::regclass)`,
    'sku character varying(100) NOT NULL',
    'name character varying(255) NOT NULL',
    'description text',
    'price numeric(10,2) NOT NULL',
    'stock_quantity integer NOT NULL DEFAULT 0',
    'created_at timestamp without time zone NOT NULL DEFAULT CURRENT_TIMESTAMP',
    'updated_at timestamp without time zone NOT NULL DEFAULT CURRENT_TIMESTAMP',
    'version integer NOT NULL DEFAULT 1',
    'PRIMARY KEY (id)',
    'UNIQUE (sku)',
    'CHECK ((price >= (0)::numeric))',
    'CHECK ((stock_quantity >= 0))',
    'INDEX idx_products_sku ON public.products USING btree (sku)',
    'INDEX idx_products_created_at ON public.products USING btree (created_at)',
    'INDEX idx_products_stock ON public.products USING btree (stock_quantity) WHERE (stock_quantity > 0)',
  ],
  orders: [
    `id bigint NOT NULL DEFAULT nextval('orders_id_seq'::regclass)`,
    'user_id bigint NOT NULL',
    'order_number character varying(50) NOT NULL',
    `status character varying(50) NOT NULL DEFAULT 'pending'::character varying`,
    'total_amount numeric(10,2) NOT NULL',
    'created_at timestamp without time zone NOT NULL DEFAULT CURRENT_TIMESTAMP',
    'updated_at timestamp without time zone NOT NULL DEFAULT CURRENT_TIMESTAMP',
    'version integer NOT NULL DEFAULT 1',
    'PRIMARY KEY (id)',
    'FOREIGN KEY (user_id) REFERENCES users(id) ON DELETE RESTRICT',
    'UNIQUE (order_number)',
    'CHECK ((total_amount >= (0)::numeric))',
    'CONSTRAINT valid_status CHECK',
    'INDEX idx_orders_user_id ON public.orders USING btree (user_id)',
    'INDEX idx_orders_status ON public.orders USING btree (status)',
    'INDEX idx_orders_created_at ON public.orders USING btree (created_at)',
    'INDEX idx_orders_user_created ON public.orders USING btree (user_id, created_at DESC, id DESC)',
  ],
  order_items: [
    `id bigint NOT NULL DEFAULT nextval('order_items_id_seq'::regclass)`,
    'order_id bigint NOT NULL',
    'product_id bigint NOT NULL',
    'quantity integer NOT NULL',
    'unit_price numeric(10,2) NOT NULL',
    'subtotal numeric(10,2) NOT NULL',
    'created_at timestamp without time zone NOT NULL DEFAULT CURRENT_TIMESTAMP',
    'PRIMARY KEY (id)',
    'FOREIGN KEY (order_id) REFERENCES orders(id) ON DELETE CASCADE',
    'FOREIGN KEY (product_id) REFERENCES products(id) ON DELETE RESTRICT',
    'UNIQUE (order_id, product_id)',
    'CHECK ((quantity > 0))',
    'CHECK ((unit_price >= (0)::numeric))',
    'CHECK ((subtotal >= (0)::numeric))',
    'INDEX idx_order_items_order_id ON public.order_items USING btree (order_id)',
    'INDEX idx_order_items_product_id ON public.order_items USING btree (product_id)',
  ],
};

databaseTest.for(Object.keys(facts))(
  '%s matches the schema document',
  async (table, { database }) => {
    const schema = await describeSchema(database.pool);
    const [, description = ''] = schema.split(new RegExp(`(?:^|\n)${table}\n`));
    const [lines = ''] = description.split('\n\n');
    for (const fact of facts[table] ?? []) expect(lines).toContain(fact);
  },
);

databaseTest('rejects a status outside the workflow', async ({ database }) => {
  await database.pool.query(`INSERT INTO users (email, name) VALUES ('a@example.com', 'A')`);
  const insert = (status: string) =>
    database.pool.query(
      `INSERT INTO orders (user_id, order_number, status, total_amount) SELECT id, $1::text, $1, 0 FROM users`,
      [status],
    );
  for (const status of ['pending', 'confirmed', 'shipped', 'delivered', 'cancelled'])
    await insert(status);
  await expect(insert('lost')).rejects.toMatchObject({ constraint: 'valid_status' });
});
