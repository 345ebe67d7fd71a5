import type { Knex } from 'knex';

/**
 * When pending orders expire. Orders that do not expire have no row. The index gives the ones that are due, and lets the
 * sweep continue after those that it could not lock.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE order_deadlines (
      order_id BIGINT NOT NULL CONSTRAINT order_deadlines_pkey PRIMARY KEY
        CONSTRAINT order_deadlines_order_id_foreign REFERENCES orders (id) ON DELETE CASCADE,
      expires_at TIMESTAMP NOT NULL
    );
    CREATE INDEX idx_order_deadlines_expires_at_order_id ON order_deadlines (expires_at, order_id)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_deadlines');
}
