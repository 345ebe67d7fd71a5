import { schemaName } from '@order-store/db';
import { checkSettings, ConfigError, type Config } from '../config/config.ts';
import type { z } from 'zod';
import type { OrderLimit, PlacementHooks } from '../../orders/index.ts';
import type { JsonObject } from '../../shared/json-object.ts';
import type { SettingName } from '../config/settings.ts';

/** Options of a store that runs in your own program. `Metadata` is the type of an order's metadata. */
export interface OrderStoreOptions<Metadata extends object = JsonObject> {
  /**
   * URL of a PostgreSQL 15 or newer (`postgres://user:password@host:port/database`), or the data directory of
   * an embedded one, for development and tests.
   */
  readonly database: string | { readonly dataDirectory: string };
  /** PostgreSQL schema for the store's tables, created if it does not exist. Default: the first schema of the search path. */
  readonly schema?: string | undefined;
  /** `apply` (the default) migrates the tables at start; `check` fails if a migration is missing. */
  readonly migrations?: 'apply' | 'check' | undefined;
  /** A staff account that is created at start if it does not exist. */
  readonly staffAccount?: { readonly email: string; readonly password: string } | undefined;
  /** Maximum number of connections to the database. Default: that of `DATABASE_MAX_OPEN_CONNS`. */
  readonly maxConnections?: number | undefined;
  /** Public URL of the store, used for links in e-mails: `https://shop.example`. */
  readonly publicUrl?: string | undefined;
  /** SMTP server (`smtp://user:password@mail.example:587`) and sender of e-mails. Default: e-mails are logged. */
  readonly mail?: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** Name of the shop in e-mails. Default: `Order Store`. */
  readonly shopName?: string | undefined;
  /** Whether signing up reveals that an address already has an account. `false` needs `mail`. Default: `true`. */
  readonly signUpReveals?: boolean | undefined;
  /** Whether staff need a second factor. Default: `optional`. */
  readonly staffTotp?: 'optional' | 'required' | undefined;
  /** Other origins whose pages may call with a token: `['https://shop.example']`. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** Express's `trust proxy`. Default: the setting of the app in which the router is mounted. */
  readonly trustProxy?: boolean | number | string | undefined;
  /** Rate limits of calls over HTTP: `false` turns them off, a number multiplies them. */
  readonly rateLimit?: boolean | number | undefined;
  /** Maximum number of open subscriptions in this process. Default: that of `LIVE_MAX_STREAMS`. */
  readonly maxStreams?: number | undefined;
  /**
   * Limits for a customer's own orders; `off` means unlimited. Defaults: those of `MAX_LINES_PER_ORDER`,
   * `MAX_UNITS_PER_LINE`, `MAX_UNITS_PER_ORDER`, `MAX_OPEN_ORDERS`, `MAX_OPEN_ORDERS_TOTAL` (such as `'5000.00'`),
   * `MAX_CANCELLATIONS_PER_DAY`, `MAX_CANCELLED_LINES_PER_ORDER` and `MAX_ORDER_HOLD` (in seconds).
   */
  readonly orderLimits?: Readonly<Partial<Record<OrderLimit, number | string>>> | undefined;
  /** How long a pending order holds its stock: `'15m'`, or `'off'`. Default: that of `ORDER_EXPIRES_AFTER`. */
  readonly orderExpiresAfter?: string | undefined;
  /** Mail a receipt to the customer when an order is placed. It needs `mail`. Default: false. */
  readonly orderReceipts?: boolean | undefined;
  /** Which recorded payments confirm a pending order when they reach its grand total. Default: `authorized`. */
  readonly paymentConfirms?: 'authorized' | 'captured' | 'off' | undefined;
  /**
   * Encrypts secrets in the database, such as those that sign webhooks: 32 random bytes in base64. `previousKeys` can
   * still decrypt. Default: they are stored unencrypted.
   */
  readonly secrets?:
    | { readonly key: string; readonly previousKeys?: readonly string[] | undefined }
    | undefined;
  /** Allow webhooks to addresses in private networks. */
  readonly webhooksToPrivateAddresses?: boolean | undefined;
  /** Minimum level of the JSON log lines on stdout. Default: `warn`. */
  readonly logLevel?:
    | 'fatal'
    | 'error'
    | 'warn'
    | 'info'
    | 'debug'
    | 'trace'
    | 'silent'
    | undefined;
  /**
   * A zod schema of the metadata of orders. `orders.place` and `orders.updateMetadata` reject other metadata with
   * VALIDATION_FAILED and store what the schema returns.
   */
  readonly orderMetadata?: z.ZodType<Metadata> | undefined;
  /** Functions that take part in placing orders, in their transaction. */
  readonly hooks?: PlacementHooks<Metadata> | undefined;
  /** Receives a line of text at each step of the start. */
  readonly report?: ((line: string) => void) | undefined;
}

/** Checks the options by the rules of the server's settings. @throws {ConfigError} */
export function readOptions(options: OrderStoreOptions): Config {
  const unknown = Object.keys(options).find((name) => !(name in settingsOf));
  if (unknown !== undefined) throw invalid(`${unknown}: there is no such option`);
  const { database, schema, migrations = 'apply' } = options;
  const place =
    typeof database === 'object' && database !== null ? database.dataDirectory : database;
  if (typeof place !== 'string' || place === '') {
    throw invalid('database must be a URL of PostgreSQL or { dataDirectory: string }');
  }
  if (schema !== undefined && !schemaName.test(schema)) {
    throw invalid('schema must have lower-case letters, digits and underscores, at most 63');
  }
  if (migrations !== 'apply' && migrations !== 'check') {
    throw invalid('migrations must be "apply" or "check"');
  }
  checkHooks(options);
  const settings = Object.values(settingsOf).map((each) => each(options));
  return checkSettings(Object.assign({}, ...settings), {
    heading,
    nameOf: (name) => optionNames[name] ?? name,
    reference: 'See OrderStoreOptions for all options.',
  });
}

/** The settings that each option sets. Some options are not settings of the server. */
const settingsOf: Readonly<
  Record<
    keyof OrderStoreOptions,
    (options: OrderStoreOptions) => Readonly<Partial<Record<SettingName, unknown>>>
  >
> = {
  database: ({ database }) =>
    typeof database === 'string'
      ? { DATABASE_URL: database }
      : { DATA_DIRECTORY: database.dataDirectory },
  schema: () => ({}),
  migrations: () => ({}),
  staffAccount: ({ staffAccount }) => ({
    STAFF_EMAIL: staffAccount?.email,
    STAFF_PASSWORD: staffAccount?.password,
  }),
  maxConnections: ({ maxConnections }) => ({ DATABASE_MAX_OPEN_CONNS: maxConnections }),
  publicUrl: ({ publicUrl }) => ({ PUBLIC_URL: publicUrl }),
  mail: ({ mail }) => ({ SMTP_URL: mail?.smtpUrl, MAIL_FROM: mail?.from }),
  shopName: ({ shopName }) => ({ SHOP_NAME: shopName }),
  signUpReveals: ({ signUpReveals }) => ({ SIGN_UP_REVEALS: signUpReveals }),
  staffTotp: ({ staffTotp }) => ({ STAFF_TOTP: staffTotp }),
  corsOrigins: ({ corsOrigins }) => ({ CORS_ORIGINS: corsOrigins }),
  trustProxy: ({ trustProxy }) => ({ TRUST_PROXY: trustProxy }),
  rateLimit: ({ rateLimit }) => ({
    RATE_LIMIT: rateLimit !== false,
    RATE_LIMIT_SCALE: typeof rateLimit === 'number' ? rateLimit : undefined,
  }),
  maxStreams: ({ maxStreams }) => ({ LIVE_MAX_STREAMS: maxStreams }),
  orderLimits: ({ orderLimits = {} }) => ({
    MAX_LINES_PER_ORDER: orderLimits.linesPerOrder,
    MAX_UNITS_PER_LINE: orderLimits.unitsPerLine,
    MAX_UNITS_PER_ORDER: orderLimits.unitsPerOrder,
    MAX_OPEN_ORDERS: orderLimits.openOrders,
    MAX_OPEN_ORDERS_TOTAL: orderLimits.openOrdersTotal,
    MAX_CANCELLATIONS_PER_DAY: orderLimits.cancellationsPerDay,
    MAX_CANCELLED_LINES_PER_ORDER: orderLimits.cancelledLinesPerOrder,
    MAX_ORDER_HOLD: holdOf(orderLimits.holdSeconds),
  }),
  orderExpiresAfter: ({ orderExpiresAfter }) => ({ ORDER_EXPIRES_AFTER: orderExpiresAfter }),
  orderReceipts: ({ orderReceipts }) => ({ ORDER_RECEIPTS: orderReceipts }),
  paymentConfirms: ({ paymentConfirms }) => ({ PAYMENT_CONFIRMS: paymentConfirms }),
  secrets: ({ secrets }) => ({
    SECRETS_KEY: secrets?.key,
    SECRETS_PREVIOUS_KEYS: secrets?.previousKeys,
  }),
  webhooksToPrivateAddresses: ({ webhooksToPrivateAddresses }) => ({
    WEBHOOK_ALLOW_PRIVATE: webhooksToPrivateAddresses,
  }),
  logLevel: ({ logLevel = 'warn' }) => ({ LOG_LEVEL: logLevel }),
  orderMetadata: () => ({}),
  hooks: () => ({}),
  report: () => ({}),
};

/** The setting is in milliseconds. */
function holdOf(seconds: number | string | undefined): number | string | undefined {
  return typeof seconds === 'number' ? seconds * 1000 : seconds;
}

/** What messages call the settings. */
const optionNames: Readonly<Record<string, string>> = {
  DATABASE_URL: 'database',
  DATA_DIRECTORY: 'database.dataDirectory',
  STAFF_EMAIL: 'staffAccount.email',
  STAFF_PASSWORD: 'staffAccount.password',
  DATABASE_MAX_OPEN_CONNS: 'maxConnections',
  PUBLIC_URL: 'publicUrl',
  SMTP_URL: 'mail.smtpUrl',
  SHOP_NAME: 'shopName',
  STAFF_TOTP: 'staffTotp',
  SIGN_UP_REVEALS: 'signUpReveals',
  MAIL_FROM: 'mail.from',
  CORS_ORIGINS: 'corsOrigins',
  TRUST_PROXY: 'trustProxy',
  RATE_LIMIT_SCALE: 'rateLimit',
  LIVE_MAX_STREAMS: 'maxStreams',
  MAX_LINES_PER_ORDER: 'orderLimits.linesPerOrder',
  MAX_UNITS_PER_LINE: 'orderLimits.unitsPerLine',
  MAX_UNITS_PER_ORDER: 'orderLimits.unitsPerOrder',
  MAX_OPEN_ORDERS: 'orderLimits.openOrders',
  MAX_OPEN_ORDERS_TOTAL: 'orderLimits.openOrdersTotal',
  MAX_CANCELLATIONS_PER_DAY: 'orderLimits.cancellationsPerDay',
  MAX_CANCELLED_LINES_PER_ORDER: 'orderLimits.cancelledLinesPerOrder',
  MAX_ORDER_HOLD: 'orderLimits.holdSeconds',
  ORDER_EXPIRES_AFTER: 'orderExpiresAfter',
  ORDER_RECEIPTS: 'orderReceipts',
  PAYMENT_CONFIRMS: 'paymentConfirms',
  SECRETS_KEY: 'secrets.key',
  SECRETS_PREVIOUS_KEYS: 'secrets.previousKeys',
  WEBHOOK_ALLOW_PRIVATE: 'webhooksToPrivateAddresses',
  LOG_LEVEL: 'logLevel',
};

function checkHooks({ hooks, orderMetadata }: OrderStoreOptions): void {
  for (const [name, hook] of Object.entries(hooks ?? {})) {
    if (name !== 'beforePlace' && name !== 'afterPlace')
      throw invalid(`hooks.${name}: there is no such hook`);
    if (hook !== undefined && typeof hook !== 'function')
      throw invalid(`hooks.${name} must be a function`);
  }
  if (orderMetadata !== undefined && typeof orderMetadata.safeParseAsync !== 'function')
    throw invalid('orderMetadata must be a zod schema');
}

const heading = 'Invalid options of createOrderStore:';

function invalid(problem: string): ConfigError {
  return new ConfigError(`${heading}\n  ${problem}`);
}
