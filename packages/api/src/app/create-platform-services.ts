import { findTextProblems, type Database } from '@order-store/db';
import type { Logger } from 'pino';
import { createAfterResponse } from '../platform/background/after-response.ts';
import { keyedCall, type CallWithKey } from '../platform/idempotency/keyed-call.ts';
import { createAuthenticator, type Authenticator } from '../platform/identity/authenticate.ts';
import { createMailer } from '../platform/mail/create-mailer.ts';
import { createMailLimits } from '../platform/mail/mail-limits.ts';
import { createOverloadGuard } from '../platform/overload/overload-guard.ts';
import { createPublicReads } from '../platform/public-reads/public-reads.ts';
import { openCountStore } from '../platform/rate-limits/count-store.ts';
import type { RateLimitOptions } from '../platform/rate-limits/call-counter.ts';
import {
  createRateLimits,
  noRateLimits,
  type RateLimits,
} from '../platform/rate-limits/rate-limits.ts';
import { openReads } from '../platform/replicas/open-reads.ts';
import { createSecretCipher } from '../platform/secrets/secret-cipher.ts';
import { OpenStreams, type StreamLimits } from '../platform/streaming/open-streams.ts';
import { createLogger } from '../platform/telemetry/logger.ts';
import { watchStatements } from '../platform/telemetry/watch-statements.ts';
import { openCursorSigner } from '../shared/cursor.ts';
import { openSecret } from '../shared/secret.ts';
import { poolOptions, sharesOf, type Config } from './config/config.ts';
import { createMetrics } from './create-metrics.ts';

export interface StreamingOptions {
  /** How often the database is read for new events while there are subscribers, in milliseconds. */
  readonly intervalMs?: number;
  /** How often the listeners' access is checked again, in milliseconds. */
  readonly checkIntervalMs?: number;
  readonly limits?: StreamLimits;
}

/** Creates the platform's services, and the store of counts that features count in as well. */
export async function createPlatformServices(
  database: Database,
  config: Config,
  { streaming, publicUrl }: { streaming: StreamingOptions; publicUrl: Promise<string> },
) {
  const log = createLogger(config.LOG_LEVEL);
  const metrics = createMetrics(database);
  watchStatements(database, { log, metrics, slowMs: config.SLOW_STATEMENT });
  await warnOfProblems(database, config, log);
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
  const streams = openStreams(config, authenticate, streaming);
  metrics.watchStreams(streams);
  const cipher = cipherOf(config);
  const keySecret = await openSecret(database, 'idempotency keys');
  return {
    database,
    counts,
    encryptSecret: cipher.encryptSecret,
    decryptSecret: cipher.decryptSecret,
    keyedCall: (call: CallWithKey) => keyedCall(call, keySecret, cipher),
    log,
    metrics,
    cursors,
    publicPath: new URL(config.PUBLIC_URL ?? 'http://store').pathname.replace(/^\/$/, ''),
    publicUrl: config.PUBLIC_URL === undefined ? publicUrl : Promise.resolve(config.PUBLIC_URL),
    read,
    publicReads: createPublicReads({
      read,
      connections: sharesOf(config).publicReads,
      timeoutMs: config.PUBLIC_READ_TIMEOUT,
    }),
    replicas: reads,
    authenticate,
    streams,
    overloadGuard: createOverloadGuard({ database, metrics, limits: overloadLimitsOf(config) }),
    rateLimits: rateLimitsOf(config, { database, counts, metrics }),
    afterResponse: createAfterResponse(log),
    shopName: config.SHOP_NAME,
    ...(await createMailLimits(database, counts)),
    mailer: createConfiguredMailer(config, log),
  };
}

async function warnOfProblems(database: Database, config: Config, log: Logger): Promise<void> {
  if (!config.RATE_LIMIT && config.NODE_ENV === 'production')
    log.warn('RATE_LIMIT is off: calls are not counted, and password guessing is not throttled');
  for (const problem of await findTextProblems(database.pool)) log.warn(problem);
}

function rateLimitsOf(
  config: Config,
  stores: Pick<RateLimitOptions, 'database' | 'counts' | 'metrics'>,
): RateLimits {
  if (!config.RATE_LIMIT) return noRateLimits;
  const { turns } = sharesOf(config);
  return createRateLimits({ ...stores, scale: config.RATE_LIMIT_SCALE, turns });
}

function openStreams(
  config: Config,
  authenticate: Authenticator,
  streaming: StreamingOptions,
): OpenStreams {
  return new OpenStreams({
    authenticate,
    limits: {
      total: config.LIVE_MAX_STREAMS,
      forStaff: Math.floor(config.LIVE_MAX_STREAMS / 10),
      perCaller: config.RATE_LIMIT ? 50 : Infinity,
      perAddress: config.RATE_LIMIT ? 200 : Infinity,
    },
    ...streaming,
  });
}

function overloadLimitsOf(config: Config) {
  return {
    loopDelayMs: config.OVERLOAD_LOOP_DELAY,
    connectionWaitMs: config.OVERLOAD_CONNECTION_WAIT,
  };
}

function createConfiguredMailer(config: Config, log: Logger) {
  return createMailer(
    {
      smtpUrl: config.SMTP_URL,
      from: config.MAIL_FROM,
      publicUrl: config.PUBLIC_URL,
      isProduction: config.NODE_ENV === 'production',
    },
    log,
    createLogger(config.LOG_LEVEL, { hidesSecrets: false }),
  );
}

/** The cipher of stored secrets with the configured keys. */
export function cipherOf({ SECRETS_KEY, SECRETS_PREVIOUS_KEYS }: Config) {
  return createSecretCipher(SECRETS_KEY, SECRETS_PREVIOUS_KEYS);
}
