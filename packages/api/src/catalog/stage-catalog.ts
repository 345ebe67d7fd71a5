import { execute, query, runInTransaction, type Database, type Transaction } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { CatalogPieceView } from './catalog-views.ts';
import { readCatalog } from './read-catalog.ts';

/** Starts an import in parts. Nothing changes until it is finished. */
export async function beginImport({ knex }: Database, actor: Actor): Promise<{ id: string }> {
  const [begun] = await knex('catalog_imports').insert({ by_user_id: actor.id }).returning('id');
  return { id: String(begun.id) };
}

/**
 * Adds a part of the file: CSV with the header and some rows, the first of which is line `firstLine` of the file. A
 * repeated part replaces itself. Throws IMPORT_NOT_FOUND, VALIDATION_FAILED.
 */
export async function addToImport(
  database: Database,
  actor: Actor,
  piece: { readonly id: string; readonly csv: string; readonly firstLine: number },
): Promise<CatalogPieceView> {
  const { rows, problems } = readCatalog(piece.csv, piece.firstLine);
  return runInTransaction(database, async (transaction) => {
    const { finished } = await lockImport(transaction, actor, piece.id);
    if (finished) throw importNotFound(piece.id);
    await execute(transaction, rowsSql, [piece.id, JSON.stringify(rows)]);
    await execute(transaction, problemsSql, [piece.id, JSON.stringify(problems)]);
    return { rows: rows.length, problems: problems.slice(0, 1000) };
  });
}

export interface LockedImport {
  readonly finished: boolean;
  readonly mode: string | null;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
}

/** Locks one of the caller's imports until the transaction ends. Throws IMPORT_NOT_FOUND. */
export async function lockImport(
  transaction: Transaction,
  actor: Actor,
  id: string,
): Promise<LockedImport> {
  const [found] = await query<LockedImport>(
    transaction,
    `SELECT finished, mode, created, updated, unchanged FROM catalog_imports
     WHERE id = $1 AND by_user_id = $2 FOR UPDATE`,
    [id, actor.id],
  );
  if (!found) throw importNotFound(id);
  return found;
}

function importNotFound(id: string): DomainError {
  return new DomainError('IMPORT_NOT_FOUND', `Import ${id} not found`, {
    ids: [id],
  });
}

const rowsSql = `
INSERT INTO catalog_import_rows (import_id, line, sku, name, sets_description, description, price, stock)
SELECT $1::bigint, line, sku, name, "setsDescription", description, price, stock
FROM jsonb_to_recordset($2::jsonb) AS rows
  (line int, sku text, name text, "setsDescription" boolean, description text, price numeric, stock int)
ON CONFLICT (import_id, line) DO UPDATE
  SET sku = excluded.sku, name = excluded.name, sets_description = excluded.sets_description,
      description = excluded.description, price = excluded.price, stock = excluded.stock`;

const problemsSql = `
INSERT INTO catalog_import_problems (import_id, line, "column", message)
SELECT $1::bigint, line, "column", message
FROM jsonb_to_recordset($2::jsonb) AS problems (line int, "column" text, message text)
ON CONFLICT (import_id, line, "column") DO UPDATE SET message = excluded.message`;
