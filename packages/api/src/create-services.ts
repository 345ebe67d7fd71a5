import type { Database } from '@order-store/db';
import { createAuthenticator } from './auth/authenticate.ts';
import { createGuessGuard, noGuessGuard } from './auth/guess-guard.ts';
import { createResetMails } from './auth/reset-mails.ts';
import { openSignInKeys } from './auth/sign-in-addresses.ts';
import type { Config } from './config.ts';
import { LiveUpdates, type LiveUpdatesOptions } from './live/live-updates.ts';
import { createMailer } from './mail/create-mailer.ts';
import { randomOrderNumber } from './orders/order-number.ts';
import { createPlacementQueue } from './orders/placement-queue.ts';
import { createOrderReader } from './orders/read-order.ts';
import { createOverloadGuard } from './overload/overload-guard.ts';
import { createProductList } from './products/find-products.ts';
import { openCountStore } from './rate-limits/count-store.ts';
import { createRateLimits, noRateLimits } from './rate-limits/rate-limits.ts';
import { openReads } from './replicas/open-reads.ts';
import { sealServices, type Services } from './services.ts';
import { createAfterAnswer } from './shared/after-answer.ts';
import { openCursorSigner } from './shared/cursor.ts';
import { createLogger } from './telemetry/logger.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { watchStatements } from './telemetry/watch-statements.ts';

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
    placements: createPlacementQueue({ database, metrics, orderNumber }),
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
    guessGuard: config.RATE_LIMIT ? createGuessGuard({ database, counts, metrics }) : noGuessGuard,
    resetMails: createResetMails(database, counts),
    signInKeys: await openSignInKeys(database),
    afterAnswer: createAfterAnswer(log),
    mailer: createMailer(config, log, createLogger(config.LOG_LEVEL, { hidesSecrets: false })),
    publicUrl: config.PUBLIC_URL === undefined ? publicUrl : Promise.resolve(config.PUBLIC_URL),
    log,
    metrics,
  });
}
