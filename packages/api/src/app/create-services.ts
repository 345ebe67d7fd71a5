import type { Database } from '@order-store/db';
import { createAccountsServices } from '../accounts/index.ts';
import { createOrdersServices, type OrderLimits, type PlacementHooks } from '../orders/index.ts';
import { createPaymentsServices } from '../payments/index.ts';
import type { MetadataCheck } from '../platform/metadata/patch-metadata.ts';
import { sealServices, type Services } from '../platform/services.ts';
import { createProductsServices } from '../products/index.ts';
import type { Config } from './config/config.ts';
import { createPlatformServices, type StreamingOptions } from './create-platform-services.ts';

/** Options that only tests and embedding programs set. */
export interface ServicesOptions {
  readonly orderNumber?: (() => string) | undefined;
  readonly streaming?: StreamingOptions | undefined;
  readonly hooks?: PlacementHooks | undefined;
  readonly checkOrderMetadata?: MetadataCheck | undefined;
  /** The server's own address, used if PUBLIC_URL is not set. Known once it listens. */
  readonly publicUrl?: Promise<string> | undefined;
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
  const { counts, ...platform } = await createPlatformServices(database, config, {
    streaming,
    publicUrl,
  });
  const { intervalMs: feedIntervalMs = 250 } = streaming;
  return sealServices({
    ...platform,
    webhookTargets: { allowPrivate: config.WEBHOOK_ALLOW_PRIVATE },
    ...(await createAccountsServices({
      ...platform,
      counts,
      throttleLogins: config.RATE_LIMIT,
      signUpReveals: config.SIGN_UP_REVEALS,
    })),
    ...createPaymentsServices({ database, paymentConfirms: config.PAYMENT_CONFIRMS }),
    ...createProductsServices({ ...platform, feedIntervalMs }),
    ...createOrdersServices({
      ...platform,
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
    cancelledLinesPerOrder: config.MAX_CANCELLED_LINES_PER_ORDER,
    holdSeconds: config.MAX_ORDER_HOLD === null ? null : config.MAX_ORDER_HOLD / 1000,
  };
}
