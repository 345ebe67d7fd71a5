import {
  execute,
  query,
  runInTransaction,
  type Database,
  type Queryable,
  type Transaction,
} from '@order-store/db';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { CatalogImportJobView, CatalogImportState, CatalogRowView } from './catalog-views.ts';
import type { CatalogPosition } from './read-catalog.ts';

export type ImportMode = 'all-or-nothing' | 'row-by-row';

/** What deciding about an import needs to know. */
export interface ImportJob {
  readonly state: CatalogImportState;
  readonly mode: ImportMode | null;
  readonly part: number;
  /** Null before the first part. */
  readonly upload: CatalogPosition | null;
  /** Rows applied so far. */
  readonly applied: number;
}

/** One of the caller's imports, locked until the transaction ends. Throws IMPORT_NOT_FOUND. */
export async function lockImport(
  transaction: Transaction,
  actor: Actor,
  id: string,
): Promise<ImportJob> {
  // An import that the previous release started has no job yet.
  await execute(transaction, adoptSql, [id, actor.id]);
  return found(await query<ImportJob>(transaction, `${jobSql} FOR UPDATE`, [id, actor.id]), id);
}

/** One of the caller's imports. Throws IMPORT_NOT_FOUND. */
export async function readImport({ pool }: Database, actor: Actor, id: string): Promise<ImportJob> {
  await execute(pool, adoptSql, [id, actor.id]);
  return findImport(pool, actor, id);
}

/** Like {@link readImport}, without a write. Throws IMPORT_NOT_FOUND. */
export async function findImport(on: Queryable, actor: Actor, id: string): Promise<ImportJob> {
  return found(await query<ImportJob>(on, jobSql, [id, actor.id]), id);
}

/** Throws IMPORT_NOT_FOUND. */
export async function viewImport(
  on: Queryable,
  actor: Actor,
  id: string,
): Promise<CatalogImportJobView> {
  return found(await query<CatalogImportJobView>(on, `${viewSql} AND id = $2`, [actor.id, id]), id);
}

/** The caller's imports of the last day, newest first. */
export async function listImports(
  { pool }: Database,
  actor: Actor,
): Promise<{ items: CatalogImportJobView[] }> {
  const items = await query<CatalogImportJobView>(pool, `${viewSql} ORDER BY id DESC LIMIT 20`, [
    actor.id,
  ]);
  return { items: items.map((item) => ({ ...item, problems: [] })) };
}

/** The outcome of each row, by line. Throws IMPORT_NOT_FOUND. */
export async function listImportRows(
  database: Database,
  actor: Actor,
  {
    id,
    afterLine,
    limit,
  }: { readonly id: string; readonly afterLine: number; readonly limit: number },
): Promise<{ items: CatalogRowView[] }> {
  await viewImport(database.pool, actor, id);
  const items = await query<CatalogRowView>(database.pool, rowsSql, [id, afterLine, limit]);
  return { items };
}

/**
 * Cancels an import; rows that were applied stay. Throws IMPORT_NOT_FOUND, and IMPORT_STATE if it has ended, or if an
 * all-or-nothing import has begun to change products and will therefore be completed.
 */
export async function cancelImport(
  database: Database,
  actor: Actor,
  id: string,
): Promise<CatalogImportJobView> {
  return runInTransaction(database, async (transaction) => {
    const { state, mode, applied } = await lockImport(transaction, actor, id);
    if (state === 'cancelled') return viewImport(transaction, actor, id);
    const completes = mode === 'all-or-nothing' && applied > 0;
    if (!isRunning(state) || completes) {
      const message = isRunning(state)
        ? `Import ${id} is all-or-nothing and has begun to change products, so it can’t be cancelled`
        : `Import ${id} has ended: it is ${state}`;
      throw new DomainError('IMPORT_STATE', message, { state });
    }
    await endImport(transaction, id, 'cancelled');
    return viewImport(transaction, actor, id);
  });
}

export async function endImport(
  transaction: Transaction,
  id: string,
  state: CatalogImportState,
): Promise<void> {
  await execute(transaction, endSql, [id, state]);
  // For processes of the previous release. A failed import can continue.
  if (state !== 'failed')
    await execute(transaction, 'UPDATE catalog_imports SET finished = true WHERE id = $1', [id]);
}

export function isRunning(state: CatalogImportState): boolean {
  return state === 'uploading' || state === 'checking' || state === 'applying';
}

function found<Row>([row]: readonly Row[], id: string): Row {
  if (row) return row;
  throw new DomainError('IMPORT_NOT_FOUND', `Import ${id} not found`, { ids: [id] });
}

/** A process of the previous release may have finished the import. */
const stateSql = `
CASE WHEN finished AND COALESCE(state, 'uploading') IN ('uploading', 'checking', 'applying') THEN
  CASE WHEN mode = 'all-or-nothing' AND EXISTS (SELECT FROM catalog_import_problems WHERE import_id = id)
    THEN 'rejected' ELSE 'applied' END
ELSE COALESCE(state, 'uploading') END`;

const adoptSql = `
INSERT INTO catalog_import_jobs (import_id, by_user_id)
SELECT id, by_user_id FROM catalog_imports
WHERE id = $1 AND by_user_id = $2 AND NOT EXISTS (SELECT FROM catalog_import_jobs WHERE import_id = id)
ON CONFLICT DO NOTHING`;

const jobSql = `
SELECT ${stateSql} AS state, mode, part, NULLIF(upload, '{}') AS upload, created + updated + unchanged AS applied
FROM catalog_imports JOIN catalog_import_jobs ON import_id = id
WHERE id = $1 AND catalog_imports.by_user_id = $2`;

const endSql = `
UPDATE catalog_import_jobs SET state = $2, upload = '{}', ended_at = statement_timestamp() AT TIME ZONE 'UTC'
WHERE import_id = $1`;

const viewSql = `
SELECT id, state, mode, parts, rows, created, updated, unchanged, refused, problems,
       state = 'applied' OR created + updated + unchanged > 0 AS applied,
       created_at AS "createdAt", ended_at AS "endedAt"
FROM (
  SELECT catalog_imports.*, ${stateSql} AS state, COALESCE(part, 0) AS parts, COALESCE(total_rows, 0) AS rows, ended_at
  FROM catalog_imports LEFT JOIN catalog_import_jobs ON import_id = id
) imports
CROSS JOIN LATERAL (
  SELECT count(DISTINCT line)::int AS refused FROM catalog_import_problems WHERE import_id = id
) counted
CROSS JOIN LATERAL (
  SELECT COALESCE(json_agg(json_build_object('line', line, 'column', "column", 'message', message)), '[]') AS problems
  FROM (SELECT * FROM catalog_import_problems
        WHERE import_id = id AND state NOT IN ('uploading', 'checking', 'applying')
        ORDER BY line, "column" LIMIT 1000) first
) listed
WHERE by_user_id = $1`;

const rowsSql = `
WITH problems AS (
  SELECT line, json_agg(json_build_object('line', line, 'column', "column", 'message', message)
                        ORDER BY "column") AS problems
  FROM catalog_import_problems WHERE import_id = $1 AND line > $2
  GROUP BY line ORDER BY line LIMIT $3
)
SELECT line, sku, outcome, problems FROM (
  (SELECT line, sku, outcome, '[]'::json AS problems FROM catalog_import_results
   WHERE import_id = $1 AND line > $2 ORDER BY line LIMIT $3)
  UNION ALL
  SELECT line, NULL, 'refused', problems FROM problems
  UNION ALL
  (SELECT line, sku, 'pending', '[]' FROM catalog_import_rows rows
   WHERE import_id = $1 AND line > $2 AND NOT EXISTS (
     SELECT FROM catalog_import_problems
     WHERE catalog_import_problems.import_id = $1 AND catalog_import_problems.line = rows.line
   ) ORDER BY line LIMIT $3)
) rows
ORDER BY line LIMIT $3`;
