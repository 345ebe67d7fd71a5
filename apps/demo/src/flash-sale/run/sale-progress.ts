import type { GroupsOfSize } from '@order-store/sdk';

/** How a sale is going, as the page shows it. Times are milliseconds since the doors opened. */
export interface SaleProgress {
  readonly elapsedMs: number;
  /** Buyers' tries that were answered, by the moment of the answer: one entry each {@link bucketMs}. */
  readonly answers: readonly AnswersInTime[];
  readonly stock: readonly StockPoint[];
  readonly groups: GroupsSoFar;
  readonly counts: SaleCounts;
  /** How long buyers waited for their answers, in milliseconds; null before the first. */
  readonly waits: { readonly median: number; readonly p99: number } | null;
}

/** The chart's finest step. */
export const bucketMs = 100;

export interface AnswersInTime {
  readonly ordered: number;
  readonly soldOut: number;
}

/** What the store said was left. */
export interface StockPoint {
  readonly atMs: number;
  readonly left: number;
}

export interface SaleCounts {
  readonly ordered: number;
  readonly soldOut: number;
  /** Buyers who left before an answer came. */
  readonly gaveUp: number;
  /** Tries that ended for another reason, by reason. */
  readonly failed: Readonly<Record<string, number>>;
  /** Second clicks, and those of them that were answered with the order of the first. */
  readonly secondClicks: number;
  readonly sameOrder: number;
  /** Calls that the SDK made again. */
  readonly retries: number;
  /** Calls of `orders.place`, and the HTTP requests that carried them. */
  readonly calls: number;
  readonly requests: number;
}

/** What the server's own counters say since the doors opened. */
export interface GroupsSoFar {
  /** Server processes that were heard of. */
  readonly processes: number;
  readonly orders: number;
  readonly groups: number;
  readonly sizes: readonly GroupsOfSize[];
  readonly samples: readonly GroupSample[];
}

/** The groups of one server process since it was last heard. */
export interface GroupSample {
  readonly fromMs: number;
  readonly atMs: number;
  /** Orders a group on average; null where there was no group. */
  readonly meanSize: number | null;
  /** Orders that waited when the server was asked. */
  readonly waiting: number;
}
