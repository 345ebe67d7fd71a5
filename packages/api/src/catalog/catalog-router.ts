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

/** Products from a CSV file: created, or changed where the SKU is there. */
export const catalogRouter = router({
  /** A file of up to 4 MiB at once. Problems are in the answer, by line and column. VALIDATION_FAILED when it is no CSV */
  import: staffProcedure
    .input(ImportCatalogInput)
    .output(CatalogImportView)
    .mutation(({ ctx, input }) => importCatalog(ctx.services.database, ctx.actor, input)),

  /** Begins the import of a file that comes in pieces. */
  beginImport: staffProcedure
    .output(z.object({ id: z.string() }))
    .mutation(({ ctx }) => beginImport(ctx.services.database, ctx.actor)),

  /** Takes in a piece: the header and some rows. IMPORT_NOT_FOUND, VALIDATION_FAILED */
  addToImport: staffProcedure
    .input(AddToImportInput)
    .output(CatalogPieceView)
    .mutation(({ ctx, input }) => addToImport(ctx.services.database, ctx.actor, input)),

  /** Applies all pieces; again, it gives the same answer. IMPORT_NOT_FOUND */
  finishImport: staffProcedure
    .input(FinishImportInput)
    .output(CatalogImportView)
    .mutation(({ ctx, input }) => finishImport(ctx.services.database, ctx.actor, input)),
});
