import type { Knex } from 'knex';

/**
 * Second factors: the secret that an authenticator app shares with the store, and hashes of recovery codes. A secret counts
 * once a code has confirmed it. `last_step` is the time step of the last accepted code, so that no code works twice.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('user_totp', (table) => {
    table.bigInteger('user_id').primary().references('users.id').onDelete('CASCADE');
    table.text('secret').notNullable();
    table.timestamp('confirmed_at', { useTz: false });
    table.bigInteger('last_step').notNullable().defaultTo(0);
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
  });
  await knex.schema.createTable('recovery_codes', (table) => {
    table.bigInteger('user_id').notNullable().references('user_totp.user_id').onDelete('CASCADE');
    table.specificType('code_hash', 'bytea').notNullable();
    table.primary(['user_id', 'code_hash']);
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE recovery_codes, user_totp');
}
