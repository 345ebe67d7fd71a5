import type { Knex } from 'knex';

/** Random keys shared by all processes of a store, such as the key that signs cursors. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('secrets', (table) => {
    table.string('name', 100).primary();
    table.specificType('value', 'bytea').notNullable();
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE secrets CASCADE');
}
