import { isLockTimeout } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import { currentOrigin, workForAll, type Origin } from '../platform/telemetry/origin.ts';
import {
  firstHeld,
  type Deferred,
  type HeldRow,
  type PlacementRequest,
  type PlacementResult,
} from './placement.ts';

/** The request was not decided, but the row it waited for is free. */
interface Released {
  readonly released: true;
}

interface PlacementLanesOptions {
  /**
   * Waits for the row, then takes the requests and places them. Rejects with SQLSTATE 55P03 if the row does not become
   * free in time.
   */
  readonly run: (
    row: HeldRow,
    takeRequests: () => readonly PlacementRequest[],
    timeoutMs: number,
  ) => Promise<PromiseSettledResult<PlacementResult | Deferred>[]>;
  readonly maxBatchSize: number;
  /** Maximum number of lanes that wait in the database at the same time, each with a connection. */
  readonly maxConnections: number;
  /** Maximum number of requests in all lanes; further ones are rejected with OVERLOADED. */
  readonly maxWaiting: number;
}

interface WaitingPlacement {
  readonly request: PlacementRequest;
  /** In milliseconds of `performance.now()`. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/**
 * Requests that wait for rows that other transactions have locked, in one lane per row. One transaction per lane waits
 * in the database without holding any other lock. When it gets the row, it places the first requests of the lane, and
 * the others are released, so that a product that is merely popular does not keep a lane.
 */
export class PlacementLanes {
  readonly #options: PlacementLanesOptions;
  /** In the order in which they wait for a connection. */
  readonly #lanes = new Map<string, Lane>();
  #running = 0;

  constructor(options: PlacementLanesOptions) {
    this.#options = options;
  }

  get waiting(): number {
    let waiting = 0;
    for (const { entries } of this.#lanes.values()) waiting += entries.length;
    return waiting;
  }

  /** Transactions that wait for a row or place the requests of a lane. */
  get running(): number {
    return this.#running;
  }

  /** The row of a lane that the request needs, if any. */
  rowFor(request: PlacementRequest): HeldRow | undefined {
    if (this.#lanes.size === 0) return undefined;
    const product = firstHeld(request, (id) => this.#lanes.has(`product ${id}`));
    if (product) return product;
    const { userId: id } = request;
    return this.#lanes.has(`user ${id}`) ? { kind: 'user', id } : undefined;
  }

  /** Resolves when the request was placed, rejected, deferred because of another row, or released. */
  add(row: HeldRow, waiting: WaitingPlacement): Promise<PlacementResult | Deferred | Released> {
    if (this.waiting >= this.#options.maxWaiting) {
      const message = 'Too many orders wait for locked products; retry';
      return Promise.reject(new DomainError('OVERLOADED', message, {}));
    }
    return new Promise((resolve, reject) => {
      const name = row.kind === 'other' ? row.kind : `${row.kind} ${row.id}`;
      const lane = this.#lanes.get(name) ?? { name, row, entries: [], isRunning: false };
      this.#lanes.set(name, lane);
      lane.entries.push({ ...waiting, origin: currentOrigin(), resolve, reject });
      this.#begin();
    });
  }

  #begin(): void {
    for (const lane of this.#lanes.values()) {
      if (this.#running >= this.#options.maxConnections) return;
      if (!lane.isRunning) void this.#run(lane);
    }
  }

  async #run(lane: Lane): Promise<void> {
    lane.isRunning = true;
    this.#running++;
    let taken: readonly Entry[] = [];
    const take = () => {
      taken = this.#take(lane);
      return taken.map(({ request }) => request);
    };
    try {
      const results = await workForAll(
        'place orders after a lock',
        lane.entries.map(({ origin }) => origin),
        () => this.#options.run(lane.row, take, this.#timeoutMs(lane)),
      );
      for (const [index, { resolve, reject }] of taken.entries()) {
        const result = results[index];
        if (result?.status === 'fulfilled') resolve(result.value);
        else reject(result ? result.reason : new Error('A request of a lane got no result'));
      }
    } catch (error) {
      this.#fail(lane, taken, error);
    } finally {
      lane.isRunning = false;
      this.#running--;
      this.#begin();
    }
  }

  /** How long the lane may wait in the database: at most until its first deadline, and less if there are many lanes. */
  #timeoutMs({ row, entries }: Lane): number {
    const left = Math.min(...entries.map(({ deadline }) => deadline)) - performance.now();
    // Its requests are taken before it waits.
    if (row.kind === 'other') return Math.ceil(Math.max(1, Math.min(left, 2 ** 31 - 1)));
    const turn = (roundMs * this.#options.maxConnections) / this.#lanes.size;
    return Math.ceil(Math.max(1, Math.min(left, Math.max(minTurnMs, Math.min(turn, maxTurnMs)))));
  }

  /** Ends the lane: takes its first requests and releases the others. */
  #take(lane: Lane): readonly Entry[] {
    this.#lanes.delete(lane.name);
    const wanted = lane.entries.filter(isWanted);
    const taken = wanted.slice(0, this.#options.maxBatchSize);
    for (const { resolve } of wanted.slice(taken.length)) resolve({ released: true });
    return taken;
  }

  #fail(lane: Lane, taken: readonly Entry[], error: unknown): void {
    // The transaction was rolled back. Placed separately, only the faulty request fails.
    for (const { resolve } of taken) resolve({ released: true });
    if (taken.length > 0 || this.#lanes.get(lane.name) !== lane) return;
    this.#lanes.delete(lane.name);
    if (!isLockTimeout(error)) {
      for (const { reject } of lane.entries) reject(error);
      return;
    }
    const now = performance.now();
    lane.entries = lane.entries.filter((entry) => {
      if (entry.deadline <= now) entry.reject(lockedTooLong(error));
      return entry.deadline > now && isWanted(entry);
    });
    // Back in the queue for a connection, behind the other lanes.
    if (lane.entries.length > 0) this.#lanes.set(lane.name, lane);
  }
}

/** Within which every lane gets its turn, in milliseconds. */
const roundMs = 1000;
const minTurnMs = 10;
const maxTurnMs = 500;

interface Lane {
  readonly name: string;
  readonly row: HeldRow;
  entries: Entry[];
  isRunning: boolean;
}

interface Entry extends WaitingPlacement {
  readonly origin: Origin;
  readonly resolve: (result: PlacementResult | Deferred | Released) => void;
  readonly reject: (error: unknown) => void;
}

function isWanted({ signal, reject }: Entry): boolean {
  if (!signal?.aborted) return true;
  const message = 'The caller disconnected while the order waited for a lock';
  reject(new DomainError('CLIENT_CLOSED_REQUEST', message, {}));
  return false;
}

export function lockedTooLong(cause?: unknown): DomainError {
  const message = 'Another transaction has locked a product of the order for too long; retry';
  return new DomainError('OVERLOADED', message, {}, cause);
}
