import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express } from 'express';
import type { Config } from '../config/config.ts';
import { securityHeaders } from '../../platform/http/security-headers.ts';
import type { OpenStore } from '../open-store.ts';
import { storeRoutes } from '../store-routes.ts';
import { requestLogging } from '../../platform/http/request-logging.ts';
import { refusalsOf } from '../../platform/telemetry/metrics.ts';
import { errorHandler } from '../../platform/trpc/express-errors.ts';
import { identifyRequest } from '../../platform/http/identify-request.ts';
import type { Accepted } from './in-flight-requests.ts';

/** What `app.use` of Express takes, and `createServer` of Node. */
export type StoreHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/**
 * What the store answers, to be mounted in somebody's own app: every other path goes on to that app as it
 * came, without a header of ours. An app of its own, so that what the outer one has set for itself does not
 * change the answers; only `trust proxy` is the outer one's, where the options don't say.
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
  app.use(securityHeaders, identifyRequest, requestLogging(services.log));
  app.use(['/trpc', '/exports'], (_request, response, next) => {
    response.once('close', accepted.begin());
    next();
  });
  app.use(storeRoutes({ config, services, isShuttingDown: isEnding }));
  app.use(errorHandler(services.log, refusalsOf(services.metrics)));
  return app;
}

const isOurs = /^\/(?:trpc|exports|healthz|readyz|metrics)(?:\/|$)/;
