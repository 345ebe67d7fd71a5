import { partitionOrders, type PartitionOrdersOptions } from '@order-store/db';
import { readConfig, type Environment } from './config.ts';
import { prepareDatabase } from './prepare-database.ts';

/**
 * Cuts the store's orders by month, see {@link partitionOrders}, on the database of this environment. Returns
 * whether there was anything to do.
 * @throws {ConfigError}, {@link StartError}, {@link PartitionError}
 */
export async function partitionStore(
  env: Environment,
  report: (line: string) => void,
  options?: PartitionOrdersOptions,
): Promise<boolean> {
  const config = readConfig(env);
  await using server = await prepareDatabase(config, { report });
  return await partitionOrders(config.DATABASE_MIGRATION_URL ?? server.url, options);
}
