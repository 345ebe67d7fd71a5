import { execute, type Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { Origin } from '../platform/audit/record-security-event.ts';
import type { KeyedCall } from '../platform/idempotency/keyed-call.ts';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { CatalogImportJobView, CatalogImportView } from './catalog-views.ts';
import { cancelImport, isRunning, readImport, viewImport, type ImportMode } from './import-jobs.ts';
import { runImports } from './run-imports.ts';
import { addToImport, beginImport, startImport } from './stage-catalog.ts';

interface ImportContext extends Origin {
  readonly services: { readonly database: Database; readonly log: Logger };
  readonly actor: Actor;
  readonly keyed?: Pick<KeyedCall, 'id'> | undefined;
}

interface StartInput {
  readonly id: string;
  readonly mode: ImportMode;
}

/** Imports a whole file in one call. Throws VALIDATION_FAILED, IMPORT_RUNNING. */
export async function importCatalog(
  ctx: ImportContext,
  { csv, mode }: { readonly csv: string; readonly mode: ImportMode },
  signal: AbortSignal | undefined,
): Promise<CatalogImportView> {
  const { database } = ctx.services;
  const { id } = await beginImport(database, ctx.actor, ctx.keyed?.id);
  try {
    const { state } = await readImport(database, ctx.actor, id);
    // A retry continues what an earlier attempt has started.
    if (state === 'uploading') await addToImport(database, ctx.actor, { id, csv });
  } catch (error) {
    // A concurrent retry has started it.
    const isStarted = error instanceof DomainError && error.reason === 'IMPORT_NOT_FOUND';
    if (!isStarted) {
      // Only a retry can know its id, and must not find it.
      await cancelImport(database, ctx.actor, id).catch(() => {});
      await execute(database.pool, releaseKeySql, [id]).catch(() => {});
      throw error;
    }
  }
  return finishImport(ctx, { id, mode }, signal);
}

/** Starts an import, and waits a moment for it, which is enough for most files. */
export async function beginApplying(
  ctx: ImportContext,
  input: StartInput,
  signal: AbortSignal | undefined,
): Promise<CatalogImportJobView> {
  return run(ctx, input, 1000, signal);
}

/** Starts an import and waits for its result. Throws IMPORT_RUNNING if it takes long. */
export async function finishImport(
  ctx: ImportContext,
  input: StartInput,
  signal: AbortSignal | undefined,
): Promise<CatalogImportView> {
  const { id, state, applied, created, updated, unchanged, refused, problems } = await run(
    ctx,
    input,
    // Less than clients wait for an answer.
    25_000,
    signal,
  );
  if (isRunning(state)) {
    const message = `Import ${id} continues in the background; catalog.getImport shows its progress and its result`;
    throw new DomainError('IMPORT_RUNNING', message, { id });
  }
  return { id, applied, created, updated, unchanged, refused, problems };
}

/** This call takes part in the work, so that a small import does not wait for the next background run. */
async function run(
  ctx: ImportContext,
  { id, mode }: StartInput,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<CatalogImportJobView> {
  const {
    services: { database, log },
    actor,
  } = ctx;
  await startImport(database, ctx, actor, { id, mode });
  const timeout = AbortSignal.timeout(timeoutMs);
  const ends = signal ? AbortSignal.any([signal, timeout]) : timeout;
  await runImports(database, { id, signal: ends, log });
  return viewImport(database.pool, actor, id);
}

const releaseKeySql = 'UPDATE catalog_import_jobs SET idempotency_key = NULL WHERE import_id = $1';
