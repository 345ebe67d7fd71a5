import type { Knex } from 'knex';

/**
 * Links that prove who owns an e-mail address. An account without a row has a verified address and no change pending, so
 * existing accounts, and those that staff create, count as verified.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('email_verifications', (table) => {
    table.bigInteger('user_id').primary().references('users.id').onDelete('CASCADE');
    table.string('email', 255).notNullable();
    table.boolean('verified').notNullable();
    table.specificType('token_hash', 'bytea').notNullable();
    table.timestamp('created_at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.timestamp('expires_at', { useTz: false }).notNullable();
    table.unique(['token_hash']);
    table.index('expires_at', 'idx_email_verifications_expires_at');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE email_verifications');
}
