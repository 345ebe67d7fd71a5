import type { Knex } from 'knex';

/**
 * Staging tables for catalog imports. A file arrives in parts, each row is checked, and the import is applied when it is
 * complete. The result stays with the import, so that a retry gets the same response.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('catalog_imports', (table) => {
    table.bigIncrements('id');
    table.bigInteger('by_user_id').notNullable().references('users.id').onDelete('CASCADE');
    table.string('mode', 50);
    table.boolean('finished').notNullable().defaultTo(false);
    table.integer('created').notNullable().defaultTo(0);
    table.integer('updated').notNullable().defaultTo(0);
    table.integer('unchanged').notNullable().defaultTo(0);
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.index('by_user_id', 'idx_catalog_imports_by_user_id');
    table.index('created_at', 'idx_catalog_imports_created_at');
  });
  await knex.schema.createTable('catalog_import_rows', (table) => {
    table
      .bigInteger('import_id')
      .notNullable()
      .references('catalog_imports.id')
      .onDelete('CASCADE');
    table.integer('line').notNullable();
    table.string('sku', 100);
    table.string('name', 255);
    table.boolean('sets_description').notNullable();
    table.text('description');
    table.decimal('price', 10, 2);
    table.integer('stock');
    table.primary(['import_id', 'line']);
  });
  await knex.schema.createTable('catalog_import_problems', (table) => {
    table
      .bigInteger('import_id')
      .notNullable()
      .references('catalog_imports.id')
      .onDelete('CASCADE');
    table.integer('line').notNullable();
    table.string('column', 50).notNullable();
    table.text('message').notNullable();
    table.primary(['import_id', 'line', 'column']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE catalog_import_problems, catalog_import_rows, catalog_imports');
}
