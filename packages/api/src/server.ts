import { createServer, type Server } from 'node:http';
import express, { type Express } from 'express';
import type { Config } from './config.ts';
import { answerBrokenRequests } from './http/answer-broken-requests.ts';
import { requestLimits } from './http/request-limits.ts';
import { securityHeaders } from './http/security-headers.ts';
import { storeRoutes, type StoreRoutesOptions } from './store-routes.ts';
import { followRequest } from './telemetry/follow-request.ts';
import { refusalsOf } from './telemetry/metrics.ts';
import { answerThrown, answerUnknownPath } from './trpc/answer-outside.ts';
import { identifyRequest } from './trpc/identify-request.ts';
import { webPage } from './web-page.ts';

export interface ServerOptions extends StoreRoutesOptions {
  readonly config: Pick<Config, 'CORS_ORIGINS' | 'TRUST_PROXY' | 'WEB_ROOT'>;
  /** Routes of the caller's, before the web page. */
  readonly extend?: ((app: Express) => void) | undefined;
}

/** The HTTP server: tRPC at `/trpc`, health and metrics, and the web page if there is one. Not listening yet. */
export function createHttpServer({ extend, ...options }: ServerOptions): Server {
  const { config, services, isShuttingDown, limits = requestLimits } = options;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('etag', false);
  app.use(securityHeaders);
  app.use(identifyRequest, followRequest(services.log));
  app.use((_request, response, next) => {
    if (isShuttingDown()) response.setHeader('connection', 'close');
    next();
  });
  app.use(storeRoutes(options));
  extend?.(app);
  if (config.WEB_ROOT !== undefined) app.use(webPage(config.WEB_ROOT));
  const onRefusal = refusalsOf(services.metrics);
  app.use(answerUnknownPath(onRefusal));
  app.use(answerThrown(services.log, onRefusal));

  const server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersTimeoutMs,
      requestTimeout: limits.requestTimeoutMs,
      connectionsCheckingInterval: limits.timeoutCheckMs,
      keepAliveTimeout: limits.keepAliveTimeoutMs,
    },
    app,
  );
  server.maxConnections = limits.connections;
  answerBrokenRequests(server, onRefusal);
  return server;
}
