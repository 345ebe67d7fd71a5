/** A problem with one cell of a catalog file. */
export interface CatalogProblem {
  /** The line in the file where the row starts; the header is line 1. */
  line: number;
  /** The column name, or `row` if the whole row is affected. */
  column: string;
  message: string;
}

/** The result of adding a part of a catalog file. */
export interface CatalogPieceView {
  rows: number;
  problems: CatalogProblem[];
}

/** The result of a catalog import. */
export interface CatalogImportView {
  id: string;
  /** False if the mode is all-or-nothing and a row has a problem: nothing was changed. */
  applied: boolean;
  created: number;
  updated: number;
  /** Rows equal to the stored product. */
  unchanged: number;
  /** Rows with a problem. */
  refused: number;
  /** The first thousand problems, by line. */
  problems: CatalogProblem[];
}
