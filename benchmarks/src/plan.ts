/** How much is measured. */
export interface Plan {
  readonly rounds: number;
  readonly warmUpSeconds: number;
  readonly roundSeconds: number;
  /** Who call at once, over HTTP or straight on the driver. */
  readonly callers: number;
  readonly users: number;
  readonly products: number;
  /** Products in an order. */
  readonly lines: number;
  readonly pages: {
    readonly storedOrders: number;
    /** Pages that are timed: from the first to the one that is compared with it. */
    readonly depths: readonly number[];
    readonly seconds: number;
  };
  /** Stored orders at which growth is looked at, ascending. */
  readonly growth: readonly number[];
  /** Stored orders that are then cut by month. */
  readonly partitioned: number;
  /** Orders placed while the memory is watched. */
  readonly memoryOrders: number;
  /** Callers at once, for the curve of the throughput; each for less time than a round. */
  readonly curve: { readonly callers: readonly number[]; readonly seconds: number };
}

/** What published figures are made with. */
export const fullPlan: Plan = {
  rounds: 3,
  warmUpSeconds: 1,
  roundSeconds: 5,
  callers: 32,
  users: 10_000,
  products: 10_000,
  lines: 3,
  pages: { storedOrders: 1_000_000, depths: [1, 10, 100, 1000, 10_000], seconds: 2 },
  growth: [1_000_000, 5_000_000],
  partitioned: 20_000_000,
  memoryOrders: 1_000_000,
  curve: { callers: [1, 2, 4, 8, 16, 32, 64, 128], seconds: 1.5 },
};

/** Tries the code; its figures mean little. */
export const quickPlan: Plan = {
  ...fullPlan,
  rounds: 1,
  warmUpSeconds: 0.5,
  roundSeconds: 1,
  users: 500,
  products: 500,
  pages: { storedOrders: 20_000, depths: [1, 10, 200], seconds: 0.5 },
  growth: [20_000, 50_000],
  partitioned: 50_000,
  memoryOrders: 8000,
  curve: { callers: [1, 8, 32], seconds: 0.5 },
};

/** How long it takes to measure so many sides in turn, with what comes before each round. */
export function secondsInTurn(plan: Plan, sides: number, seconds = plan.roundSeconds): number {
  return plan.rounds * sides * (plan.warmUpSeconds + seconds + 0.5);
}

/** How long it takes to load so many orders into a store, roughly. */
export function secondsToLoad(orders: number): number {
  return orders / 20_000;
}

/** How long it takes at the end to check what was placed and loaded, roughly. */
export function secondsToVerify({ growth, memoryOrders }: Plan): number {
  return (Math.max(...growth) + memoryOrders) / 100_000;
}
