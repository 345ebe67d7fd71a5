import express, { type Express } from 'express';
import type { Services } from '../platform/services.ts';
import { metricsReader } from '../platform/telemetry/cluster-metrics.ts';
import { healthRoutes } from './health-routes.ts';

/**
 * What only operators may see, served on METRICS_PORT: `/metrics`, Prometheus metrics of all processes on the port, and
 * `/healthz` and `/readyz` with the reason.
 */
export function metricsApp(services: Services, isShuttingDown: () => boolean): Express {
  const { log, metrics } = services;
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  app.enable('case sensitive routing').enable('strict routing');
  app.use(healthRoutes(services, isShuttingDown, { showsReason: true }));
  const readMetrics = metricsReader(metrics.registry);
  app.get('/metrics', async (_request, response) => {
    try {
      response.type(metrics.registry.contentType).send(await readMetrics());
    } catch (err) {
      log.warn({ err }, 'collecting the metrics of all processes failed');
      response.sendStatus(503);
    }
  });
  return app;
}
