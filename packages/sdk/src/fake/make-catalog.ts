import type {
  CatalogImport,
  CatalogImportJob,
  CatalogImportFields,
  CatalogImportPart,
  CatalogImportPreview,
  CatalogImportPreviewRow,
  CatalogImportRow,
  CatalogProblem,
  CatalogUpload,
} from '../index.ts';
import { factory, madeAt, newId, type Factory } from './factory.ts';

/** An error in a row of a file. */
export const makeCatalogProblem: Factory<CatalogProblem> = factory<CatalogProblem>(() => ({
  line: 2,
  column: 'price',
  message: 'must be a decimal string such as "29.99"',
}));

/** The result of `catalog.import`, by default of one new product. */
export const makeCatalogImport: Factory<CatalogImport> = factory<CatalogImport>(() => ({
  id: newId(),
  applied: true,
  created: 1,
  updated: 0,
  unchanged: 0,
  refused: 0,
  problems: [],
}));

/** An import that the store runs in the background, by default applied. */
export const makeCatalogImportJob: Factory<CatalogImportJob> = factory<CatalogImportJob>(() => ({
  ...makeCatalogImport(),
  state: 'applied',
  mode: 'all-or-nothing',
  parts: 1,
  rows: 1,
  createdAt: madeAt,
  endedAt: madeAt,
}));

/** The result of `catalog.addToImport`. */
export const makeCatalogImportPart: Factory<CatalogImportPart> = factory<CatalogImportPart>(() => ({
  rows: 1,
  problems: [],
}));

/** The result of `catalog.uploadPart`. */
export const makeCatalogUpload: Factory<CatalogUpload> = factory<CatalogUpload>(() => ({
  parts: 1,
  rows: 1,
  refused: 0,
}));

/** The outcome of a row. */
export const makeCatalogImportRow: Factory<CatalogImportRow> = factory<CatalogImportRow>(() => ({
  line: 2,
  sku: 'MUG-RED',
  outcome: 'created',
  problems: [],
}));

/** The values of a product that a file sets. */
export const makeCatalogImportFields: Factory<CatalogImportFields> = factory<CatalogImportFields>(
  () => ({ name: 'Red mug', description: null, price: '12.50', stock: 5, archived: false }),
);

/** What an import would do with a row, by default create a product. */
export const makeCatalogImportPreviewRow: Factory<CatalogImportPreviewRow> =
  factory<CatalogImportPreviewRow>(() => ({
    line: 2,
    sku: 'MUG-RED',
    outcome: 'created',
    from: null,
    to: makeCatalogImportFields(),
    problems: [],
  }));

/** The result of `catalog.previewImport`, by default of one new product. */
export const makeCatalogImportPreview: Factory<CatalogImportPreview> =
  factory<CatalogImportPreview>(() => ({
    created: 1,
    updated: 0,
    unchanged: 0,
    refused: 0,
    items: [makeCatalogImportPreviewRow()],
  }));
