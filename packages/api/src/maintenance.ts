import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { forgetOldEvents } from './audit/forget-old-events.ts';
import { forgetExpiredSessions } from './auth/forget-expired-sessions.ts';
import { forgetOldResets } from './auth/forget-old-resets.ts';
import { forgetOldAddresses } from './auth/sign-in-addresses.ts';
import type { Config } from './config.ts';
import { forgetOldImports } from './catalog/stage-catalog.ts';
import { forgetOldKeys } from './orders/forget-old-keys.ts';
import { forgetOldCounts } from './rate-limits/forget-old-counts.ts';
import { Poller } from './shared/poller.ts';
import { forgetOldDeliveries } from './webhooks/forget-old-deliveries.ts';

export interface MaintenanceOptions {
  readonly intervalMs?: number;
}

/** Does the store's housekeeping once an hour until it is stopped; every process may. Failures are logged and tried again. */
export function startMaintenance(
  database: Database,
  log: Logger,
  config: Pick<Config, 'IDEMPOTENCY_KEY_RETENTION' | 'AUDIT_RETENTION'>,
  { intervalMs = hour }: MaintenanceOptions = {},
): { stop(): Promise<void> } {
  /** Each returns the number of deleted rows. */
  const tasks: Readonly<Record<string, () => Promise<number>>> = {
    keys: () => forgetOldKeys(database, config.IDEMPOTENCY_KEY_RETENTION),
    sessions: () => forgetExpiredSessions(database),
    securityEvents: () => forgetOldEvents(database, config.AUDIT_RETENTION),
    resets: () => forgetOldResets(database),
    addresses: () => forgetOldAddresses(database),
    counts: () => forgetOldCounts(database),
    imports: () => forgetOldImports(database),
    deliveries: () => forgetOldDeliveries(database),
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
