import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runApi, type RunningApi } from '@order-store/api';
import { planOrderTimes } from '@order-store/demo/order-times';
import { seedDemo, staffAccount, type DemoAccount } from '@order-store/demo/seed';
import { createClient } from '@order-store/sdk';
import { spreadOrders } from '../demo/spread-orders.ts';
import { keepApiKey } from './keep-api-key.ts';

interface DevStoreOptions {
  readonly port: string;
  /** The folder of the embedded PostgreSQL's data and of the API key. */
  readonly dataDirectory: string;
  /** The URL of a PostgreSQL to use instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Other origins whose pages may call. */
  readonly corsOrigins: readonly string[];
  readonly report: (line: string) => void;
}

/**
 * Starts an empty store for development, or that of an earlier run. Only the options configure it: variables such as
 * DATABASE_URL and PORT usually belong to the program that uses the store.
 * @throws {ConfigError} for an invalid option, {@link StartError} if the port or the database cannot be used.
 */
export async function startDevStore(options: DevStoreOptions): Promise<RunningApi> {
  const { port, dataDirectory, databaseUrl, corsOrigins, report } = options;
  await mkdir(dataDirectory, { recursive: true });
  await writeFile(join(dataDirectory, '.gitignore'), '*\n');
  return runApi({
    env: {
      PORT: port,
      DATA_DIRECTORY: dataDirectory,
      DATABASE_URL: databaseUrl,
      CORS_ORIGINS: corsOrigins.join(','),
      LOG_LEVEL: 'error',
      WEBHOOK_ALLOW_PRIVATE: 'on',
      STAFF_EMAIL: staffAccount.email,
      STAFF_PASSWORD: staffAccount.password,
    },
    report,
  });
}

interface DevAccess {
  /** Staff first. */
  readonly accounts: readonly DemoAccount[];
  /** A key of the staff account with every scope. */
  readonly apiKey: string;
}

/** Adds the demo data that is missing, and returns the accounts and the API key, which is the same at every start. */
export async function fillDevStore(
  { url, databaseUrl }: Pick<RunningApi, 'url' | 'databaseUrl'>,
  dataDirectory: string,
): Promise<DevAccess> {
  const now = new Date();
  const accounts = await seedDemo({
    now,
    connect: (token) => createClient({ url, token }),
    onProgress: () => {},
  });
  await spreadOrders(databaseUrl, planOrderTimes(now));
  return { accounts, apiKey: await keepApiKey(url, staffAccount, join(dataDirectory, 'api-key')) };
}
