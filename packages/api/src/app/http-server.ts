import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { Config } from './config/config.ts';
import { handleMalformedRequests } from '../platform/trpc/answer-broken-requests.ts';
import { limitConnections } from '../platform/http/limit-connections.ts';
import { limitPipelining } from '../platform/http/limit-pipelining.ts';
import { paceErrors, paceRequests } from '../platform/http/pace-requests.ts';
import { requestLimits } from '../platform/http/request-limits.ts';
import { securityHeaders } from '../platform/http/security-headers.ts';
import { ownPaths, strictRequests } from '../platform/http/strict-requests.ts';
import { storeRoutes, type StoreRoutesOptions } from './store-routes.ts';
import { requestLogging } from '../platform/http/request-logging.ts';
import { countRejections } from '../platform/trpc/call-metrics.ts';
import { errorHandler, unknownPathHandler } from '../platform/trpc/express-errors.ts';
import { identifyRequest } from '../platform/http/identify-request.ts';
import { webPage } from '../platform/http/web-page.ts';

export interface ServerOptions extends StoreRoutesOptions {
  readonly config: Pick<
    Config,
    'CORS_ORIGINS' | 'IMAGE_ORIGINS' | 'RATE_LIMIT' | 'TRUST_PROXY' | 'WEB_ROOT'
  >;
  /** Additional routes, before the web app. */
  readonly extend?: ((app: Express) => void) | undefined;
}

/** Creates the HTTP server: tRPC at `/trpc`, health, and the web app if there is one. It does not listen yet. */
export function createHttpServer({ extend, ...options }: ServerOptions): Server {
  const { config, services, isShuttingDown, limits = requestLimits } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('etag', false);
  app.enable('case sensitive routing').enable('strict routing');
  app.use(securityHeaders(config.IMAGE_ORIGINS));
  app.use(identifyRequest, requestLogging(services.log), strictRequests);
  app.use((_request, response, next) => {
    if (isShuttingDown()) response.setHeader('connection', 'close');
    next();
  });
  app.use(storeRoutes(options));
  const onRejection = countRejections(services.metrics);
  const paced = paceRequests(services.rateLimits.pace);
  // The web app has no page there.
  app.use(
    ownPaths.map((path) => `/${path}`),
    paced,
    unknownPathHandler(onRejection),
  );
  extend?.(app);
  app.use(paced);
  if (config.WEB_ROOT !== undefined) app.use(webPage(config.WEB_ROOT));
  app.use(unknownPathHandler(onRejection));
  app.use(paceErrors(services.rateLimits.pace));
  app.use(errorHandler(services.log, onRejection));

  const { listener, awaitsResponse } = limitPipelining(limits.pipelinedRequests, app);
  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: limits.timeoutCheckMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
    },
    listener,
  );
  server.maxConnections = limits.connections;
  if (config.RATE_LIMIT) {
    const trustProxy: (address: string, hops: number) => boolean = app.get('trust proxy fn');
    limitConnections(server, {
      total: limits.connections,
      perAddress: limits.connectionsPerAddress,
      isProxy: (address) => trustProxy(address, 0),
      awaitsResponse,
    });
  }
  handleMalformedRequests(server, onRejection);
  return server;
}
