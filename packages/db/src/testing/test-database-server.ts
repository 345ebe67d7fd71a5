import { getContainerRuntimeClient, Wait } from 'testcontainers';
import { startTemporaryPostgres } from '@order-store/embedded-postgres';
import { PostgreSqlContainer } from '@testcontainers/postgresql';

/** A PostgreSQL for one test run. */
export interface TestDatabaseServer {
  readonly url: string;
  /** Its origin, for the log. */
  readonly description: string;
  close(): Promise<void>;
}

/** Several test files run at once, and some start APIs with 25 connections each. */
const maxConnections = '400';

/**
 * Opens the PostgreSQL for a test run: the server at TEST_DATABASE_URL; otherwise a container of TEST_POSTGRES_IMAGE, if
 * a container engine is running and the image is available; otherwise a temporary embedded server.
 * TEST_DATABASE=embedded|container forces one of the two.
 */
export async function openTestDatabaseServer(
  env: Readonly<Record<string, string | undefined>>,
): Promise<TestDatabaseServer> {
  const given = env['TEST_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    return { url: given, description: 'TEST_DATABASE_URL', close: () => Promise.resolve() };
  }
  const kind = env['TEST_DATABASE'];
  const image = env['TEST_POSTGRES_IMAGE'] ?? 'postgres:18-alpine';
  // Slow tests store millions of rows.
  const inMemory = env['TEST_SUITE'] !== 'slow';
  if (kind === 'container') return startContainer(image, inMemory);
  if (kind !== 'embedded' && (await containerEngineRuns())) {
    try {
      return await startContainer(image, inMemory);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      console.log(
        `Could not start a container of ${image} (${reason}); using an embedded PostgreSQL`,
      );
    }
  }
  const server = await startTemporaryPostgres({
    settings: { max_connections: maxConnections },
    inMemory,
  });
  return { url: server.url, description: server.description, close: () => server.close() };
}

async function startContainer(image: string, inMemory: boolean): Promise<TestDatabaseServer> {
  const container = await new PostgreSqlContainer(image)
    .withTmpFs(inMemory ? { '/var/lib/postgresql': 'rw' } : {})
    .withDatabase('order_store')
    // The default health check starts a process in each container four times a second, as long as the container runs.
    .withHealthCheck({ test: ['CMD', 'pg_isready'], interval: 3_600_000 })
    .withWaitStrategy(Wait.forSuccessfulCommand('pg_isready --host localhost'))
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
