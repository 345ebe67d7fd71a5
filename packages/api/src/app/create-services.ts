import type { Database } from '@order-store/db';
import { createAuthenticator } from '../platform/identity/authenticate.ts';
import { createLoginThrottle, noLoginThrottle } from '../accounts/login-throttle.ts';
import { createResetMails } from '../accounts/reset-mails.ts';
import { openSignInKeys } from '../accounts/sign-in-addresses.ts';
import type { Config } from './config/config.ts';
import { LiveUpdates, type LiveUpdatesOptions } from '../platform/streaming/live-updates.ts';
import { createMailer } from '../platform/mail/create-mailer.ts';
import { randomOrderNumber } from '../orders/order-number.ts';
import { createPlacementBatcher } from '../orders/placement-batcher.ts';
import { createOrderReader } from '../orders/read-order.ts';
import { createOverloadGuard } from '../platform/overload/overload-guard.ts';
import { createProductList } from '../products/find-products.ts';
import { openCountStore } from '../platform/rate-limits/count-store.ts';
import { createRateLimits, noRateLimits } from '../platform/rate-limits/rate-limits.ts';
import { openReads } from '../platform/replicas/open-reads.ts';
import { sealServices, type Services } from '../platform/services.ts';
import { createAfterResponse } from '../platform/background/after-response.ts';
import { openCursorSigner } from '../shared/cursor.ts';
import { createLogger } from '../platform/telemetry/logger.ts';
import { createMetrics } from '../platform/telemetry/metrics.ts';
import { watchStatements } from '../platform/telemetry/watch-statements.ts';

/** What tests want otherwise. */
export interface ServicesOptions {
  readonly orderNumber?: (() => string) | undefined;
  readonly live?: Partial<LiveUpdatesOptions> | undefined;
  /** Where this server is reached, if nobody set PUBLIC_URL: known once it listens. */
  readonly publicUrl?: Promise<string> | undefined;
}

/** What procedures work with, on an open database. */
export async function createServices(
  database: Database,
  config: Config,
  {
    orderNumber = randomOrderNumber,
    live = {},
    publicUrl = Promise.resolve('http://localhost'),
  }: ServicesOptions = {},
): Promise<Services> {
  const log = createLogger(config.LOG_LEVEL);
  const metrics = createMetrics(database);
  watchStatements(database, { log, metrics, slowMs: config.SLOW_STATEMENT });
  const cursors = await openCursorSigner(database);
  if (!config.RATE_LIMIT && config.NODE_ENV === 'production')
    log.warn(
      'RATE_LIMIT is off: calls are not counted, and nobody who guesses passwords is slowed',
    );
  const counts = openCountStore(database);
  const reads = await openReads({ primary: database, config, log, metrics });
  const authenticate = createAuthenticator(database, log);
  const limits = { total: config.LIVE_MAX_STREAMS, perCaller: config.RATE_LIMIT ? 50 : Infinity };
  return sealServices({
    database,
    read: reads.read,
    replicas: reads,
    authenticate,
    placements: createPlacementBatcher({ database, metrics, orderNumber }),
    readOrder: createOrderReader(reads.read),
    listProducts: createProductList(reads.read, cursors),
    live: new LiveUpdates({ database, authenticate, metrics, log, limits, ...live }),
    webhookTargets: { allowPrivate: config.WEBHOOK_ALLOW_PRIVATE },
    cursors,
    overloadGuard: createOverloadGuard({
      database,
      metrics,
      limits: {
        loopDelayMs: config.OVERLOAD_LOOP_DELAY,
        connectionWaitMs: config.OVERLOAD_CONNECTION_WAIT,
      },
    }),
    rateLimits: config.RATE_LIMIT
      ? createRateLimits({ database, counts, metrics, scale: config.RATE_LIMIT_SCALE })
      : noRateLimits,
    loginThrottle: config.RATE_LIMIT
      ? createLoginThrottle({ database, counts, metrics })
      : noLoginThrottle,
    resetMails: createResetMails(database, counts),
    signInKeys: await openSignInKeys(database),
    afterResponse: createAfterResponse(log),
    mailer: createMailer(config, log, createLogger(config.LOG_LEVEL, { hidesSecrets: false })),
    publicUrl: config.PUBLIC_URL === undefined ? publicUrl : Promise.resolve(config.PUBLIC_URL),
    log,
    metrics,
  });
}
