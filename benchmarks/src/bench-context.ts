import type { Load, LoadResult } from './load/load.ts';
import type { Plan } from './plan.ts';
import type { StatementLoad } from './prepared-statement/statement-worker.ts';
import {
  apiModule,
  startServer,
  type ServerOptions,
  type ServerProcess,
} from './processes/server-process.ts';
import { startWorkerProcess } from './processes/worker-process.ts';
import { thousands, type Reporter } from './report/reporter.ts';
import { insertOrders } from './store/insert-orders.ts';
import type { StoreSize } from './store/fill-store.ts';
import { openStore, type Store } from './store/open-store.ts';
import type { Target } from './target.ts';

interface BenchOptions {
  readonly plan: Plan;
  readonly report: Reporter;
  /** The PostgreSQL server on which stores are created. */
  readonly serverUrl: string;
  /** Median milliseconds of a flush, on which some targets depend. */
  readonly flushMilliseconds: number;
  /** Where servers write CPU profiles; no profiles without it. */
  readonly profileFolder: string | undefined;
}

/** What measurements share. Each resource opens at its first use and closes with the bench. */
export class Bench implements AsyncDisposable {
  readonly plan: Plan;
  readonly report: Reporter;
  readonly #flushMilliseconds: number;
  readonly #serverUrl: string;
  readonly #profileFolder: string | undefined;
  readonly #resources = new AsyncDisposableStack();
  readonly #stores: Store[] = [];

  constructor({ plan, report, serverUrl, flushMilliseconds, profileFolder }: BenchOptions) {
    this.plan = plan;
    this.report = report;
    this.#serverUrl = serverUrl;
    this.#flushMilliseconds = flushMilliseconds;
    this.#profileFolder = profileFolder;
  }

  /** The store of most measurements. It contains only orders that they placed. */
  readonly store = once(async () => {
    this.report.say(`  filling a store with ${thousands(this.plan.products)} products`);
    return this.openStore();
  });

  /** The API on {@link Bench.store}. */
  readonly api = once(async () =>
    this.#resources.use(await this.startServer(apiModule, await this.store())),
  );

  /** The baseline on {@link Bench.store}. */
  readonly baseline = once(async () =>
    this.#resources.use(await this.startServer(baselineModule, await this.store())),
  );

  /** A store for inserted past orders; see {@link Bench.insertUpTo}. */
  readonly largeStore = once(() => this.openStore());

  readonly largeStoreApi = once(async () =>
    this.#resources.use(await this.startServer(apiModule, await this.largeStore())),
  );

  readonly #loadProcess = once(async () => this.#resources.use(await this.startLoadProcess()));

  readonly #statementProcess = once(async () =>
    this.#resources.use(await startWorkerProcess<StatementLoad, LoadResult>(statementModule)),
  );

  /** The target for this storage: batching gains more the slower a flush is. Slow are 0.3 ms and more. */
  targetByFlush(fast: number, slow: number): Target {
    return { atLeast: this.#flushMilliseconds < 0.3 ? fast : slow };
  }

  /** Every store that this run has opened. */
  get stores(): readonly Store[] {
    return this.#stores;
  }

  /** Creates another store. */
  async openStore(size: StoreSize = this.plan): Promise<Store> {
    const store = this.#resources.use(await openStore(this.#serverUrl, size));
    this.#stores.push(store);
    return store;
  }

  /** Inserts past orders into a store until it has so many. */
  async insertUpTo(store: Store, orders: number): Promise<void> {
    const missing = orders - (await countOrders(store));
    if (missing <= 0) return;
    this.report.say(`  inserting ${thousands(missing)} orders`);
    const bar = this.report.bar('inserting', missing);
    const past = { ...store, orders: missing, lines: this.plan.lines };
    await insertOrders(store.database.pool, past, (done) => bar.show(done)).finally(() =>
      bar.end(),
    );
  }

  /** Starts a server on a store. The caller disposes of it. */
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

  /** Sends HTTP load from the load process. */
  async load(load: Load, onProgress?: (done: number) => void): Promise<LoadResult> {
    return (await this.#loadProcess()).run(load, onProgress);
  }

  /** Starts another load process, for load that continues during a measurement. The caller disposes of it. */
  startLoadProcess() {
    return startWorkerProcess<Load, LoadResult>(loadModule);
  }

  /** Places orders by the prepared statement from the statement process. */
  async placeByStatement(load: StatementLoad): Promise<LoadResult> {
    return (await this.#statementProcess()).run(load);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources.disposeAsync();
  }
}

const baselineModule = new URL('baseline/server.ts', import.meta.url);
const loadModule = new URL('load/load-process.ts', import.meta.url);
const statementModule = new URL('prepared-statement/statement-worker.ts', import.meta.url);

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
