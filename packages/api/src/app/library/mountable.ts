import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express } from 'express';
import type { Config } from '../config/config.ts';
import { securityHeaders } from '../../platform/http/security-headers.ts';
import { strictRequests } from '../../platform/http/strict-requests.ts';
import type { OpenStore } from '../open-store.ts';
import { storeRoutes } from '../store-routes.ts';
import { requestLogging } from '../../platform/http/request-logging.ts';
import { countRejections } from '../../platform/trpc/call-metrics.ts';
import { errorHandler } from '../../platform/trpc/express-errors.ts';
import { identifyRequest } from '../../platform/http/identify-request.ts';
import type { Accepted } from './in-flight-requests.ts';

/** A handler for Express's `app.use` and Node's `createServer`. */
export type StoreHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/**
 * The store's routes, to mount in your own app. Other paths pass through unchanged. It is a separate Express app, so the
 * outer app's settings do not change its responses; only `trust proxy` is inherited unless the options set it.
 */
export function mountable(
  { services, isEnding }: OpenStore,
  accepted: Accepted,
  config: Pick<Config, 'CORS_ORIGINS'>,
  trustProxy: Config['TRUST_PROXY'] | undefined,
): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('etag', false);
  if (trustProxy !== undefined) app.set('trust proxy', trustProxy);
  app.use((request, _response, next) => next(isOurs.test(request.path) ? undefined : 'router'));
  app.use(securityHeaders(), identifyRequest, requestLogging(services.log), strictRequests);
  app.use(['/trpc', '/exports'], (_request, response, next) => {
    response.once('close', accepted.begin());
    next();
  });
  app.use(storeRoutes({ config, services, isShuttingDown: isEnding }));
  app.use(errorHandler(services.log, countRejections(services.metrics)));
  return app;
}

const isOurs = /^\/(?:trpc|exports|healthz|readyz|openapi\.json)(?:\/|$)/;
