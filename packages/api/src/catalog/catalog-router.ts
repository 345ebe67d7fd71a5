import { z } from 'zod';
import type { Actor } from '../platform/identity/context.ts';
import {
  staffMutation,
  staffProcedure,
  router,
  type CallContext,
} from '../platform/trpc/procedures.ts';
import {
  AddToImportInput,
  BeginImportInput,
  CatalogImportJobView,
  CatalogImportView,
  CatalogPartView,
  CatalogPreviewView,
  CatalogRowView,
  CatalogUploadView,
  ImportCatalogInput,
  ImportIdInput,
  ListImportRowsInput,
  PreviewImportInput,
  StartImportInput,
  UploadPartInput,
} from './catalog-schemas.ts';
import { beginApplying, finishImport, importCatalog } from './import-catalog.ts';
import { cancelImport, listImportRows, listImports, viewImport } from './import-jobs.ts';
import { previewImport } from './preview-import.ts';
import { addToImport, beginImport, uploadPart } from './stage-catalog.ts';

/** Counts text whose rows are stored. RATE_LIMITED */
async function countText(
  {
    services,
    actor,
    address,
    procedure,
  }: CallContext & { readonly actor: Actor; readonly procedure: string },
  text: string,
): Promise<void> {
  const weight = Math.ceil(text.length / 1024);
  const call = {
    path: procedure,
    type: 'mutation',
    callClass: 'importedKilobytes',
    weight,
  } as const;
  await services.rateLimits.countMore(call, actor, address);
}

/** Imports products from CSV files, by SKU, as background jobs. An import belongs to the account that began it. */
export const catalogRouter = router({
  /**
   * Imports a file of up to 4 MiB in one call. The response lists problems by line and column. Throws VALIDATION_FAILED
   * if the file is not valid CSV, IMPORT_RUNNING if it takes longer than 25 seconds.
   */
  import: staffMutation
    .input(ImportCatalogInput)
    .output(CatalogImportView)
    .mutation(async ({ ctx, input, signal }) => {
      await countText(ctx, input.csv);
      return importCatalog(ctx, input, signal);
    }),

  /**
   * Begins the upload of a file. A retry with the same idempotency key returns the same import. Throws IMPORT_STATE if the
   * account has 20 imports that are neither started nor cancelled.
   */
  beginImport: staffMutation
    .input(BeginImportInput)
    .output(z.object({ id: z.string() }))
    .mutation(({ ctx }) => beginImport(ctx.services.database, ctx.actor)),

  /**
   * Uploads the next part of the file, numbered from 1: any text, even one that ends in the middle of a row. A repeated
   * part changes nothing. Throws IMPORT_NOT_FOUND, IMPORT_STATE, VALIDATION_FAILED.
   */
  uploadPart: staffMutation
    .input(UploadPartInput)
    .output(CatalogUploadView)
    .mutation(async ({ ctx, input }) => {
      await countText(ctx, input.text);
      return uploadPart(ctx.services.database, ctx.actor, input);
    }),

  /**
   * Returns what the uploaded rows would change, by the products as they are now: the counts of all rows, and the first rows
   * after a line with their old and new values or their problems. Changes nothing; the next call may be `startImport`.
   * Throws IMPORT_NOT_FOUND, IMPORT_STATE if the import was started or cancelled, VALIDATION_FAILED.
   */
  previewImport: staffProcedure
    .input(PreviewImportInput)
    .output(CatalogPreviewView)
    .query(({ ctx, input }) =>
      ctx.services.read((database) => previewImport(database, ctx.actor, input)),
    ),

  /**
   * Ends the upload; the file is then checked and applied in the background. A repeated call changes nothing, except that
   * a failed import continues. Throws IMPORT_NOT_FOUND, IMPORT_STATE, VALIDATION_FAILED.
   */
  startImport: staffMutation
    .input(StartImportInput)
    .output(CatalogImportJobView)
    .mutation(({ ctx, input, signal }) => beginApplying(ctx, input, signal)),

  /** Returns the progress of an import, and its result when it has ended. Throws IMPORT_NOT_FOUND. */
  getImport: staffProcedure
    .input(ImportIdInput)
    .output(CatalogImportJobView)
    .query(({ ctx, input }) =>
      ctx.services.read((database) => viewImport(database.pool, ctx.actor, input.id)),
    ),

  /** Returns the caller's imports of the last day, newest first, without their problems. */
  listImports: staffProcedure
    .output(z.object({ items: z.array(CatalogImportJobView) }))
    .query(({ ctx }) => ctx.services.read((database) => listImports(database, ctx.actor))),

  /** Returns the outcome of each row of the file, by line. Throws IMPORT_NOT_FOUND. */
  listImportRows: staffProcedure
    .input(ListImportRowsInput)
    .output(z.object({ items: z.array(CatalogRowView) }))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listImportRows(database, ctx.actor, input)),
    ),

  /**
   * Cancels an import; rows that were applied stay. An all-or-nothing import that has begun to change products is
   * completed instead. Throws IMPORT_NOT_FOUND, IMPORT_STATE.
   */
  cancelImport: staffMutation
    .input(ImportIdInput)
    .output(CatalogImportJobView)
    .mutation(({ ctx, input }) => cancelImport(ctx.services.database, ctx.actor, input.id)),

  /** Adds CSV with the header and some rows. Use `uploadPart`. Throws IMPORT_NOT_FOUND, VALIDATION_FAILED. */
  addToImport: staffMutation
    .input(AddToImportInput)
    .output(CatalogPartView)
    .mutation(async ({ ctx, input }) => {
      await countText(ctx, input.csv);
      return addToImport(ctx.services.database, ctx.actor, input);
    }),

  /**
   * Starts an import and waits for its result. A repeated call returns the same result. Throws IMPORT_NOT_FOUND,
   * IMPORT_STATE if it was cancelled, IMPORT_RUNNING if it takes longer than 25 seconds.
   */
  finishImport: staffMutation
    .input(StartImportInput)
    .output(CatalogImportView)
    .mutation(({ ctx, input, signal }) => finishImport(ctx, input, signal)),
});
