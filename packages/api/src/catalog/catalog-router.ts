import { z } from 'zod';
import { router, staffProcedure } from '../platform/trpc/procedures.ts';
import { finishImport, importCatalog } from './apply-catalog.ts';
import {
  AddToImportInput,
  CatalogImportView,
  CatalogPieceView,
  FinishImportInput,
  ImportCatalogInput,
} from './catalog-schemas.ts';
import { addToImport, beginImport } from './stage-catalog.ts';

/** Imports products from CSV files, by SKU. */
export const catalogRouter = router({
  /**
   * Imports a file of up to 4 MiB in one call. The response lists problems by line and column. Throws
   * VALIDATION_FAILED if the file is not valid CSV.
   */
  import: staffProcedure
    .input(ImportCatalogInput)
    .output(CatalogImportView)
    .mutation(({ ctx, input }) => importCatalog(ctx.services.database, ctx, ctx.actor, input)),

  /** Starts the import of a file that is uploaded in parts. */
  beginImport: staffProcedure
    .output(z.object({ id: z.string() }))
    .mutation(({ ctx }) => beginImport(ctx.services.database, ctx.actor)),

  /** Adds a part: the header and some rows. Throws IMPORT_NOT_FOUND, VALIDATION_FAILED. */
  addToImport: staffProcedure
    .input(AddToImportInput)
    .output(CatalogPieceView)
    .mutation(({ ctx, input }) => addToImport(ctx.services.database, ctx.actor, input)),

  /** Applies all parts. A repeated call returns the same result. Throws IMPORT_NOT_FOUND. */
  finishImport: staffProcedure
    .input(FinishImportInput)
    .output(CatalogImportView)
    .mutation(({ ctx, input }) => finishImport(ctx.services.database, ctx, ctx.actor, input)),
});
