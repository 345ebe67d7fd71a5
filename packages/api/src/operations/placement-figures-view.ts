/** How orders were placed together since this process started. Counted by each process for itself. */
export interface PlacementFiguresView {
  /** Names the process that answered, until it ends: counts of different ones must not be compared. */
  process: string;
  /** Orders that were asked for and got their turn, also those that were refused then. */
  orders: number;
  /** The groups in which they were decided, each in one transaction. */
  groups: number;
  /** The same groups by size; each range begins behind the one before it. */
  sizes: GroupsOfSize[];
  /** Orders that wait for their turn now. */
  waiting: number;
  /** Groups that are being placed now. */
  underWay: number;
}

/** How many groups had at most so many orders, and more than the range before. */
export interface GroupsOfSize {
  /** Null for the last range, which is open. */
  upTo: number | null;
  groups: number;
}
