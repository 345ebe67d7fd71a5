import {
  constraintOf,
  execute,
  isRetryable,
  query,
  runInTransaction,
  type Database,
  type Queryable,
  type Transaction,
} from '@order-store/db';
import type { Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { auditImport } from './audit-import.ts';
import type { CatalogPartView, CatalogProblem, CatalogUploadView } from './catalog-views.ts';
import { lockImport, readImport, type ImportJob, type ImportMode } from './import-jobs.ts';
import {
  readCatalog,
  startOfFile,
  type CatalogPart,
  type CatalogPosition,
} from './read-catalog.ts';
import type { CatalogRow } from './read-row.ts';

/**
 * Starts an upload. A call with the same `idempotencyKey` returns the same import. Nothing changes until it is started. Throws
 * IMPORT_STATE if the account has {@link mostUploads} others that it has neither started nor cancelled.
 */
export async function beginImport(
  database: Database,
  actor: Actor,
  idempotencyKey: string | null = null,
): Promise<{ id: string }> {
  return runInTransaction(
    database,
    async (transaction) => {
      const [earlier] = await query<{ id: string }>(transaction, earlierSql, [
        actor.id,
        idempotencyKey,
      ]);
      if (earlier) return earlier;
      await requireFewUploads(transaction, actor);
      const [begun] = await query<{ id: string }>(transaction, beginSql, [
        actor.id,
        idempotencyKey,
      ]);
      if (!begun) throw new Error('The import was not stored');
      return begun;
    },
    { retries: (error) => isRetryable(error) || constraintOf(error) === keyConstraint },
  );
}

/** Unfinished uploads are stored for a day. */
const mostUploads = 20;

async function requireFewUploads(transaction: Transaction, { id }: Actor): Promise<void> {
  // One after the other, or concurrent calls could exceed the limit.
  await execute(transaction, beginLockSql, [id]);
  const [uploads] = await query<{ count: number }>(transaction, uploadsSql, [id]);
  if ((uploads?.count ?? 0) < mostUploads) return;
  const problem = `An account can upload at most ${mostUploads} imports at a time: start or cancel one first`;
  throw new DomainError('IMPORT_STATE', problem, { state: 'uploading' });
}

/**
 * Adds the next part of a file: any text, even one that ends in the middle of a row. A part that was stored already changes
 * nothing. Returns the totals of all parts so far. Throws IMPORT_NOT_FOUND, IMPORT_STATE, VALIDATION_FAILED.
 */
export async function uploadPart(
  database: Database,
  actor: Actor,
  { id, part, text }: { readonly id: string; readonly part: number; readonly text: string },
): Promise<CatalogUploadView> {
  const job = await readImport(database, actor, id);
  if (job.state !== 'uploading') throw wrongState(id, job);
  if (part > job.part + 1) {
    const problem = `must be ${job.part + 1}, the number of the next part`;
    throw new DomainError('VALIDATION_FAILED', `part: ${problem}`, { part: [problem] });
  }
  if (part === job.part + 1) {
    const { rows, problems, position } = await readCatalog(text, {
      from: positionOf(job),
      isLast: false,
    });
    return runInTransaction(database, async (transaction) => {
      const now = await lockImport(transaction, actor, id);
      if (now.state !== 'uploading') throw wrongState(id, now);
      // Otherwise a concurrent retry has stored it.
      if (now.part < part) {
        await stage(transaction, id, rows, problems);
        await execute(transaction, partSql, [id, part, JSON.stringify(position), rows.length]);
      }
      return countParts(transaction, id);
    });
  }
  return countParts(database.pool, id);
}

async function countParts(on: Queryable, id: string): Promise<CatalogUploadView> {
  const [counted] = await query<CatalogUploadView>(on, countSql, [id]);
  if (!counted) throw new Error(`Import ${id} has no job`);
  return counted;
}

/**
 * Adds CSV with the header and some rows, the first of which is line `firstLine` of the file. A repeated part replaces
 * itself. Throws IMPORT_NOT_FOUND, VALIDATION_FAILED.
 */
export async function addToImport(
  database: Database,
  actor: Actor,
  {
    id,
    csv,
    firstLine,
  }: { readonly id: string; readonly csv: string; readonly firstLine?: number },
): Promise<CatalogPartView> {
  const { rows, problems } = await readCatalog(csv, { firstLine });
  return runInTransaction(database, async (transaction) => {
    const { state } = await lockImport(transaction, actor, id);
    if (state !== 'uploading')
      throw new DomainError('IMPORT_NOT_FOUND', `Import ${id} has been started`, { ids: [id] });
    await stage(transaction, id, rows, problems);
    return { rows: rows.length, problems: problems.slice(0, 1000) };
  });
}

/**
 * Ends the upload; the import is then checked and applied in the background. Starting it again changes nothing, except
 * that a failed import continues. Throws IMPORT_NOT_FOUND, VALIDATION_FAILED, IMPORT_STATE if it was cancelled.
 */
export async function startImport(
  database: Database,
  origin: Origin,
  actor: Actor,
  { id, mode }: { readonly id: string; readonly mode: ImportMode },
): Promise<void> {
  const job = await readImport(database, actor, id);
  const rest = await readRest(job);
  await runInTransaction(database, async (transaction) => {
    const now = await lockImport(transaction, actor, id);
    if (now.state === 'cancelled') throw wrongState(id, now);
    if (now.state === 'failed') {
      const next = now.applied > 0 ? 'applying' : 'checking';
      await execute(transaction, continueSql, [id, next, startedBy(origin)]);
      await auditImport(transaction, origin, actor, { importId: id, mode: now.mode ?? mode });
    }
    if (now.state !== 'uploading') return;
    if (now.part !== job.part) {
      const problem = `Import ${id} received another part while it was started`;
      throw new DomainError('IMPORT_STATE', problem, { state: now.state });
    }
    await stage(transaction, id, rest.rows, rest.problems);
    await execute(transaction, 'UPDATE catalog_imports SET mode = $2 WHERE id = $1', [id, mode]);
    await execute(transaction, startSql, [id, startedBy(origin)]);
    await auditImport(transaction, origin, actor, { importId: id, mode });
  });
}

/** Reads what follows the last complete row of the parts. Throws VALIDATION_FAILED. */
export async function readRest(job: ImportJob): Promise<Pick<CatalogPart, 'rows' | 'problems'>> {
  if (job.state !== 'uploading' || job.part === 0) return { rows: [], problems: [] };
  return readCatalog('', { from: positionOf(job) });
}

function startedBy(origin: Origin): string {
  const { requestId, keyId = null, procedure = null } = origin;
  return JSON.stringify({ requestId, keyId, procedure });
}

/** In several statements, because a part may have a hundred thousand rows. */
async function stage(
  transaction: Transaction,
  id: string,
  rows: readonly CatalogRow[],
  problems: readonly CatalogProblem[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += 5000)
    await execute(transaction, rowsSql, [id, JSON.stringify(rows.slice(at, at + 5000))]);
  for (let at = 0; at < problems.length; at += 5000)
    await execute(transaction, problemsSql, [id, JSON.stringify(problems.slice(at, at + 5000))]);
}

function positionOf({ upload }: ImportJob): CatalogPosition {
  return upload ?? startOfFile;
}

export function wrongState(id: string, { state }: Pick<ImportJob, 'state'>): DomainError {
  return new DomainError('IMPORT_STATE', `Import ${id} no longer accepts this: it is ${state}`, {
    state,
  });
}

const keyConstraint = 'catalog_import_jobs_by_user_id_idempotency_key_unique';

const earlierSql = `
SELECT import_id AS id FROM catalog_import_jobs WHERE by_user_id = $1 AND idempotency_key = $2`;

const beginLockSql = `SELECT pg_advisory_xact_lock(hashtextextended('begin catalog import ' || $1::bigint, 0))`;

const uploadsSql = `
SELECT count(*)::int FROM catalog_imports JOIN catalog_import_jobs ON import_id = id
WHERE catalog_imports.by_user_id = $1 AND NOT finished AND state = 'uploading'`;

const beginSql = `
WITH begun AS (INSERT INTO catalog_imports (by_user_id) VALUES ($1) RETURNING id)
INSERT INTO catalog_import_jobs (import_id, by_user_id, idempotency_key)
SELECT id, $1, $2 FROM begun RETURNING import_id AS id`;

const partSql = `
UPDATE catalog_import_jobs SET part = $2, upload = $3, total_rows = total_rows + $4 WHERE import_id = $1`;

const countSql = `
SELECT part AS parts, total_rows AS rows,
       (SELECT count(DISTINCT line)::int FROM catalog_import_problems WHERE import_id = $1) AS refused
FROM catalog_import_jobs WHERE import_id = $1`;

const startSql = `
UPDATE catalog_import_jobs
SET state = 'checking', upload = '{}', origin = $2,
    total_rows = (SELECT count(*) FROM catalog_import_rows WHERE catalog_import_rows.import_id = $1)
WHERE import_id = $1`;

const continueSql = `
UPDATE catalog_import_jobs SET state = $2, origin = $3, failures = 0, ended_at = NULL WHERE import_id = $1`;

const rowsSql = `
INSERT INTO catalog_import_rows (import_id, line, sku, name, sets_description, description, price, stock, archived)
SELECT $1::bigint, line, sku, name, "setsDescription", description, price, stock, archived
FROM jsonb_to_recordset($2::jsonb) AS rows
  (line int, sku text, name text, "setsDescription" boolean, description text, price numeric, stock int,
   archived boolean)
ON CONFLICT (import_id, line) DO UPDATE
  SET sku = excluded.sku, name = excluded.name, sets_description = excluded.sets_description,
      description = excluded.description, price = excluded.price, stock = excluded.stock,
      archived = excluded.archived`;

const problemsSql = `
INSERT INTO catalog_import_problems (import_id, line, "column", message)
SELECT $1::bigint, line, "column", message
FROM jsonb_to_recordset($2::jsonb) AS problems (line int, "column" text, message text)
ON CONFLICT (import_id, line, "column") DO UPDATE SET message = excluded.message`;
