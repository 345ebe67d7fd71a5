import type { AnyRouter } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { Router } from 'express';
import type { Config } from './config/config.ts';
import { crossOrigin } from '../platform/http/cross-origin.ts';
import { readInput } from '../platform/http/read-input.ts';
import { requestLimits, type RequestLimits } from '../platform/http/request-limits.ts';
import { productsExport } from '../catalog/index.ts';
import { ordersExport } from '../orders/index.ts';
import { auditExport } from '../audit/index.ts';
import { buyersExport, stockExport } from '../reports/index.ts';
import { stallGuard } from '../platform/http/stall-guard.ts';
import { UnreadAnswers } from '../platform/http/unread-answers.ts';
import { strictRouting } from '../platform/http/strict-requests.ts';
import { paceFailures, paceRequests } from '../platform/http/pace-requests.ts';
import { retryAfterHeader } from '../platform/trpc/retry-after.ts';
import { appRouter } from './router.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { healthRoutes } from './health-routes.ts';
import { openApiRoute } from './openapi-route.ts';
import { countRejections } from '../platform/trpc/call-metrics.ts';
import type { Context } from '../platform/identity/context.ts';
import { createContextMaker } from '../platform/identity/create-context.ts';
import { createCallBatch } from '../platform/trpc/call-batch.ts';
import { csvRoutes } from '../platform/trpc/csv-export.ts';
import { fastPathHandler } from '../platform/trpc/fast-path.ts';
import { streamGuard } from '../platform/trpc/stream-guard.ts';
import { toDomainError } from '../platform/trpc/translate-error.ts';

export interface StoreRoutesOptions {
  readonly config: Pick<Config, 'CORS_ORIGINS'>;
  readonly services: Services;
  readonly isShuttingDown: () => boolean;
  /** Replaces the store's router, for benchmarks. */
  readonly router?: AnyRouter | undefined;
  /** False sends every request through tRPC's adapter, to compare the two. */
  readonly fastPath?: boolean | undefined;
  /** Tests lower these limits to run faster. */
  readonly limits?: RequestLimits | undefined;
  /** How long a client may read nothing of a response, in milliseconds. */
  readonly stallMs?: number | undefined;
}

/**
 * The store's HTTP routes: tRPC at `/trpc`, `/exports`, `/openapi.json`, and health. {@link errorHandler} answers its
 * errors.
 */
export function storeRoutes({
  config,
  services,
  isShuttingDown,
  router = appRouter,
  fastPath = true,
  limits = requestLimits,
  stallMs = 15_000,
}: StoreRoutesOptions): Router {
  const routes = Router(strictRouting);
  routes.use(stallGuard({ isShuttingDown, stallMs }));
  const answers = new UnreadAnswers();
  const onRejection = countRejections(services.metrics);
  const contextOf = createContextMaker(services);
  const answersOtherOrigins = config.CORS_ORIGINS.length > 0;
  if (answersOtherOrigins) routes.use('/trpc', crossOrigin(config.CORS_ORIGINS));
  routes.use('/trpc', readInput(limits, services.rateLimits.admitBody));
  if (fastPath)
    routes.use('/trpc', fastPathHandler({ services, router, contextOf, answers, onRejection }));
  routes.use('/trpc', streamGuard(router, onRejection));
  routes.use('/trpc', paceFailures(services.rateLimits.pace));
  routes.use(
    '/trpc',
    trpcAdapter({ services, router, limits, contextOf, answers, onRejection, answersOtherOrigins }),
  );
  // After the calls, which are nearly all of the traffic: each router before them costs every call a search of its routes.
  const paced = paceRequests(services.rateLimits.pace);
  routes.use(['/healthz', '/readyz', '/openapi.json'], paced);
  routes.use(healthRoutes(services, isShuttingDown));
  routes.use(openApiRoute());
  const files = [ordersExport, productsExport, buyersExport, stockExport, auditExport];
  routes.use('/exports', csvRoutes(services, contextOf, files));
  return routes;
}

interface AdapterOptions {
  readonly services: Services;
  readonly router: AnyRouter;
  readonly limits: RequestLimits;
  readonly contextOf: ReturnType<typeof createContextMaker>;
  readonly answers: UnreadAnswers;
  readonly onRejection: ReturnType<typeof countRejections>;
  readonly answersOtherOrigins: boolean;
}

/** tRPC's own adapter, for what the fast path does not answer: batches, streams and unusual requests. */
function trpcAdapter({
  services,
  router,
  limits,
  contextOf,
  answers,
  onRejection,
  answersOtherOrigins,
}: AdapterOptions) {
  // The adapter overwrites the header.
  const vary = answersOtherOrigins ? { vary: 'Origin, trpc-accept, accept' } : {};
  return createExpressMiddleware({
    router,
    maxBodySize: limits.bodyBytes,
    maxBatchSize: limits.batchSize,
    createContext: ({ req, res, info }): Context => {
      const context = contextOf(req, res, info.calls.length);
      const { address } = context;
      const { batchConcurrency: concurrency, batchAnswerBytes: answerBytes } = limits;
      const batch = { answers, response: res, address, concurrency, answerBytes };
      return { ...context, batch: createCallBatch(batch) };
    },
    onError: ({ type, error, path }) => {
      onRejection(toDomainError(error).reason);
      // Procedures log their own errors; a stream fails after the procedure has returned.
      if (
        type === 'subscription' &&
        toDomainError(error.cause).reason === 'INTERNAL' &&
        !(error.cause instanceof DomainError)
      )
        services.log.error({ err: error.cause, procedure: path }, 'stream failed');
    },
    responseMeta: ({ info, errors, type }) => ({
      headers: {
        ...vary,
        ...(type === 'subscription' ? { 'cache-control': 'no-store, no-transform' } : {}),
        // tRPC's early errors are JSON too.
        ...(info ? retryAfterHeader(errors) : { 'content-type': 'application/json' }),
      },
    }),
  });
}
