import { setTimeout as sleep } from 'node:timers/promises';
import { schemaIsCurrent, type Database } from '@order-store/db';
import { Router, type Request, type Response } from 'express';
import { strictRouting } from '../platform/http/strict-requests.ts';
import type { Services } from '../platform/services.ts';

/**
 * `/healthz`: 200 while the process is alive. `/readyz`: 200 if orders can be placed: the database is available, its
 * schema is current, and the server is not shutting down. Only operators see the reason.
 */
export function healthRoutes(
  { database }: Pick<Services, 'database'>,
  isShuttingDown: () => boolean,
  { showsReason = false } = {},
): Router {
  const routes = Router(strictRouting);
  const recentProblem = recently(() => problemOf(database), maxAgeMs);

  routes.get('/healthz', (_request: Request, response: Response) => {
    response.json({ status: 'alive' });
  });

  routes.get('/readyz', async (_request: Request, response: Response) => {
    const problem = isShuttingDown() ? 'shutting down' : await recentProblem();
    const rejection = showsReason ? problem : 'not ready';
    response
      .status(problem === null ? 200 : 503)
      .json({ status: problem === null ? 'ready' : rejection });
  });

  return routes;
}

/** Shares one check among calls at the same time and within `ageMs` after it, so that callers cannot load the database. */
function recently<T>(check: () => Promise<T>, ageMs: number): () => Promise<T> {
  let latest: Promise<T> | undefined;
  let staleAt = Infinity;
  return () => {
    if (latest !== undefined && performance.now() < staleAt) return latest;
    staleAt = Infinity;
    latest = check().finally(() => (staleAt = performance.now() + ageMs));
    return latest;
  };
}

async function problemOf(database: Database): Promise<string | null> {
  const problem = schemaIsCurrent(database).then(
    (current) => (current ? null : 'the schema is not current'),
    () => 'the database cannot be reached',
  );
  // Answers in time even if the network drops packets to the database.
  return Promise.race([problem, sleep(timeoutMs, 'the database does not answer', { ref: false })]);
}

const maxAgeMs = 1000;
const timeoutMs = 3000;
