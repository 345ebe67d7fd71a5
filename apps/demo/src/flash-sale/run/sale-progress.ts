/** The progress of a sale. Times are milliseconds since its start. */
export interface SaleProgress {
  readonly elapsedMs: number;
  /** Responses by arrival time, one entry per {@link bucketMs}. */
  readonly responses: readonly ResponseBucket[];
  readonly stock: readonly StockPoint[];
  readonly batches: BatchTotals;
  readonly counts: SaleCounts;
  /** How long buyers waited for a response, in milliseconds; null before the first. */
  readonly waits: { readonly median: number; readonly p99: number } | null;
}

/** The resolution of the response chart. */
export const bucketMs = 100;

export interface ResponseBucket {
  readonly ordered: number;
  readonly soldOut: number;
}

export interface StockPoint {
  readonly atMs: number;
  readonly left: number;
}

export interface SaleCounts {
  readonly ordered: number;
  readonly soldOut: number;
  /** Attempts that the buyer aborted before a response arrived. */
  readonly aborted: number;
  /** Attempts that failed with another error, by reason. */
  readonly failed: Readonly<Record<string, number>>;
  readonly doubleClicks: number;
  /** Double-clicks for which both clicks returned the same order. */
  readonly sameOrder: number;
  /** Calls retried by the SDK. */
  readonly retries: number;
  /** Calls of `orders.place`, and the HTTP requests that carried them. */
  readonly calls: number;
  readonly requests: number;
}

/** The server's batch counters since the start of the sale. */
export interface BatchTotals {
  /** Server processes that answered. */
  readonly processes: number;
  readonly orders: number;
  readonly batches: number;
  readonly sizes: readonly BatchSizeCount[];
  readonly samples: readonly BatchSample[];
}

/** Batches with at most `upTo` orders (null: unlimited) that exceed the previous bound. */
export interface BatchSizeCount {
  readonly upTo: number | null;
  readonly batches: number;
}

/** The batches of one server process since its previous answer. */
export interface BatchSample {
  readonly fromMs: number;
  readonly atMs: number;
  /** Average orders per batch; null without batches. */
  readonly meanSize: number | null;
  /** Orders waiting for a batch. */
  readonly waiting: number;
}
