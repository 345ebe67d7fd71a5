import type { Config } from '../config/config.ts';
import { openStore, type OpenStore } from '../open-store.ts';
import { prepareDatabase } from '../start/prepare-database.ts';
import { Accepted } from './in-flight-requests.ts';
import { createCallers, type StoreCallers } from './callers.ts';
import { mountable, type StoreHandler } from './mountable.ts';
import { readOptions, type OrderStoreOptions } from './order-store-options.ts';

/** A store in one's own program. */
export interface OrderStore extends StoreCallers, AsyncDisposable {
  /**
   * The store over HTTP, without a page: `app.use('/shop', store.router)`, and clients call
   * `createClient({ url: 'https://…/shop' })`.
   */
  readonly router: StoreHandler;
  /** Of the database that it works with, with credentials. */
  readonly databaseUrl: string;
  /**
   * Answers what was accepted, ends streams and background steps, and closes the connections; an embedded
   * database stops with its last user. Calls from now on are refused with SHUTTING_DOWN. May be called twice.
   */
  close(): Promise<void>;
}

/**
 * Brings up a store in this process: migrates (or checks) its database, and sets it to work. Any number of
 * processes may do so on one database.
 * @throws {ConfigError} for a wrong option, {@link StartError} when the database can't be used,
 * {@link DatabaseServerError} when an embedded one can't run here.
 */
export async function createOrderStore(options: OrderStoreOptions): Promise<OrderStore> {
  return (await openOrderStore(options)).store;
}

/** A store with what the package itself needs of it. */
export interface OpenedOrderStore {
  readonly store: OrderStore;
  readonly config: Config;
  readonly core: OpenStore;
  /** Closes the store, when `answered` has resolved as well. */
  close(answered: () => Promise<unknown>): Promise<void>;
}

/** {@link createOrderStore} for what is built on it. `reachedAt`: where it will be, if no option says so. */
export async function openOrderStore(
  options: OrderStoreOptions,
  reachedAt?: Promise<string>,
): Promise<OpenedOrderStore> {
  const config = readOptions(options);
  const { report = () => {}, schema, migrations, trustProxy } = options;
  const prepared = await prepareDatabase(config, { report, schema, migrations });
  try {
    const core = await openStore(config, prepared.url, { publicUrl: reachedAt });
    const accepted = new Accepted();
    const end = async (answered: () => Promise<unknown>) => {
      accepted.close();
      await core.close(() => Promise.all([accepted.idle(patienceMs), answered()]));
      await prepared[Symbol.asyncDispose]();
    };
    let closing: Promise<void> | undefined;
    const close = () => (closing ??= end(() => Promise.resolve()));
    const trusted = trustProxy === undefined ? undefined : config.TRUST_PROXY;
    const store = {
      ...createCallers(core.services, accepted),
      router: mountable(core, accepted, config, trusted),
      databaseUrl: prepared.url,
      close,
      [Symbol.asyncDispose]: close,
    };
    return { store, config, core, close: (answered) => (closing ??= end(answered)) };
  } catch (error) {
    await prepared[Symbol.asyncDispose]();
    throw error;
  }
}

/** What takes longer than this to be answered is cut. */
const patienceMs = 10_000;
