import type { Knex } from 'knex';

/** Whether a row of an import archives or restores its product; null changes neither. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE catalog_import_rows ADD COLUMN archived BOOLEAN');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('ALTER TABLE catalog_import_rows DROP COLUMN archived');
}
