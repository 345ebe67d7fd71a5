import { z } from 'zod';
import { exactText, Id, wholeNumber } from '../shared/fields.ts';
import type {
  CatalogImportView as ImportView,
  CatalogPieceView as PieceView,
  CatalogProblem as Problem,
} from './catalog-views.ts';

const CatalogProblem: z.ZodType<Problem> = z.object({
  line: z.number(),
  column: z.string(),
  message: z.string(),
});

export const CatalogPieceView: z.ZodType<PieceView> = z.object({
  rows: z.number(),
  problems: z.array(CatalogProblem),
});

export const CatalogImportView: z.ZodType<ImportView> = z.object({
  id: z.string(),
  applied: z.boolean(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  problems: z.array(CatalogProblem),
});

/** A request body is limited to 4 MiB; larger files are uploaded in parts. */
const Csv = exactText(1, 4 * 1024 * 1024);
const Mode = z
  .enum(['all-or-nothing', 'row-by-row'], { error: 'must be all-or-nothing or row-by-row' })
  .default('all-or-nothing');

export const ImportCatalogInput = z.strictObject({ csv: Csv, mode: Mode });
export const AddToImportInput = z.strictObject({
  id: Id,
  csv: Csv,
  firstLine: wholeNumber(2, 100_000_000),
});
export const FinishImportInput = z.strictObject({ id: Id, mode: Mode });
