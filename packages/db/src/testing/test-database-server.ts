import { getContainerRuntimeClient } from 'testcontainers';
import { startTemporaryPostgres } from '@order-store/embedded-postgres';
import { PostgreSqlContainer } from '@testcontainers/postgresql';

/** A PostgreSQL for one run of tests. */
export interface TestDatabaseServer {
  readonly url: string;
  /** Where it comes from, for people. */
  readonly description: string;
  close(): Promise<void>;
}

/** Several test files run at once, and some start APIs with 25 connections each. */
const maxConnections = '400';

/**
 * Opens the PostgreSQL that a run of tests uses: the one that TEST_DATABASE_URL names, else a container
 * where a container engine runs and has or fetches its image (TEST_POSTGRES_IMAGE), else an embedded server
 * that is gone afterwards. TEST_DATABASE=embedded|container insists on one of them.
 */
export async function openTestDatabaseServer(
  env: Readonly<Record<string, string | undefined>>,
): Promise<TestDatabaseServer> {
  const given = env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    return { url: given, description: 'TEST_DATABASE_URL', close: () => Promise.resolve() };
  }
  const wish = env['TEST_DATABASE'];
  const image = env['TEST_POSTGRES_IMAGE'] ?? 'postgres:18-alpine';
  if (wish === 'container') return startContainer(image);
  if (wish !== 'embedded' && (await containerEngineRuns())) {
    try {
      return await startContainer(image);
    } catch (error) {
      // An engine that has no such image and can't fetch it is no better than none.
      const why = error instanceof Error ? error.message : String(error);
      console.log(`No container of ${image} can be had (${why}); using an embedded PostgreSQL`);
    }
  }
  const server = await startTemporaryPostgres({ settings: { max_connections: maxConnections } });
  return { url: server.url, description: server.description, close: () => server.close() };
}

async function startContainer(image: string): Promise<TestDatabaseServer> {
  const container = await new PostgreSqlContainer(image)
    .withDatabase('order_store')
    .withCommand(['postgres', '-c', 'fsync=off', '-c', `max_connections=${maxConnections}`])
    .start();
  return {
    url: container.getConnectionUri(),
    description: `a container of ${image} (Testcontainers)`,
    close: async () => void (await container.stop()),
  };
}

async function containerEngineRuns(): Promise<boolean> {
  return getContainerRuntimeClient().then(
    () => true,
    () => false,
  );
}
