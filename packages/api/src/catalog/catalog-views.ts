/** What is wrong with one cell of a catalog file. */
export interface CatalogProblem {
  /** The line in the file on which the row begins; the header is line 1. */
  line: number;
  /** The column's name; `row` when it is the whole row. */
  column: string;
  message: string;
}

/** What became of a piece of a catalog file. */
export interface CatalogPieceView {
  rows: number;
  problems: CatalogProblem[];
}

/** What became of a catalog file. */
export interface CatalogImportView {
  id: string;
  /** False when all or nothing was asked for and a row had a problem: then nothing was changed. */
  applied: boolean;
  created: number;
  updated: number;
  /** Rows that say what the product is already. */
  unchanged: number;
  /** Rows with a problem. */
  refused: number;
  /** The first thousand, by line. */
  problems: CatalogProblem[];
}
