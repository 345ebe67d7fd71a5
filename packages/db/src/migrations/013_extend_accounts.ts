import type { Knex } from 'knex';

/** Sessions get an id that can be shown (the hash can't) and the details that tell them apart. Adds API keys. */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.alterTable('sessions', (table) => {
    table.specificType('id', 'bigserial').notNullable().unique();
    table.timestamp('last_used_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.text('address');
    table.text('user_agent');
  });
  await knex.raw('UPDATE sessions SET last_used_at = created_at');

  await knex.schema.createTable('api_keys', (table) => {
    table.bigIncrements('id');
    table.bigInteger('user_id').notNullable().references('users.id').onDelete('CASCADE');
    table.string('name', 100).notNullable();
    table.specificType('key_hash', 'bytea').notNullable().unique();
    // The first and last characters of the key, to recognize it by.
    table.string('hint', 20).notNullable();
    table.specificType('scopes', 'text[]').notNullable();
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('last_used_at', { useTz: false });
    table.timestamp('expires_at', { useTz: false });
    table.index('user_id', 'idx_api_keys_user_id');
    table.check(
      `cardinality(scopes) > 0 AND scopes <@ ARRAY['read', 'orders', 'staff']`,
      [],
      'api_keys_scopes_check',
    );
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE api_keys CASCADE');
  await knex.raw(
    'ALTER TABLE sessions DROP COLUMN id, DROP COLUMN last_used_at, DROP COLUMN address, DROP COLUMN user_agent',
  );
}
