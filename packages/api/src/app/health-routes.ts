import { setTimeout as sleep } from 'node:timers/promises';
import { schemaIsCurrent } from '@order-store/db';
import { Router } from 'express';
import type { Services } from '../platform/services.ts';
import { metricsReader } from '../platform/telemetry/cluster-metrics.ts';

/**
 * `/healthz`: 200 while the process lives. `/readyz`: 200 only when an order could be placed, so not
 * without the database, not with an old schema and not while shutting down. `/metrics`: Prometheus, of all
 * processes that share the port.
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
      log.warn({ err }, 'the metrics of all processes could not be read');
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
  // Who asks whether to send orders here gets an answer, also where packets are swallowed.
  return Promise.race([problem, sleep(patienceMs, 'the database does not answer', { ref: false })]);
}

const patienceMs = 3000;
