import type { Knex } from 'knex';

/**
 * The ledger of payments. `payments` is append-only; `payment_references` binds a provider's reference to one order; and
 * `order_payments` has the sums of an order, and what the customer owes for it: its grand total, or 0 after it was
 * cancelled. `authorized` is the sum of authorizations minus the voided amounts, which may be recorded first.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE payment_references (
      provider VARCHAR(50) NOT NULL,
      reference VARCHAR(255) NOT NULL,
      order_id BIGINT NOT NULL CONSTRAINT payment_references_order_id_foreign REFERENCES orders (id),
      CONSTRAINT payment_references_pkey PRIMARY KEY (provider, reference),
      CONSTRAINT payment_references_order_unique UNIQUE (provider, reference, order_id)
    );
    CREATE INDEX idx_payment_references_order_id ON payment_references (order_id);

    CREATE TABLE payments (
      id BIGSERIAL CONSTRAINT payments_pkey PRIMARY KEY,
      order_id BIGINT NOT NULL CONSTRAINT payments_order_id_foreign REFERENCES orders (id),
      provider VARCHAR(50) NOT NULL,
      reference VARCHAR(255) NOT NULL,
      kind VARCHAR(50) NOT NULL,
      amount NUMERIC(10, 2) NOT NULL,
      metadata JSONB NOT NULL DEFAULT '{}',
      created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
      CONSTRAINT payments_provider_reference_kind_unique UNIQUE (provider, reference, kind),
      CONSTRAINT payments_reference_foreign FOREIGN KEY (provider, reference, order_id)
        REFERENCES payment_references (provider, reference, order_id),
      CONSTRAINT payments_kind_check CHECK (kind IN ('authorized', 'captured', 'voided', 'refunded', 'failed')),
      CONSTRAINT payments_amount_check CHECK (amount > 0)
    );
    CREATE INDEX idx_payments_created_at_id ON payments (created_at, id);
    CREATE INDEX idx_payments_order_id_created_at_id ON payments (order_id, created_at, id);

    CREATE TABLE order_payments (
      order_id BIGINT NOT NULL CONSTRAINT order_payments_pkey PRIMARY KEY
        CONSTRAINT order_payments_order_id_foreign REFERENCES orders (id),
      owed NUMERIC(20, 2) NOT NULL,
      authorized NUMERIC(20, 2) NOT NULL,
      captured NUMERIC(20, 2) NOT NULL,
      refunded NUMERIC(20, 2) NOT NULL,
      CONSTRAINT order_payments_refunded_check CHECK (refunded <= captured)
    );
    CREATE INDEX idx_order_payments_refund_due ON order_payments (order_id) WHERE captured - refunded > owed`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE order_payments; DROP TABLE payments; DROP TABLE payment_references');
}
