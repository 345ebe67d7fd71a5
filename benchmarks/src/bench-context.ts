import type { Load, LoadResult } from './load/load.ts';
import type { Plan } from './plan.ts';
import type { StatementLoops } from './prepared-statement/run-statement-loops.ts';
import { startJobProcess } from './processes/jobs.ts';
import {
  productModule,
  startServer,
  type ServerOptions,
  type ServerProcess,
} from './processes/server-process.ts';
import { thousands, type Reporter } from './report/reporter.ts';
import { loadOrders } from './store/load-orders.ts';
import { openStore, type Store } from './store/open-store.ts';

interface BenchOptions {
  readonly plan: Plan;
  readonly report: Reporter;
  /** Where the stores are made. */
  readonly serverUrl: string;
  /** Where servers write what their processor was busy with; without it they don't. */
  readonly profileFolder: string | undefined;
}

/** What measurements share. Each part starts when it is first asked for, and ends with the bench. */
export class Bench implements AsyncDisposable {
  readonly plan: Plan;
  readonly report: Reporter;
  readonly #serverUrl: string;
  readonly #profileFolder: string | undefined;
  readonly #parts = new AsyncDisposableStack();
  readonly #stores: Store[] = [];

  constructor({ plan, report, serverUrl, profileFolder }: BenchOptions) {
    this.plan = plan;
    this.report = report;
    this.#serverUrl = serverUrl;
    this.#profileFolder = profileFolder;
  }

  /** The store that most is measured on. Its orders are those of the measurements themselves. */
  readonly store = once(async () => {
    this.report.say(`  filling a store with ${this.plan.products} products`);
    return this.openStore();
  });

  readonly product = once(async () =>
    this.#parts.use(await this.startServer(productModule, await this.store())),
  );

  readonly usualWay = once(async () =>
    this.#parts.use(await this.startServer(usualWayModule, await this.store())),
  );

  /** A store of its own that orders can be loaded into; see {@link Bench.loadUpTo}. */
  readonly largeStore = once(() => this.openStore());

  readonly largeStoresProduct = once(async () =>
    this.#parts.use(await this.startServer(productModule, await this.largeStore())),
  );

  readonly #loadProcess = once(async () =>
    this.#parts.use(await startJobProcess<Load, LoadResult>(loadModule)),
  );

  readonly #statementProcess = once(async () =>
    this.#parts.use(await startJobProcess<StatementLoops, LoadResult>(statementModule)),
  );

  /** Every store that was made in this run. */
  get stores(): readonly Store[] {
    return this.#stores;
  }

  /** Makes a store of its own for a measurement. */
  async openStore(): Promise<Store> {
    const store = this.#parts.use(await openStore(this.#serverUrl, this.plan));
    this.#stores.push(store);
    return store;
  }

  /** Loads what is missing of so many orders into a store. */
  async loadUpTo(store: Store, orders: number): Promise<void> {
    const missing = orders - (await countOrders(store));
    if (missing <= 0) return;
    this.report.say(`  loading ${thousands(missing)} orders`);
    const bar = this.report.bar('loading', missing);
    const toLoad = { ...store, orders: missing, lines: this.plan.lines };
    await loadOrders(store.database.pool, toLoad, (done) => bar.show(done)).finally(() =>
      bar.end(),
    );
  }

  startServer(
    module: URL,
    { url }: Store,
    options: Pick<ServerOptions, 'workers' | 'env'> = {},
  ): Promise<ServerProcess> {
    return startServer({
      module,
      databaseUrl: url,
      profileFolder: this.#profileFolder,
      ...options,
    });
  }

  /** Sends load to a server, always from the same process. */
  async load(load: Load, onProgress?: (done: number) => void): Promise<LoadResult> {
    return (await this.#loadProcess()).run(load, onProgress);
  }

  /** Places orders by the prepared statement, always from the same process. */
  async placeByStatement(loops: StatementLoops): Promise<LoadResult> {
    return (await this.#statementProcess()).run(loops);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#parts.disposeAsync();
  }
}

const usualWayModule = new URL('usual-way/main.ts', import.meta.url);
const loadModule = new URL('load/load-process.ts', import.meta.url);
const statementModule = new URL('prepared-statement/statement-process.ts', import.meta.url);

function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => (opened ??= open());
}

async function countOrders({ database }: Store): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM orders',
  );
  return rows[0]?.count ?? 0;
}
