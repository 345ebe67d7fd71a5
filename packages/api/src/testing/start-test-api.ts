import { testServer } from '@order-store/db/testing/vitest';
import { cloneTestDatabase, type TestDatabase } from '@order-store/db/testing';
import '@order-store/db/testing/vitest';
import type { Express } from 'express';
import { readConfig, type Environment } from '../app/config/config.ts';
import { serve } from '../app/start/serve.ts';
import { TestStore } from './test-store.ts';

/** An API over HTTP on a free port with its own database, removed at the end of the scope. */
export interface TestApi extends AsyncDisposable {
  readonly url: string;
  readonly metricsUrl: string;
  readonly database: TestDatabase;
  readonly store: TestStore;
}

/** `await using api = await startTestApi()` */
export async function startTestApi(
  env: Environment = {},
  extend?: (app: Express) => void,
): Promise<TestApi> {
  await using cleanup = new AsyncDisposableStack();
  const database = cleanup.use(await cloneTestDatabase(testServer().url, testServer().template));
  const server = cleanup.use(await serveTestApi(database.url, env, extend));
  const store = await TestStore.open(database);
  const rest = cleanup.move();
  const { url, metricsUrl } = server;
  return { url, metricsUrl, database, store, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}

/** Starts another API on an existing database, with its own connections. */
export async function serveTestApi(
  databaseUrl: string,
  env: Environment = {},
  extend?: (app: Express) => void,
): Promise<AsyncDisposable & { readonly url: string; readonly metricsUrl: string }> {
  const config = readConfig({
    PORT: '0',
    METRICS_PORT: '0',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: 'off',
    // Tests call without retries, even on a busy machine.
    OVERLOAD_LOOP_DELAY: '0s',
    OVERLOAD_CONNECTION_WAIT: '0s',
    ...env,
  });
  const serving = await serve(config, databaseUrl, { extend });
  const { url, metricsUrl = '' } = serving;
  return { url, metricsUrl, [Symbol.asyncDispose]: () => serving.close() };
}
