import type { AnyRouter } from '@trpc/server';
import { createExpressMiddleware } from '@trpc/server/adapters/express';
import { Router } from 'express';
import type { Config } from './config/config.ts';
import { crossOrigin } from '../platform/http/cross-origin.ts';
import { readInput } from '../platform/http/read-input.ts';
import { requestLimits, type RequestLimits } from '../platform/http/request-limits.ts';
import { exportRoutes } from '../orders/export-routes.ts';
import { retryAfterHeader } from '../platform/rate-limits/retry-after.ts';
import { appRouter } from './router.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { healthRoutes } from './health-routes.ts';
import { refusalsOf } from '../platform/telemetry/metrics.ts';
import type { Context } from '../platform/identity/context.ts';
import { createContextMaker } from '../platform/identity/create-context.ts';
import { fastPathHandler } from '../platform/trpc/fast-path.ts';
import { streamGuard } from '../platform/trpc/stream-guard.ts';
import { toDomainError } from '../platform/trpc/translate-error.ts';

export interface StoreRoutesOptions {
  readonly config: Pick<Config, 'CORS_ORIGINS'>;
  readonly services: Services;
  readonly isShuttingDown: () => boolean;
  /** Another router than the store's, for measuring against. */
  readonly router?: AnyRouter | undefined;
  /** Off sends every request through tRPC's own adapter, to compare the two. */
  readonly fastPath?: boolean | undefined;
  /** What a request may cost; others than those of production for tests that would take too long. */
  readonly limits?: RequestLimits | undefined;
  /** How long somebody who listens to a stream may take nothing of it, in milliseconds. */
  readonly stallMs?: number | undefined;
}

/**
 * What the store answers by HTTP, without a page: tRPC at `/trpc`, `/exports`, health and metrics. What it
 * throws is for {@link errorHandler}.
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
  const routes = Router();
  routes.use(healthRoutes(services, isShuttingDown));
  const onRefusal = refusalsOf(services.metrics);
  const contextOf = createContextMaker(services, config.CORS_ORIGINS);
  const answersOtherOrigins = config.CORS_ORIGINS.length > 0;
  if (answersOtherOrigins) routes.use('/trpc', crossOrigin(config.CORS_ORIGINS));
  // The adapter would put its own in the place of what is there.
  const vary = answersOtherOrigins ? { vary: 'Origin, trpc-accept, accept' } : {};
  routes.use('/trpc', readInput(limits));
  if (fastPath) routes.use('/trpc', fastPathHandler(router, contextOf, onRefusal));
  routes.use('/trpc', streamGuard({ router, isShuttingDown, stallMs, onRefusal }));
  routes.use(
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
  routes.use('/exports', exportRoutes(services, contextOf));
  return routes;
}
