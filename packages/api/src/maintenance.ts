import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { forgetExpiredSessions } from './auth/forget-expired-sessions.ts';
import { forgetOldKeys } from './orders/forget-old-keys.ts';
import { forgetOldDeliveries } from './webhooks/forget-old-deliveries.ts';

/** Does the store's housekeeping once an hour until it is stopped; every process may. Failures are logged and tried again. */
export function startMaintenance(
  database: Database,
  log: Logger,
  { keyRetentionMs }: { readonly keyRetentionMs: number },
): { stop(): Promise<void> } {
  let running = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(async () => {
      try {
        const keys = await forgetOldKeys(database, keyRetentionMs);
        const sessions = await forgetExpiredSessions(database);
        const deliveries = await forgetOldDeliveries(database);
        log.info({ keys, sessions, deliveries }, 'forgot what is kept for a time only');
      } catch (error) {
        log.warn({ err: error }, 'housekeeping failed and is tried again in an hour');
      }
    });
  }, hour);
  timer.unref();
  return {
    stop() {
      clearInterval(timer);
      return running;
    },
  };
}

const hour = 3_600_000;
