import { findTextProblems, type Database } from '@order-store/db';
import { createAccountsServices } from '../accounts/index.ts';
import { createOrdersServices, type OrderLimits, type PlacementHooks } from '../orders/index.ts';
import { createAfterResponse } from '../platform/background/after-response.ts';
import { createAuthenticator } from '../platform/identity/authenticate.ts';
import { keyedCall } from '../platform/idempotency/keyed-call.ts';
import { createLinkMails } from '../platform/mail/link-mails.ts';
import { createMailer } from '../platform/mail/create-mailer.ts';
import type { MetadataCheck } from '../platform/metadata/patch-metadata.ts';
import { createOverloadGuard } from '../platform/overload/overload-guard.ts';
import { createPublicReads } from '../platform/public-reads/public-reads.ts';
import { openCountStore } from '../platform/rate-limits/count-store.ts';
import { createRateLimits, noRateLimits } from '../platform/rate-limits/rate-limits.ts';
import { openReads } from '../platform/replicas/open-reads.ts';
import { createSecretCipher } from '../platform/secrets/secret-cipher.ts';
import { sealServices, type Services } from '../platform/services.ts';
import { OpenStreams, type StreamLimits } from '../platform/streaming/open-streams.ts';
import { createLogger } from '../platform/telemetry/logger.ts';
import { createMetrics } from './create-metrics.ts';
import { watchStatements } from '../platform/telemetry/watch-statements.ts';
import { createProductsServices } from '../products/index.ts';
import { openCursorSigner } from '../shared/cursor.ts';
import { openSecret } from '../shared/secret.ts';
import { poolOptions, sharesOf, type Config } from './config/config.ts';

/** Options that only tests and embedding programs set. */
export interface ServicesOptions {
  readonly orderNumber?: (() => string) | undefined;
  readonly streaming?: StreamingOptions | undefined;
  readonly hooks?: PlacementHooks | undefined;
  readonly checkOrderMetadata?: MetadataCheck | undefined;
  /** The server's own address, used if PUBLIC_URL is not set. Known once it listens. */
  readonly publicUrl?: Promise<string> | undefined;
}

export interface StreamingOptions {
  /** How often the database is read for new events while there are subscribers, in milliseconds. */
  readonly intervalMs?: number;
  /** How often the listeners' access is checked again, in milliseconds. */
  readonly checkIntervalMs?: number;
  readonly limits?: StreamLimits;
}

/** Creates what procedures use, on an open database. */
export async function createServices(
  database: Database,
  config: Config,
  {
    orderNumber,
    hooks,
    checkOrderMetadata,
    streaming = {},
    publicUrl = Promise.resolve('http://localhost'),
  }: ServicesOptions = {},
): Promise<Services> {
  const log = createLogger(config.LOG_LEVEL);
  const metrics = createMetrics(database);
  watchStatements(database, { log, metrics, slowMs: config.SLOW_STATEMENT });
  if (!config.RATE_LIMIT && config.NODE_ENV === 'production')
    log.warn('RATE_LIMIT is off: calls are not counted, and password guessing is not throttled');
  for (const problem of await findTextProblems(database.pool)) log.warn(problem);
  const cursors = await openCursorSigner(database);
  const counts = openCountStore(database);
  const reads = await openReads({
    primary: database,
    replicaUrls: config.DATABASE_REPLICA_URLS,
    pool: poolOptions(config),
    slowMs: config.SLOW_STATEMENT,
    log,
    metrics,
  });
  const { read } = reads;
  const authenticate = createAuthenticator(database, log, {
    staffTotp: config.STAFF_TOTP === 'required',
  });
  const afterResponse = createAfterResponse(log);
  const publicReads = createPublicReads({
    read,
    connections: sharesOf(config).publicReads,
    timeoutMs: config.PUBLIC_READ_TIMEOUT,
  });
  const { intervalMs: feedIntervalMs = 250 } = streaming;
  const streams = new OpenStreams({
    authenticate,
    limits: {
      total: config.LIVE_MAX_STREAMS,
      forStaff: Math.floor(config.LIVE_MAX_STREAMS / 10),
      perCaller: config.RATE_LIMIT ? 50 : Infinity,
      perAddress: config.RATE_LIMIT ? 200 : Infinity,
    },
    ...streaming,
  });
  metrics.watchStreams(streams);
  const cipher = cipherOf(config);
  const { encryptSecret, decryptSecret } = cipher;
  const keySecret = await openSecret(database, 'idempotency keys');
  return sealServices({
    database,
    encryptSecret,
    decryptSecret,
    keyedCall: (call) => keyedCall(call, keySecret, cipher),
    log,
    metrics,
    cursors,
    publicPath: new URL(config.PUBLIC_URL ?? 'http://store').pathname.replace(/^\/$/, ''),
    publicUrl: config.PUBLIC_URL === undefined ? publicUrl : Promise.resolve(config.PUBLIC_URL),
    read,
    publicReads,
    replicas: reads,
    authenticate,
    streams,
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
    afterResponse,
    shopName: config.SHOP_NAME,
    linkMails: await createLinkMails(database, counts),
    mailer: createMailer(
      {
        smtpUrl: config.SMTP_URL,
        from: config.MAIL_FROM,
        publicUrl: config.PUBLIC_URL,
        isProduction: config.NODE_ENV === 'production',
      },
      log,
      createLogger(config.LOG_LEVEL, { hidesSecrets: false }),
    ),
    paymentConfirms: config.PAYMENT_CONFIRMS,
    webhookTargets: { allowPrivate: config.WEBHOOK_ALLOW_PRIVATE },
    ...(await createAccountsServices({
      database,
      counts,
      metrics,
      throttleLogins: config.RATE_LIMIT,
      signUpReveals: config.SIGN_UP_REVEALS,
      afterResponse,
    })),
    ...createProductsServices({ database, publicReads, cursors, log, feedIntervalMs }),
    ...createOrdersServices({
      database,
      read,
      metrics,
      log,
      limits: orderLimitsOf(config),
      expiresAfterMs: config.ORDER_EXPIRES_AFTER,
      orderNumber,
      hooks,
      checkOrderMetadata,
      feedIntervalMs,
    }),
  });
}

function orderLimitsOf(config: Config): OrderLimits {
  return {
    linesPerOrder: config.MAX_LINES_PER_ORDER,
    unitsPerLine: config.MAX_UNITS_PER_LINE,
    unitsPerOrder: config.MAX_UNITS_PER_ORDER,
    openOrders: config.MAX_OPEN_ORDERS,
    openOrdersTotal: config.MAX_OPEN_ORDERS_TOTAL,
    cancellationsPerDay: config.MAX_CANCELLATIONS_PER_DAY,
    holdSeconds: config.MAX_ORDER_HOLD === null ? null : config.MAX_ORDER_HOLD / 1000,
  };
}

/** The cipher of stored secrets with the configured keys. */
export function cipherOf({ SECRETS_KEY, SECRETS_PREVIOUS_KEYS }: Config) {
  return createSecretCipher(SECRETS_KEY, SECRETS_PREVIOUS_KEYS);
}
