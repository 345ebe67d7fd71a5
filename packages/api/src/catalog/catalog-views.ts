/** A problem with one cell of a catalog file. */
export interface CatalogProblem {
  /** The line in the file where the row starts; the header is line 1. */
  line: number;
  /** The column name, or `row` if the whole row is affected. */
  column: string;
  message: string;
}

/** The result of adding a part of a catalog file. */
export interface CatalogPartView {
  rows: number;
  problems: CatalogProblem[];
}

/** The totals of a catalog file that is being uploaded. */
export interface CatalogUploadView {
  /** Parts received so far. */
  parts: number;
  /** Rows without a problem so far. */
  rows: number;
  /** Rows with a problem so far. */
  refused: number;
}

/** The result of a catalog import. */
export interface CatalogImportView {
  id: string;
  /** False if no row was applied, because a row has a problem (all-or-nothing) or the import was cancelled before. */
  applied: boolean;
  created: number;
  updated: number;
  /** Rows equal to the stored product. */
  unchanged: number;
  /** Rows with a problem. */
  refused: number;
  /** The first thousand problems, by line. Empty until the import has ended. */
  problems: CatalogProblem[];
}

/**
 * The state of an import. `uploading`, `checking` and `applying` continue; the others are final: `applied`, `rejected`
 * (all-or-nothing, and a row has a problem), `cancelled`, and `failed`: an unexpected error, or the account is no longer
 * staff, or the API key that started it has ended. `startImport` continues.
 */
export type CatalogImportState =
  | 'uploading'
  | 'checking'
  | 'applying'
  | 'applied'
  | 'rejected'
  | 'cancelled'
  | 'failed';

/** A catalog import as a background job: its progress, and its result so far. */
export interface CatalogImportJobView extends CatalogImportView {
  state: CatalogImportState;
  mode: 'all-or-nothing' | 'row-by-row' | null;
  /** Parts uploaded so far. The next one has the next number. */
  parts: number;
  /** Rows uploaded so far that have no problem. */
  rows: number;
  createdAt: string;
  /** Null until the state is final. */
  endedAt: string | null;
}

/** The outcome of one row of a catalog file. */
export interface CatalogRowView {
  line: number;
  /** Null if the row could not be read. */
  sku: string | null;
  /** `pending` rows have not been applied, or never will be if the import was rejected or cancelled. */
  outcome: 'created' | 'updated' | 'unchanged' | 'refused' | 'pending';
  problems: CatalogProblem[];
}

/** The values of a product that a catalog file sets. */
export interface CatalogFieldsView {
  name: string;
  description: string | null;
  price: string;
  stock: number;
  archived: boolean;
}

/** What an import would do with one row of its file. */
export interface CatalogPreviewRowView {
  line: number;
  /** Null if the row could not be read. */
  sku: string | null;
  outcome: 'created' | 'updated' | 'unchanged' | 'refused';
  /** The product as it is now. Null if there is none, or if the row has a problem. */
  from: CatalogFieldsView | null;
  /** The product as the row would make it. Null if the row has a problem. */
  to: CatalogFieldsView | null;
  problems: CatalogProblem[];
}

/** What an import would do, by the products as they are now. */
export interface CatalogPreviewView {
  /** Rows that create a product. */
  created: number;
  /** Rows that change a product. */
  updated: number;
  /** Rows equal to the stored product. */
  unchanged: number;
  /** Rows with a problem. */
  refused: number;
  /** The first rows, by line. */
  items: CatalogPreviewRowView[];
}
