import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import { forgetExpiredSessions } from './auth/forget-expired-sessions.ts';
import { forgetOldResets } from './auth/forget-old-resets.ts';
import { forgetOldAddresses } from './auth/sign-in-addresses.ts';
import { forgetOldCounts } from './rate-limits/forget-old-counts.ts';
import { forgetOldKeys } from './orders/forget-old-keys.ts';

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
        const counts = await forgetOldCounts(database);
        const resets = await forgetOldResets(database);
        const addresses = await forgetOldAddresses(database);
        log.info({ keys, sessions, counts, resets, addresses }, 'forgot what has expired');
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
