import { z } from 'zod';
import { exactText, Id, wholeNumber } from '../shared/fields.ts';
import type {
  CatalogImportJobView as JobView,
  CatalogImportView as ImportView,
  CatalogFieldsView as FieldsView,
  CatalogPartView as PartView,
  CatalogPreviewRowView as PreviewRowView,
  CatalogPreviewView as PreviewView,
  CatalogProblem as Problem,
  CatalogRowView as RowView,
  CatalogUploadView as UploadView,
} from './catalog-views.ts';

const CatalogProblem: z.ZodType<Problem> = z.object({
  line: z.number(),
  column: z.string(),
  message: z.string(),
});

export const CatalogPartView: z.ZodType<PartView> = z.object({
  rows: z.number(),
  problems: z.array(CatalogProblem),
});

export const CatalogUploadView: z.ZodType<UploadView> = z.object({
  parts: z.number(),
  rows: z.number(),
  refused: z.number(),
});

const mode = z.enum(['all-or-nothing', 'row-by-row'], {
  error: 'must be all-or-nothing or row-by-row',
});

const importView = {
  id: z.string(),
  applied: z.boolean(),
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  problems: z.array(CatalogProblem),
};
export const CatalogImportView: z.ZodType<ImportView> = z.object(importView);

export const CatalogImportJobView: z.ZodType<JobView> = z.object({
  ...importView,
  state: z.enum([
    'uploading',
    'checking',
    'applying',
    'applied',
    'rejected',
    'cancelled',
    'failed',
  ]),
  mode: mode.nullable(),
  parts: z.number(),
  rows: z.number(),
  createdAt: z.string(),
  endedAt: z.string().nullable(),
});

export const CatalogRowView: z.ZodType<RowView> = z.object({
  line: z.number(),
  sku: z.string().nullable(),
  outcome: z.enum(['created', 'updated', 'unchanged', 'refused', 'pending']),
  problems: z.array(CatalogProblem),
});

const CatalogFieldsView: z.ZodType<FieldsView> = z.object({
  name: z.string(),
  description: z.string().nullable(),
  price: z.string(),
  stock: z.number(),
  archived: z.boolean(),
});

const previewOutcome = z.enum(['created', 'updated', 'unchanged', 'refused'], {
  error: 'must be one of created, updated, refused, unchanged',
});

export const CatalogPreviewRowView: z.ZodType<PreviewRowView> = z.object({
  line: z.number(),
  sku: z.string().nullable(),
  outcome: previewOutcome,
  from: CatalogFieldsView.nullable(),
  to: CatalogFieldsView.nullable(),
  problems: z.array(CatalogProblem),
});

export const CatalogPreviewView: z.ZodType<PreviewView> = z.object({
  created: z.number(),
  updated: z.number(),
  unchanged: z.number(),
  refused: z.number(),
  items: z.array(CatalogPreviewRowView),
});

/** A request body is limited to 4 MiB; larger files are uploaded in parts. */
const Csv = exactText(1, 4 * 1024 * 1024).describe('CSV with a header, at most 4 MiB.');
const Mode = mode
  .default('all-or-nothing')
  .describe('Whether a row with an error rejects the whole file or is skipped.');
const line = wholeNumber(2, 100_000_000).describe('The line of the first row in the whole file.');
const importId = Id.describe('The import.');

export const BeginImportInput = z
  .strictObject({
    idempotencyKey: exactText(1, 255)
      .optional()
      .describe('A call with the same key returns the import that the first one began.'),
  })
  .optional();
export const ImportCatalogInput = z.strictObject({ csv: Csv, mode: Mode });
export const AddToImportInput = z.strictObject({ id: importId, csv: Csv, firstLine: line });
export const UploadPartInput = z.strictObject({
  id: importId,
  part: wholeNumber(1, 1_000_000).describe('The number of the part, from 1.'),
  text: Csv.describe('The part of the file, at most 4 MiB.'),
});
export const StartImportInput = z.strictObject({ id: importId, mode: Mode });
export const ImportIdInput = z.strictObject({ id: importId });
const afterLine = wholeNumber(0, 100_000_000).default(0).describe('Only rows after this line.');
export const PreviewImportInput = z.strictObject({
  id: importId,
  outcome: previewOutcome.optional().describe('Only rows with this outcome.'),
  afterLine,
  limit: wholeNumber(1, 100)
    .default(20)
    .describe('The number of rows, from 1 to 100. Default: 20.'),
});
export const ListImportRowsInput = z.strictObject({
  id: importId,
  afterLine,
  limit: wholeNumber(1, 1000)
    .default(100)
    .describe('The number of rows, from 1 to 1000. Default: 100.'),
});
