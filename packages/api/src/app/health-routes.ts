import { setTimeout as sleep } from 'node:timers/promises';
import { schemaIsCurrent } from '@order-store/db';
import { Router } from 'express';
import type { Services } from '../platform/services.ts';
import { metricsReader } from '../platform/telemetry/cluster-metrics.ts';

/**
 * `/healthz`: 200 while the process is alive. `/readyz`: 200 if orders can be placed: the database is available, its
 * schema is current, and the server is not shutting down. `/metrics`: Prometheus metrics of all processes on the port.
 */
export function healthRoutes(
  { database, log, metrics }: Services,
  isShuttingDown: () => boolean,
): Router {
  const routes = Router();

  routes.get('/healthz', (_request, response) => {
    response.json({ status: 'alive' });
  });

  routes.get('/readyz', async (_request, response) => {
    const problem = isShuttingDown() ? 'shutting down' : await problemOf(schemaIsCurrent(database));
    response.status(problem === null ? 200 : 503).json({ status: problem ?? 'ready' });
  });

  const readMetrics = metricsReader(metrics.registry);
  routes.get('/metrics', async (_request, response) => {
    try {
      response.type(metrics.registry.contentType).send(await readMetrics());
    } catch (err) {
      log.warn({ err }, 'collecting the metrics of all processes failed');
      response.sendStatus(503);
    }
  });

  return routes;
}

async function problemOf(schema: Promise<boolean>): Promise<string | null> {
  const problem = schema.then(
    (current) => (current ? null : 'the schema is not current'),
    () => 'the database cannot be reached',
  );
  // Answers in time even if the network drops packets to the database.
  return Promise.race([problem, sleep(timeoutMs, 'the database does not answer', { ref: false })]);
}

const timeoutMs = 3000;
