import type { Knex } from 'knex';

export const config = { transaction: false };

/**
 * One account per e-mail address in any letter case, whatever the locale of the database: `lower(email)` of the index
 * before folds `I` to a dotless ı in a Turkish database, so that INFO@… and info@… had an account each. Where that
 * happened, the younger accounts are recorded in `text_conflicts`, and the index is not unique.
 *
 * Folds by ICU and compares bytes, so that the order of the index does not depend on ICU's version.
 */
export async function up(knex: Knex): Promise<void> {
  const { rowCount } = await knex.raw(`
    INSERT INTO text_conflicts (table_name, column_name, row_id, value, equals_row_id)
    SELECT 'users', 'email', id, email, oldest FROM (
      SELECT id, email, min(id) OVER (PARTITION BY lower(email COLLATE "und-x-icu") COLLATE "C") AS oldest FROM users
    ) accounts
    WHERE id <> oldest
    ON CONFLICT DO NOTHING`);
  await knex.raw('DROP INDEX CONCURRENTLY IF EXISTS users_email_folded');
  await knex.raw(
    `CREATE ${rowCount === 0 ? 'UNIQUE' : ''} INDEX CONCURRENTLY users_email_folded
     ON users ((lower(email COLLATE "und-x-icu") COLLATE "C"))`,
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP INDEX users_email_folded');
}
