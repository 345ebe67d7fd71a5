import type { Config } from '../config/config.ts';
import type { JsonObject } from '../../shared/json-object.ts';
import { metricsApp } from '../metrics-app.ts';
import { openStore, type OpenStore } from '../open-store.ts';
import { prepareDatabase } from '../start/prepare-database.ts';
import { Accepted } from './in-flight-requests.ts';
import { createCallers, type StoreCallers } from './callers.ts';
import { mountable, type StoreHandler } from './mountable.ts';
import { metadataCheckOf } from './metadata-check.ts';
import { readOptions, type OrderStoreOptions } from './order-store-options.ts';

/** A store in your own program. `Metadata` is the type of the metadata of orders. */
export interface OrderStore<Metadata extends object = JsonObject>
  extends StoreCallers<Metadata>, AsyncDisposable {
  /**
   * The store's HTTP routes, without a web app: `app.use('/shop', store.router)`. Clients call
   * `createClient({ url: 'https://…/shop' })`.
   */
  readonly router: StoreHandler;
  /** `/metrics`, `/healthz` and `/readyz` for operators, to serve where customers cannot reach them. */
  readonly metrics: StoreHandler;
  /** The database URL, with credentials. */
  readonly databaseUrl: string;
  /**
   * Finishes in-flight calls, ends streams and background tasks, and closes the connections. An embedded database stops
   * with its last user. New calls are rejected with SHUTTING_DOWN. Idempotent.
   */
  close(): Promise<void>;
}

/**
 * Starts a store in this process: migrates (or checks) its database, and starts its background tasks. Any number of
 * processes may share a database.
 * @throws {ConfigError} for an invalid option, {@link StartError} if the database cannot be used,
 * {@link DatabaseServerError} if an embedded database cannot run here.
 */
export function createOrderStore<Metadata extends object = JsonObject>(
  options: OrderStoreOptions<Metadata>,
): Promise<OrderStore<Metadata>>;
export async function createOrderStore(options: OrderStoreOptions): Promise<OrderStore> {
  return (await openOrderStore(options)).store;
}

/** A store with the parts that only this package uses. */
interface OpenedOrderStore {
  readonly store: OrderStore;
  readonly config: Config;
  readonly core: OpenStore;
  /** Closes the store after `drained` has resolved as well. */
  close(drained: () => Promise<unknown>): Promise<void>;
}

/** {@link createOrderStore} for this package. `publicUrl` is used if the option is not set. */
export async function openOrderStore(
  options: OrderStoreOptions,
  publicUrl?: Promise<string>,
): Promise<OpenedOrderStore> {
  const config = readOptions(options);
  const { report = () => {}, schema, migrations, trustProxy } = options;
  const prepared = await prepareDatabase(config, { report, schema, migrations });
  try {
    const core = await openStore(config, prepared.url, {
      publicUrl,
      hooks: options.hooks,
      checkOrderMetadata: metadataCheckOf(options.orderMetadata),
    });
    const inFlight = new Accepted();
    const end = async (drained: () => Promise<unknown>) => {
      inFlight.close();
      await core.close(() => Promise.all([inFlight.idle(timeoutMs), drained()]));
      await prepared[Symbol.asyncDispose]();
    };
    let closing: Promise<void> | undefined;
    const close = () => (closing ??= end(() => Promise.resolve()));
    const trusted = trustProxy === undefined ? undefined : config.TRUST_PROXY;
    const store = {
      ...createCallers(core.services, inFlight),
      router: mountable(core, inFlight, config, trusted),
      metrics: metricsApp(core.services, core.isEnding),
      databaseUrl: prepared.url,
      close,
      [Symbol.asyncDispose]: close,
    };
    return { store, config, core, close: (drained) => (closing ??= end(drained)) };
  } catch (error) {
    await prepared[Symbol.asyncDispose]();
    throw error;
  }
}

/** Calls that take longer are aborted. */
const timeoutMs = 10_000;
