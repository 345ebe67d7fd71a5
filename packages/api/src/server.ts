import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AnyRouter } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express, { type Express } from 'express';
import type { Config } from './config.ts';
import { answerBrokenRequests } from './http/answer-broken-requests.ts';
import { crossOrigin } from './http/cross-origin.ts';
import { readInput } from './http/read-input.ts';
import { requestLimits, type RequestLimits } from './http/request-limits.ts';
import { securityHeaders } from './http/security-headers.ts';
import { retryAfterHeader } from './rate-limits/retry-after.ts';
import { exportRoutes } from './orders/export-routes.ts';
import { appRouter } from './router.ts';
import type { Services } from './services.ts';
import { DomainError } from './shared/domain-error.ts';
import type { Reason } from './shared/reasons.ts';
import { healthRoutes } from './telemetry/health-routes.ts';
import { logRequest } from './telemetry/log-request.ts';
import { tracing } from './telemetry/tracing/tracing.ts';
import { answerThrown, answerUnknownPath } from './trpc/answer-outside.ts';
import type { Context } from './trpc/context.ts';
import { createContextMaker } from './trpc/create-context.ts';
import { requestIds } from './trpc/request-id.ts';
import { singleCalls } from './trpc/single-calls.ts';
import { streamGuard } from './trpc/stream-guard.ts';
import { toDomainError } from './trpc/translate-error.ts';
import { webPage } from './web-page.ts';

export interface ServerOptions {
  readonly config: Pick<Config, 'CORS_ORIGINS' | 'TRUST_PROXY' | 'WEB_ROOT'>;
  readonly services: Services;
  readonly isShuttingDown: () => boolean;
  /** Another router than the store's, for measuring against. */
  readonly router?: AnyRouter | undefined;
  /** Off sends every request through tRPC's own adapter, to compare the two. */
  readonly shortWay?: boolean | undefined;
  /** What a request may cost; others than those of production for tests that would take too long. */
  readonly limits?: RequestLimits | undefined;
  /** How long somebody who listens to a stream may take nothing of it, in milliseconds. */
  readonly stallMs?: number | undefined;
  /** Routes of the caller's, before the web page. */
  readonly extend?: ((app: Express) => void) | undefined;
}

/** The HTTP server: tRPC at `/trpc`, health and metrics, and the web page if there is one. Not listening yet. */
export function createHttpServer({
  config,
  services,
  isShuttingDown,
  router = appRouter,
  shortWay = true,
  limits = requestLimits,
  stallMs = 15_000,
  extend,
}: ServerOptions): Server {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('etag', false);
  app.use(securityHeaders);
  app.use((request, response, next) => {
    const requestId = requestIdOf(request);
    response.setHeader('x-request-id', requestId);
    if (isShuttingDown()) response.setHeader('connection', 'close');
    requestIds.run(requestId, () => {
      logRequest(services.log, request, response);
      const follow = tracing()?.request(request, response, requestId);
      if (follow) follow(next);
      else next();
    });
  });
  const onRefusal = (reason: Reason) => services.metrics.refusals.inc({ reason });
  app.use(healthRoutes(services, isShuttingDown));
  const contextOf = createContextMaker(services, config.CORS_ORIGINS);
  const answersOtherOrigins = config.CORS_ORIGINS.length > 0;
  if (answersOtherOrigins) app.use('/trpc', crossOrigin(config.CORS_ORIGINS));
  // The adapter would put its own in the place of what is there.
  const vary = answersOtherOrigins ? { vary: 'Origin, trpc-accept, accept' } : {};
  app.use('/trpc', readInput(limits));
  if (shortWay) app.use('/trpc', singleCalls(router, contextOf, onRefusal));
  app.use('/trpc', streamGuard({ router, isShuttingDown, stallMs, onRefusal }));
  app.use(
    '/trpc',
    createExpressMiddleware({
      router,
      maxBodySize: limits.bodyBytes,
      maxBatchSize: limits.batchSize,
      createContext: ({ req, res }): Context => contextOf(req, res),
      onError: ({ type, error, path }) => {
        onRefusal(toDomainError(error).reason);
        // Of calls the procedures log it; a stream fails after they have answered.
        if (
          type === 'subscription' &&
          toDomainError(error.cause).reason === 'INTERNAL' &&
          !(error.cause instanceof DomainError)
        )
          services.log.error({ err: error.cause, procedure: path }, 'a stream failed');
      },
      responseMeta: ({ info, errors, type }) => ({
        headers: {
          ...vary,
          ...(type === 'subscription' ? { 'cache-control': 'no-store, no-transform' } : {}),
          // What tRPC refuses before it knows the call is JSON too.
          ...(info ? retryAfterHeader(errors) : { 'content-type': 'application/json' }),
        },
      }),
    }),
  );
  app.use('/exports', exportRoutes(services, contextOf));
  extend?.(app);
  if (config.WEB_ROOT !== undefined) app.use(webPage(config.WEB_ROOT));
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

/** The caller's own request id if it is harmless in a log, so that both sides can be searched for one. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
}
