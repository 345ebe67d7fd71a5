import type { Knex } from 'knex';

/**
 * The audit trail: sign-ins, failed sign-ins and changes of permissions. User ids have no foreign keys, so the entries
 * of a deleted account stay. The API defines the kinds; a new kind needs no migration.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.schema.createTable('security_events', (table) => {
    table.bigIncrements('id');
    table.timestamp('at', { useTz: false }).notNullable().defaultTo(knex.fn.now());
    table.string('kind', 50).notNullable();
    table.bigInteger('user_id');
    table.bigInteger('by_user_id');
    table.text('address');
    table.text('user_agent');
    table.text('request_id').notNullable();
    table.jsonb('details').notNullable();
    table.index(['at', 'id'], 'idx_security_events_at_id');
    table.index(['user_id', 'at', 'id'], 'idx_security_events_user_id_at_id');
    table.index(['kind', 'at', 'id'], 'idx_security_events_kind_at_id');
  });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE security_events CASCADE');
}
