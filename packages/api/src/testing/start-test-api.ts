import { cloneTestDatabase, type TestDatabase } from '@order-store/db/testing';
import '@order-store/db/testing/vitest';
import type { Express } from 'express';
import { inject } from 'vitest';
import { readConfig, type Environment } from '../app/config/config.ts';
import { serve } from '../app/start/serve.ts';
import { TestStore } from './test-store.ts';

/** An API with HTTP on a free port and a database of its own, all gone at the end of the scope. */
export interface TestApi extends AsyncDisposable {
  readonly url: string;
  readonly database: TestDatabase;
  readonly store: TestStore;
}

/** `await using api = await startTestApi()` */
export async function startTestApi(
  env: Environment = {},
  extend?: (app: Express) => void,
): Promise<TestApi> {
  await using cleanup = new AsyncDisposableStack();
  const database = cleanup.use(
    await cloneTestDatabase(inject('databaseServerUrl'), inject('templateDatabase')),
  );
  const server = cleanup.use(await serveTestApi(database.url, env, extend));
  const store = await TestStore.open(database);
  const rest = cleanup.move();
  return { url: server.url, database, store, [Symbol.asyncDispose]: () => rest.disposeAsync() };
}

/** One more API on a database that is there already, with connections of its own. */
export async function serveTestApi(
  databaseUrl: string,
  env: Environment = {},
  extend?: (app: Express) => void,
): Promise<AsyncDisposable & { readonly url: string }> {
  const config = readConfig({ PORT: '0', LOG_LEVEL: 'silent', RATE_LIMIT: 'off', ...env });
  const serving = await serve(config, databaseUrl, extend);
  return { url: serving.url, [Symbol.asyncDispose]: () => serving.close() };
}
