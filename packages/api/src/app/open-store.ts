import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import type { Config } from './config/config.ts';
import { createServices, type ServicesOptions } from './create-services.ts';
import { startRetention } from './retention.ts';
import { startSalesRollup } from '../reports/sales-rollup.ts';
import type { Services } from '../platform/services.ts';
import { startWebhookWorker } from '../webhooks/webhook-worker.ts';

/** A store at work in this process: what procedures need, and its background steps. */
export interface OpenStore {
  readonly services: Services;
  /** Whether it is about to end, and new work should go elsewhere. */
  readonly isEnding: () => boolean;
  /**
   * Ends streams and background steps, waits until what was accepted is `answered`, and closes the
   * connections.
   */
  close(answered: () => Promise<unknown>): Promise<void>;
}

/** Sets a store to work on a database that is ready. */
export async function openStore(
  config: Config,
  databaseUrl: string,
  options: ServicesOptions = {},
): Promise<OpenStore> {
  const database = openDatabase({
    url: databaseUrl,
    maxOpenConnections: config.DATABASE_MAX_OPEN_CONNS,
    maxIdleConnections: config.DATABASE_MAX_IDLE_CONNS,
    connectionMaxLifetimeMs: config.DATABASE_CONN_MAX_LIFETIME,
  });
  try {
    const services = await createServices(database, config, options);
    const { log, metrics, webhookTargets: targets } = services;
    const background = [
      startRetention(database, log, config),
      startSalesRollup(database, log),
      startWebhookWorker({ database, targets, log, metrics }),
    ];
    let ending = false;
    return {
      services,
      isEnding: () => ending,
      async close(answered) {
        ending = true;
        const ended = [services.live.end(), ...background.map((work) => work.stop())];
        await answered();
        const finished = Promise.all([
          services.placements.idle(),
          services.afterResponse.idle(),
          services.authenticate.idle(),
          ...ended,
        ])
          .then(() => services.replicas[Symbol.asyncDispose]())
          .then(() => database.close());
        // A database that answers nothing must not keep the process: nobody waits for these answers any more.
        const late = await Promise.race([
          finished,
          sleep(patienceMs, 'late' as const, { ref: false }),
        ]);
        if (late === 'late') log.warn('ended although the database did not answer');
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** For what is still under way with the database when all connections of callers are closed. */
const patienceMs = 10_000;
