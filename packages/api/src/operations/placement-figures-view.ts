/** Batching of placed orders since this process started. Each process counts separately. */
export interface PlacementFiguresView {
  /** Id of the responding process until it exits. Counts of different processes are not comparable. */
  process: string;
  /** Orders processed, rejected ones included. */
  orders: number;
  /** Batches, each decided in one transaction. */
  groups: number;
  /** Batches by size; each range starts after the previous one. */
  sizes: GroupsOfSize[];
  /** Orders waiting for a batch. */
  waiting: number;
  /** Batches being placed now. */
  underWay: number;
}

/** Number of batches in a range of sizes. */
export interface GroupsOfSize {
  /** Null for the last range, which has no upper bound. */
  upTo: number | null;
  groups: number;
}
