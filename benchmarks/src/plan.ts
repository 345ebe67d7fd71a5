/** How much is measured. */
export interface Plan {
  readonly rounds: number;
  readonly warmUpSeconds: number;
  readonly roundSeconds: number;
  /** Concurrent callers, over HTTP or on the driver. */
  readonly callers: number;
  readonly users: number;
  readonly products: number;
  /** Products per order. */
  readonly lines: number;
  readonly pages: {
    readonly storedOrders: number;
    /** Page numbers to measure, from the first to the one that is compared with it. */
    readonly depths: readonly number[];
    readonly seconds: number;
  };
  /** Products with descriptions of 600 characters: to search, and to search during orders. */
  readonly search: { readonly products: number; readonly stormProducts: number };
  /** Numbers of stored orders at which throughput is measured, ascending. */
  readonly storedOrders: readonly number[];
  /** Orders to place while memory is sampled. */
  readonly memoryOrders: number;
  /** Orders that expire at the same time, and for how many seconds orders are measured in the meantime. */
  readonly expiry: { readonly orders: number; readonly seconds: number };
  /** Orders to pay in a round. */
  readonly paymentOrders: number;
  /** Seconds for which an idle store is observed. */
  readonly idleSeconds: number;
  /** Products in an imported file. */
  readonly importRows: number;
  /** Calls of each kind whose CPU time is measured. */
  readonly budgetCalls: number;
  /** Numbers of callers at which throughput is measured. */
  readonly curve: { readonly callers: readonly number[]; readonly seconds: number };
}

/** The plan of published figures. */
export const fullPlan: Plan = {
  rounds: 3,
  warmUpSeconds: 1,
  roundSeconds: 5,
  callers: 32,
  users: 10_000,
  products: 10_000,
  lines: 3,
  pages: { storedOrders: 1_000_000, depths: [1, 10, 100, 1000, 10_000], seconds: 2 },
  search: { products: 1_000_000, stormProducts: 200_000 },
  storedOrders: [1_000_000, 5_000_000],
  memoryOrders: 1_000_000,
  expiry: { orders: 100_000, seconds: 15 },
  paymentOrders: 50_000,
  idleSeconds: 30,
  importRows: 150_000,
  budgetCalls: 10_000,
  curve: { callers: [1, 2, 4, 8, 16, 32, 64, 128], seconds: 1.5 },
};

/** Tests the benchmark itself; the figures are not meaningful. */
export const quickPlan: Plan = {
  ...fullPlan,
  rounds: 1,
  warmUpSeconds: 0.5,
  roundSeconds: 1,
  users: 500,
  products: 500,
  pages: { storedOrders: 20_000, depths: [1, 10, 200], seconds: 0.5 },
  search: { products: 5000, stormProducts: 2000 },
  storedOrders: [20_000, 50_000],
  memoryOrders: 8000,
  expiry: { orders: 2000, seconds: 1 },
  paymentOrders: 5000,
  idleSeconds: 3,
  importRows: 5000,
  budgetCalls: 500,
  curve: { callers: [1, 8, 32], seconds: 0.5 },
};

/** Estimated seconds to measure so many sides interleaved. */
export function secondsInterleaved(plan: Plan, sides: number, seconds = plan.roundSeconds): number {
  return plan.rounds * sides * (plan.warmUpSeconds + seconds + 0.5);
}

/** Estimated seconds to insert past orders. */
export function secondsToInsert(orders: number): number {
  return orders / 20_000;
}

/** Estimated seconds to check the invariants at the end. */
export function secondsToVerify({ storedOrders, memoryOrders }: Plan): number {
  return (Math.max(...storedOrders) + memoryOrders) / 100_000;
}
