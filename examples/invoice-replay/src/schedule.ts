export interface Schedulable {
  readonly customer: string;
  readonly lines: readonly { readonly sku: string; readonly unitPrice: bigint }[];
}

interface ScheduleOptions<Order> {
  /** Maximum number of concurrent orders, and of concurrent price changes. */
  readonly concurrency: number;
  /** A product's price in cents before its first order. */
  readonly startingPrice: (sku: string) => bigint;
  readonly changePrice: (sku: string, unitPrice: bigint) => Promise<void>;
  readonly place: (order: Order) => Promise<void>;
}

/** Work that starts after all tasks it depends on. */
interface Task {
  readonly run: () => Promise<void>;
  readonly lane: Lane;
  /** Number of slots it takes. */
  readonly weight: number;
  waitsFor: number;
  followers: Task[];
  isDone: boolean;
}

/** Tasks of one kind with limited concurrency; ready tasks start in order. */
interface Lane {
  readonly slots: number;
  readonly ready: Task[];
  taken: number;
}

/** Large orders take several slots. */
const linesPerSlot = 200;

/** A product's latest price, the task that sets it, and the orders at this price. */
interface PricePeriod {
  unitPrice: bigint;
  begin: Task | undefined;
  orders: Set<Task>;
}

/**
 * Places orders concurrently, with the same result as one after the other:
 * - an order waits until each of its products has its price,
 * - a price changes after all earlier orders of the product,
 * - a customer's orders are placed one after the other.
 *
 * Tasks depend on earlier tasks only, so there is no deadlock. After a failure or `stop`, nothing new starts.
 */
export class Schedule<Order extends Schedulable> {
  readonly #options: ScheduleOptions<Order>;
  readonly #prices: Lane;
  readonly #orders: Lane;
  readonly #periods = new Map<string, PricePeriod>();
  readonly #lastOrders = new Map<string, Task>();
  readonly #watchers = new Set<() => void>();
  #waiting = 0;
  #stopped = false;
  #failure: { error: unknown } | undefined;

  constructor(options: ScheduleOptions<Order>) {
    this.#options = options;
    this.#prices = { slots: options.concurrency, ready: [], taken: 0 };
    this.#orders = { slots: options.concurrency, ready: [], taken: 0 };
  }

  /** Number of orders added but not placed. */
  get waiting(): number {
    return this.#waiting;
  }

  get isStopped(): boolean {
    return this.#stopped;
  }

  add(order: Order): void {
    const weight = 1 + Math.floor(order.lines.length / linesPerSlot);
    const task = this.#task(this.#orders, weight, async () => {
      await this.#options.place(order);
      this.#waiting -= 1;
      for (const period of periods) period.orders.delete(task);
      if (this.#lastOrders.get(order.customer) === task) this.#lastOrders.delete(order.customer);
    });
    const periods = order.lines.map((line) => this.#periodAt(line.sku, line.unitPrice));
    for (const period of periods) {
      follow(task, period.begin);
      period.orders.add(task);
    }
    follow(task, this.#lastOrders.get(order.customer));
    this.#lastOrders.set(order.customer, task);
    this.#waiting += 1;
    this.#startIfReady(task);
  }

  /** Lets running tasks finish and starts no others. */
  stop(): void {
    this.#stopped = true;
    this.#notify();
  }

  /**
   * Resolves when at most `waiting` of the added orders are not placed yet or, after a stop, when
   * no task is running. Rejects with the error of a failed task after running tasks have ended.
   */
  async until(waiting: number): Promise<void> {
    const isReached = () =>
      this.#stopped ? this.#orders.taken + this.#prices.taken === 0 : this.#waiting <= waiting;
    while (!isReached()) {
      await new Promise<void>((resolve) => this.#watchers.add(resolve));
    }
    if (this.#failure) throw this.#failure.error;
  }

  /** The product's latest period, a new one with a price change before it where the price differs. */
  #periodAt(sku: string, unitPrice: bigint): PricePeriod {
    let period = this.#periods.get(sku);
    if (period === undefined) {
      const startingPrice = this.#options.startingPrice(sku);
      period = { unitPrice: startingPrice, begin: undefined, orders: new Set() };
      this.#periods.set(sku, period);
    }
    if (period.unitPrice !== unitPrice) {
      const change = this.#task(this.#prices, 1, () => this.#options.changePrice(sku, unitPrice));
      follow(change, period.begin);
      for (const earlier of period.orders) follow(change, earlier);
      period = { unitPrice, begin: change, orders: new Set() };
      this.#periods.set(sku, period);
      this.#startIfReady(change);
    }
    return period;
  }

  #task(lane: Lane, weight: number, run: () => Promise<void>): Task {
    return { run, lane, weight, waitsFor: 0, followers: [], isDone: false };
  }

  #startIfReady(task: Task): void {
    if (task.waitsFor > 0) return;
    task.lane.ready.push(task);
    this.#fill(task.lane);
  }

  #fill(lane: Lane): void {
    while (!this.#stopped && lane.taken < lane.slots) {
      const task = lane.ready.shift();
      if (task === undefined) return;
      lane.taken += task.weight;
      void this.#run(task);
    }
  }

  async #run(task: Task): Promise<void> {
    try {
      await task.run();
      task.isDone = true;
    } catch (error) {
      this.#failure ??= { error };
      this.#stopped = true;
    }
    task.lane.taken -= task.weight;
    if (task.isDone) {
      for (const follower of task.followers) {
        follower.waitsFor -= 1;
        this.#startIfReady(follower);
      }
      task.followers = [];
    }
    this.#fill(task.lane);
    this.#notify();
  }

  #notify(): void {
    const watchers = [...this.#watchers];
    this.#watchers.clear();
    for (const wake of watchers) wake();
  }
}

function follow(task: Task, earlier: Task | undefined): void {
  if (earlier === undefined || earlier.isDone) return;
  earlier.followers.push(task);
  task.waitsFor += 1;
}
