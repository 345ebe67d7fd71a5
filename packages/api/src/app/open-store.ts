import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import { startImportWorker } from '../catalog/index.ts';
import { poolOptions, sharesOf, type Config } from './config/config.ts';
import { cipherOf } from './create-platform-services.ts';
import { createServices, type ServicesOptions } from './create-services.ts';
import { startRetention } from '../platform/retention/retention.ts';
import { reencryptSecrets } from '../platform/secrets/reencrypt-secrets.ts';
import { retentionRules } from './retention.ts';
import { secretColumns } from './secret-columns.ts';
import { StartError } from './start-error.ts';
import { startOrderExpiry, startOrderReceipts, startOrderTotals } from '../orders/index.ts';
import { startSalesRollup } from '../reports/index.ts';
import type { Services } from '../platform/services.ts';
import { startWebhookWorker } from '../webhooks/index.ts';

/** A running store: the services and the background tasks. */
export interface OpenStore {
  readonly services: Services;
  /** Whether it is shutting down. */
  readonly isEnding: () => boolean;
  /** Ends streams and background tasks, waits until `drained` resolves, and closes the database connections. */
  close(drained: () => Promise<unknown>): Promise<void>;
}

/** Starts a store on a migrated database. */
export async function openStore(
  config: Config,
  databaseUrl: string,
  options: ServicesOptions = {},
): Promise<OpenStore> {
  const database = openDatabase({
    url: databaseUrl,
    ...poolOptions(config),
    reservedConnections: sharesOf(config).reserved,
  });
  try {
    const services = await createServices(database, config, options);
    await encryptStoredSecrets(services, config);
    const background = await startBackgroundTasks(services, config);
    let ending = false;
    return {
      services,
      isEnding: () => ending,
      async close(drained) {
        ending = true;
        const ended = [
          services.streams.end(),
          services.orderFeed.idle(),
          services.stockFeed.idle(),
          ...background.map((work) => work.stop()),
        ];
        await drained();
        const finished = Promise.all([
          services.placements.idle(),
          services.paymentBatches.idle(),
          services.afterResponse.idle(),
          services.authenticate.idle(),
          ...ended,
        ])
          .then(() => services.replicas[Symbol.asyncDispose]())
          .then(() => database.close());
        // An unresponsive database must not delay the shutdown.
        const late = await Promise.race([
          finished,
          sleep(timeoutMs, 'late' as const, { ref: false }),
        ]);
        if (late === 'late')
          services.log.warn(
            'shut down before all database work finished, because the database did not answer',
          );
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** The limit for database work that is still running when all client connections are closed. */
const timeoutMs = 10_000;

async function startBackgroundTasks(services: Services, config: Config) {
  const { database, log, metrics, webhookTargets: targets, decryptSecret } = services;
  const receipts = config.ORDER_RECEIPTS ? [await startOrderReceipts(services)] : [];
  return [
    startRetention({ database, log, rules: retentionRules, settings: config }),
    startOrderExpiry(services),
    startSalesRollup(database, log),
    startOrderTotals(database, log),
    ...receipts,
    startImportWorker(database, log),
    startWebhookWorker({ database, targets, decryptSecret, log, metrics }),
  ];
}

async function encryptStoredSecrets({ database, log }: Services, config: Config): Promise<void> {
  const cipher = cipherOf(config);
  if (cipher.currentPrefix === null && config.NODE_ENV === 'production')
    log.warn(
      'SECRETS_KEY is not set: secrets that sign webhooks are stored unencrypted. Set it to the output of: openssl rand -base64 32',
    );
  const { changed, missingKeyIds } = await reencryptSecrets(database, secretColumns, cipher);
  if (missingKeyIds.length > 0)
    throw new StartError(
      `Secrets in the database are encrypted with keys that are not configured (ids ${missingKeyIds.join(', ')}): set SECRETS_KEY or SECRETS_PREVIOUS_KEYS to them`,
    );
  if (changed > 0) log.info({ changed }, 'stored secrets re-encrypted with the current key');
}
