import type { Knex } from 'knex';

/**
 * Catalog imports as background jobs: how far a file has been uploaded, checked and applied, and the outcome of each
 * applied row. A row's outcome is written in the transaction that applies it and deletes it from `catalog_import_rows`,
 * so any process can continue after a crash. An import that the previous release started has no job.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE catalog_import_jobs (
      import_id BIGINT NOT NULL CONSTRAINT catalog_import_jobs_pkey PRIMARY KEY
        CONSTRAINT catalog_import_jobs_import_id_foreign REFERENCES catalog_imports (id) ON DELETE CASCADE,
      by_user_id BIGINT NOT NULL
        CONSTRAINT catalog_import_jobs_by_user_id_foreign REFERENCES users (id) ON DELETE CASCADE,
      idempotency_key VARCHAR(255),
      state VARCHAR(50) NOT NULL DEFAULT 'uploading',
      part INTEGER NOT NULL DEFAULT 0,
      upload JSONB NOT NULL DEFAULT '{}',
      origin JSONB NOT NULL DEFAULT '{}',
      total_rows INTEGER NOT NULL DEFAULT 0,
      position INTEGER NOT NULL DEFAULT 0,
      failures INTEGER NOT NULL DEFAULT 0,
      next_step_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
      ended_at TIMESTAMP,
      CONSTRAINT catalog_import_jobs_state_check CHECK (state IN
        ('uploading', 'checking', 'applying', 'applied', 'rejected', 'cancelled', 'failed')),
      CONSTRAINT catalog_import_jobs_by_user_id_idempotency_key_unique UNIQUE (by_user_id, idempotency_key)
    );
    CREATE INDEX idx_catalog_import_jobs_next_step_at ON catalog_import_jobs (next_step_at)
      WHERE state IN ('checking', 'applying');
    CREATE TABLE catalog_import_results (
      import_id BIGINT NOT NULL
        CONSTRAINT catalog_import_results_import_id_foreign REFERENCES catalog_imports (id) ON DELETE CASCADE,
      line INTEGER NOT NULL,
      sku VARCHAR(100) NOT NULL,
      outcome VARCHAR(50) NOT NULL,
      CONSTRAINT catalog_import_results_pkey PRIMARY KEY (import_id, line),
      CONSTRAINT catalog_import_results_outcome_check CHECK (outcome IN ('created', 'updated', 'unchanged'))
    )`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE catalog_import_results, catalog_import_jobs');
}
