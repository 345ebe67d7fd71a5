import type { Knex } from 'knex';
import { sqlStateOf } from '../transaction/retryable-errors.ts';
import { removeForbidden, type TextKind } from '../text/normalize-text.ts';

export const config = { transaction: false };

/**
 * Names and SKUs in the form in which the API stores them from now on: Unicode NFC, without invisible characters. Two
 * SKUs that become equal stay as they are and are recorded in `text_conflicts`; the store reports them when it starts,
 * until one of the products has another SKU.
 *
 * Only rows with a character beyond printable ASCII are read by the client, and each row is changed by a statement of
 * its own, so that no locks are held.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    CREATE TABLE IF NOT EXISTS text_conflicts (
      table_name VARCHAR(50) NOT NULL,
      column_name VARCHAR(50) NOT NULL,
      row_id BIGINT NOT NULL,
      value TEXT NOT NULL,
      equals_row_id BIGINT NOT NULL,
      created_at TIMESTAMP NOT NULL DEFAULT CURRENT_TIMESTAMP,
      PRIMARY KEY (table_name, column_name, row_id)
    )`);
  await normalizeColumn(knex, 'products', 'sku', 'identifier');
  await normalizeColumn(knex, 'products', 'name', 'line');
  await normalizeColumn(knex, 'products', 'description', 'prose');
  await normalizeColumn(knex, 'users', 'name', 'line');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('DROP TABLE text_conflicts');
}

interface Row {
  readonly id: string;
  readonly value: string;
}

async function normalizeColumn(
  knex: Knex,
  table: string,
  column: string,
  kind: TextKind,
): Promise<void> {
  for (let after = '0'; ;) {
    const rows: Row[] = await knex(table)
      .select('id', { value: column })
      .whereRaw(`id > ? AND ?? COLLATE "C" ~ '[^ -~]'`, [after, column])
      .orderBy('id')
      .limit(1000);
    for (const row of rows) await normalizeRow(knex, { table, column, kind }, row);
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last.id;
  }
}

async function normalizeRow(
  knex: Knex,
  { table, column, kind }: { table: string; column: string; kind: TextKind },
  { id, value }: Row,
): Promise<void> {
  const normal = removeForbidden(value, kind);
  if (normal === value || normal === '') return;
  try {
    // A concurrent change wins.
    await knex(table)
      .where({ id, [column]: value })
      .update({ [column]: normal });
  } catch (error) {
    if (sqlStateOf(error) !== uniqueViolation) throw error;
    await knex.raw(
      `INSERT INTO text_conflicts (table_name, column_name, row_id, value, equals_row_id)
       SELECT ?, ?, ?, ?, id FROM ?? WHERE ?? = ? ON CONFLICT DO NOTHING`,
      [table, column, id, value, table, column, normal],
    );
  }
}

const uniqueViolation = '23505';
