import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { purgeExpiredEvents } from '../audit/index.ts';
import {
  purgeExpiredAddresses,
  purgeExpiredResets,
  purgeExpiredSessions,
} from '../accounts/index.ts';
import type { Config } from './config/config.ts';
import { purgeExpiredImports } from '../catalog/index.ts';
import { purgeExpiredKeys } from '../orders/index.ts';
import { purgeExpiredCounts } from '../platform/rate-limits/purge-expired-counts.ts';
import { Poller } from '../platform/background/poller.ts';
import { purgeExpiredDeliveries } from '../webhooks/index.ts';

export interface RetentionOptions {
  readonly intervalMs?: number;
}

/** Does the store's housekeeping once an hour until it is stopped; every process may. Failures are logged and tried again. */
export function startRetention(
  database: Database,
  log: Logger,
  config: Pick<Config, 'IDEMPOTENCY_KEY_RETENTION' | 'AUDIT_RETENTION'>,
  { intervalMs = hour }: RetentionOptions = {},
): { stop(): Promise<void> } {
  /** Each returns the number of deleted rows. */
  const tasks: Readonly<Record<string, () => Promise<number>>> = {
    keys: () => purgeExpiredKeys(database, config.IDEMPOTENCY_KEY_RETENTION),
    sessions: () => purgeExpiredSessions(database),
    securityEvents: () => purgeExpiredEvents(database, config.AUDIT_RETENTION),
    resets: () => purgeExpiredResets(database),
    addresses: () => purgeExpiredAddresses(database),
    counts: () => purgeExpiredCounts(database),
    imports: () => purgeExpiredImports(database),
    deliveries: () => purgeExpiredDeliveries(database),
  };
  const poller = new Poller({
    intervalMs,
    async task() {
      for (const [name, task] of Object.entries(tasks)) {
        try {
          log.info({ [name]: await task() }, 'housekeeping done');
        } catch (error) {
          log.warn({ err: error, task: name }, 'housekeeping failed and is tried again in an hour');
        }
      }
    },
    onFailure: (err) => log.error({ err }, 'housekeeping ended unexpectedly'),
  });
  poller.start();
  return {
    async stop() {
      poller.stop();
      await poller.idle();
    },
  };
}

const hour = 3_600_000;
