import type { Knex } from 'knex';

/**
 * Webhooks, their deliveries, and the position up to which events have been turned into deliveries. The position is
 * written in the transaction that creates the deliveries.
 *
 * Stock movements record the transaction that wrote them, for the same reason as order events (see 012).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    ALTER TABLE stock_movements ADD COLUMN transaction_id xid8 NOT NULL DEFAULT '0';
    ALTER TABLE stock_movements ALTER COLUMN transaction_id SET DEFAULT pg_current_xact_id();
    CREATE INDEX idx_stock_movements_transaction_id_id ON stock_movements (transaction_id, id)`);

  await knex.schema.createTable('webhooks', (table) => {
    table.bigIncrements('id');
    table.text('url').notNullable();
    // Null: all types, including new ones.
    table.specificType('events', 'text[]');
    table.text('description');
    table.text('secret').notNullable();
    table.text('previous_secret');
    table.timestamp('previous_secret_until', { useTz: false });
    table.timestamp('failing_since', { useTz: false });
    table.timestamp('disabled_at', { useTz: false });
    table.text('disabled_reason');
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('updated_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.index(['created_at', 'id'], 'idx_webhooks_created_at_id');
    table.check('(disabled_at IS NULL) = (disabled_reason IS NULL)', [], 'webhooks_disabled_check');
  });

  await knex.schema.createTable('webhook_deliveries', (table) => {
    table.bigIncrements('id');
    table.bigInteger('webhook_id').notNullable().references('webhooks.id').onDelete('CASCADE');
    // Identifies the event to receivers; the same for every attempt and redelivery.
    table.string('message_id', 50).notNullable();
    table.string('type', 50).notNullable();
    // Deliveries with the same subject are sent in order.
    table.string('subject', 50).notNullable();
    table.text('body').notNullable();
    table.string('status', 50).notNullable().defaultTo('pending');
    table.integer('attempts').notNullable().defaultTo(0);
    table.timestamp('next_attempt_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('last_attempt_at', { useTz: false });
    table.integer('response_status');
    table.text('response_excerpt');
    table.text('error');
    table.integer('duration_ms');
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.check(
      `status IN ('pending', 'delivered', 'failed')`,
      [],
      'webhook_deliveries_status_check',
    );
    table.check('attempts >= 0', [], 'webhook_deliveries_attempts_check');
    table.index(['created_at', 'id'], 'idx_webhook_deliveries_created_at_id');
    table.index(['webhook_id', 'created_at', 'id'], 'idx_webhook_deliveries_webhook_created');
  });
  await knex.raw(`
    CREATE INDEX idx_webhook_deliveries_due ON webhook_deliveries (webhook_id, next_attempt_at, id)
      WHERE status = 'pending';
    CREATE INDEX idx_webhook_deliveries_subject ON webhook_deliveries (webhook_id, subject, id)
      WHERE status = 'pending'`);

  await knex.schema.createTable('webhook_positions', (table) => {
    table.string('stream', 50).primary();
    table.specificType('transaction_id', 'xid8').notNullable();
    table.bigInteger('event_id').notNullable();
  });
  await knex.raw(`
    INSERT INTO webhook_positions (stream, transaction_id, event_id)
    VALUES ('orders', '0', 0), ('stock', '0', 0)`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE webhook_positions, webhook_deliveries, webhooks CASCADE');
  await knex.raw('ALTER TABLE stock_movements DROP COLUMN transaction_id');
}
