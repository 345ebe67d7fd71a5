import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { TRPCError, type AnyRouter } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Config } from './config.ts';
import { exportRoutes } from './orders/export-routes.ts';
import { appRouter } from './router.ts';
import type { Services } from './services.ts';
import { healthRoutes } from './telemetry/health-routes.ts';
import { answerThrown, answerUnknownPath } from './trpc/answer-outside.ts';
import type { Context } from './trpc/context.ts';
import { requestIds } from './trpc/request-id.ts';
import { singleCalls } from './trpc/single-calls.ts';
import { webPage } from './web-page.ts';

export interface ServerOptions {
  readonly config: Pick<Config, 'TRUST_PROXY' | 'WEB_ROOT'>;
  readonly services: Services;
  readonly isShuttingDown: () => boolean;
  /** Another router than the store's, for measuring against. */
  readonly router?: AnyRouter | undefined;
  /** Off sends every request through tRPC's own adapter, to compare the two. */
  readonly shortWay?: boolean | undefined;
  /** Routes of the caller's, before the web page. */
  readonly extend?: ((app: Express) => void) | undefined;
}

/** Bytes of a request, at most: an order of 2,000 lines has some 100 kB. */
const maxBodySize = 4 * 1024 * 1024;
/** Calls in one HTTP request, at most. */
const maxBatchSize = 500;

/** The HTTP server: tRPC at `/trpc`, health and metrics, and the web page if there is one. Not listening yet. */
export function createHttpServer({
  config,
  services,
  isShuttingDown,
  router = appRouter,
  shortWay = true,
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
    requestIds.run(requestId, next);
  });
  app.use(healthRoutes(services, isShuttingDown));
  const contextOf = (request: IncomingMessage): Context => ({
    requestId: requestIds.getStore() ?? '',
    token: bearerToken(request),
    services,
  });
  if (shortWay) app.use('/trpc', singleCalls(router, contextOf, maxBodySize));
  app.use(
    '/trpc',
    createExpressMiddleware({
      router,
      maxBodySize,
      maxBatchSize,
      createContext: ({ req }): Context => {
        refuseOtherThanJson(req);
        return contextOf(req);
      },
      // What tRPC refuses before it knows the call is JSON too.
      responseMeta: ({ info }) => (info ? {} : { headers: { 'content-type': 'application/json' } }),
    }),
  );
  app.use(
    '/exports',
    exportRoutes(services, (request) => contextOf(request).token),
  );
  extend?.(app);
  if (config.WEB_ROOT !== undefined) app.use(webPage(config.WEB_ROOT));
  app.use(answerUnknownPath);
  app.use(answerThrown(services.log));

  const server = createServer(app);
  // Against slow senders: headers and body have to arrive in time.
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  return server;
}

const securityHeaders = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
    },
  },
});

/** tRPC would take forms and raw streams as well, which no procedure here reads. */
function refuseOtherThanJson({ method, headers }: IncomingMessage): void {
  if (method === 'POST' && !/^application\/json\b/i.test(headers['content-type'] ?? ''))
    throw new TRPCError({ code: 'UNSUPPORTED_MEDIA_TYPE' });
}

/** The caller's own request id if it is harmless in a log, so that both sides can be searched for one. */
function requestIdOf(request: IncomingMessage): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w.-]{1,100}$/.test(given) ? given : randomUUID();
}

function bearerToken(request: IncomingMessage): string | null {
  const [, token = null] =
    /^Bearer +([\w.~+/=-]{1,500})$/i.exec(request.headers.authorization ?? '') ?? [];
  return token;
}
