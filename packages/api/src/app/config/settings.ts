import { defaultDatabaseSettings } from '@order-store/db';
import { z } from 'zod';
import {
  duration,
  email,
  factor,
  holdDuration,
  limit,
  mailSender,
  moneyLimit,
  oneOf,
  onOff,
  password,
  postgresUrl,
  postgresUrls,
  proxyTrust,
  publicUrl,
  retentionPeriod,
  secretKey,
  secretKeys,
  shopName,
  smtpUrl,
  text,
  webOrigins,
  wholeNumber,
  type SettingType,
} from './setting-types.ts';

/** What operators need to know about a setting. */
interface SettingFacts {
  readonly group: string;
  readonly meaning: string;
  readonly example: string;
  /** The default as text. A setting has either this or `without`. */
  readonly default?: string;
  /** What applies if the setting has no value. */
  readonly without?: string;
  /** Values are never shown in messages. */
  readonly secret?: boolean;
  readonly rule?: string | undefined;
  readonly unit?: string | undefined;
}

export type SettingName = keyof typeof Settings.shape;

/** The facts about each setting, by its schema. */
const factsOf = z.registry<SettingFacts>();

function withDefault<Schema extends z.ZodType>(
  { schema, rule, unit }: SettingType<Schema>,
  facts: SettingFacts & { readonly default: z.input<Schema> & string },
) {
  const setting = z.prefault(schema, facts.default);
  factsOf.add(setting, { ...facts, rule, unit });
  return setting;
}

function optional<Schema extends z.ZodType>(
  { schema, rule, unit }: SettingType<Schema>,
  facts: SettingFacts & { readonly without: string },
) {
  const setting = z.optional(schema);
  factsOf.add(setting, { ...facts, rule, unit });
  return setting;
}

/** All settings by the name of their environment variable, in the order of the documentation. */
export const Settings = z.object({
  DATABASE_URL: optional(postgresUrl, {
    group: 'Database',
    meaning:
      'URL of the PostgreSQL database, version 15 or newer. Percent-encode special characters in the password, or leave it out and set PGPASSWORD. sslmode works as in psql, except that without it connections are not encrypted, and that verify-full without sslrootcert trusts the certificate authorities of Node. prefer and allow are resolved at start.',
    without: 'an embedded PostgreSQL 18 with its data in DATA_DIRECTORY',
    example: 'postgres://user:password@127.0.0.1:5432/order_store',
    secret: true,
  }),
  DATABASE_MIGRATION_URL: optional(postgresUrl, {
    group: 'Database',
    meaning:
      'Connection URL for migrations: the database’s direct address when DATABASE_URL points to a pooler such as PgBouncer, or a role that may change the schema.',
    without: 'the value of DATABASE_URL',
    example: 'postgres://user:password@127.0.0.1:5432/order_store',
    secret: true,
  }),
  DATABASE_REPLICA_URLS: withDefault(postgresUrls, {
    group: 'Database',
    meaning:
      'URLs of streaming replicas of the database, separated by commas. Reads go to replicas that are up to date.',
    default: '',
    example: 'postgres://user:password@replica:5432/order_store',
    secret: true,
  }),
  DATABASE_MAX_OPEN_CONNS: withDefault(wholeNumber(1, 1000, 'connections per process'), {
    group: 'Database',
    meaning:
      'Maximum number of open connections per process. Processes × connections must stay below PostgreSQL’s max_connections.',
    default: `${defaultDatabaseSettings.maxOpenConnections}`,
    example: '25',
  }),
  DATABASE_MAX_IDLE_CONNS: withDefault(wholeNumber(0, 1000, 'connections per process'), {
    group: 'Database',
    meaning:
      'Number of idle connections that each process keeps open. The default is lower if DATABASE_MAX_OPEN_CONNS is.',
    default: `${defaultDatabaseSettings.maxIdleConnections}`,
    example: '5',
  }),
  DATABASE_CONN_MAX_LIFETIME: withDefault(duration, {
    group: 'Database',
    meaning: 'Maximum age of a connection before it is replaced. 0s means no limit.',
    default: `${defaultDatabaseSettings.connectionMaxLifetimeMs / 60_000}m`,
    example: '5m',
  }),
  DATA_DIRECTORY: withDefault(text, {
    group: 'Database',
    meaning: 'Data directory of the embedded PostgreSQL.',
    default: '.data',
    example: '/var/lib/order-store',
  }),
  HOST: withDefault(text, {
    group: 'Server',
    meaning: 'The address to listen on. 0.0.0.0 makes the API reachable from other machines.',
    default: '127.0.0.1',
    example: '0.0.0.0',
  }),
  PORT: withDefault(wholeNumber(0, 65_535), {
    group: 'Server',
    meaning: 'The port to listen on. 0 selects a free port.',
    default: '4000',
    example: '4000',
  }),
  METRICS_PORT: optional(wholeNumber(0, 65_535), {
    group: 'Server',
    meaning:
      'The port for `/metrics` (Prometheus), and for `/healthz` and `/readyz` with the reason. It is separate from PORT because these are for operators only.',
    without: 'metrics are not served',
    example: '9464',
  }),
  METRICS_HOST: withDefault(text, {
    group: 'Server',
    meaning:
      'The address to listen on for METRICS_PORT. Use 0.0.0.0 only in a network that customers cannot reach.',
    default: '127.0.0.1',
    example: '0.0.0.0',
  }),
  WORKERS: withDefault(wholeNumber(1, 64, 'processes'), {
    group: 'Server',
    meaning:
      'Number of processes that share the port; use one per CPU. A process that exits is replaced. With 2 or more, SIGUSR2 to the primary process restarts the workers one at a time with the code on disk, without downtime.',
    default: '1',
    example: '2',
  }),
  SHUTDOWN_DELAY: withDefault(duration, {
    group: 'Server',
    meaning:
      'How long a process accepts new connections after SIGTERM while /readyz returns 503. Set it to the time your load balancer needs to notice. In-flight requests are completed in any case.',
    default: '0s',
    example: '5s',
  }),
  WEB_ROOT: optional(text, {
    group: 'Server',
    meaning: 'Directory of a built web page to serve. `npm start` serves the demo’s.',
    without: 'no web page',
    example: '/srv/shop',
  }),
  PUBLIC_URL: optional(publicUrl, {
    group: 'Server',
    meaning: 'Public URL of the store, used for links in e-mails.',
    without: 'the address that the server listens on',
    example: 'https://shop.example',
  }),
  TRUST_PROXY: withDefault(proxyTrust, {
    group: 'Server',
    meaning:
      'Which proxies to trust for the caller’s address: off, on, the number of proxies in front of the API, or their addresses. Set it behind a proxy, or all callers share one rate limit.',
    default: 'off',
    example: '1',
  }),
  CORS_ORIGINS: withDefault(webOrigins, {
    group: 'Server',
    meaning:
      'Other origins whose scripts may call the API, separated by commas. They send a token; the session cookie only works on the API’s own origin.',
    default: '',
    example: 'https://shop.example,https://admin.shop.example',
  }),
  IMAGE_ORIGINS: withDefault(webOrigins, {
    group: 'Server',
    meaning:
      'Other origins from which the pages of `WEB_ROOT` may load images, such as those of products, separated by commas. The pages’ own origin is always allowed.',
    default: '',
    example: 'https://images.shop.example',
  }),
  LIVE_MAX_STREAMS: withDefault(wholeNumber(0, 100_000, 'subscriptions per process'), {
    group: 'Server',
    meaning:
      'Maximum number of open subscriptions (orders.watch, products.watchStock) per process. Further ones are rejected with OVERLOADED.',
    default: '2000',
    example: '2000',
  }),
  NODE_ENV: optional(text, {
    group: 'Server',
    meaning: '`production` turns off help for developers, such as e-mails in the log.',
    without: 'not production',
    example: 'production',
  }),
  OVERLOAD_LOOP_DELAY: withDefault(duration, {
    group: 'Limits',
    meaning:
      'Reject new requests with OVERLOADED while the event loop is delayed by this long. 0s disables the check.',
    default: '1s',
    example: '500ms',
  }),
  OVERLOAD_CONNECTION_WAIT: withDefault(duration, {
    group: 'Limits',
    meaning:
      'Reject new requests with OVERLOADED while a request has waited this long for a database connection. 0s disables the check.',
    default: '2s',
    example: '2s',
  }),
  PUBLIC_READ_TIMEOUT: withDefault(duration, {
    group: 'Limits',
    meaning:
      'How long the database may work for a search, a filtered list or a numbered page of products, which anyone may call. A call that takes longer fails with TIMEOUT. 0s disables the check.',
    default: '2s',
    example: '1s',
  }),
  RATE_LIMIT: withDefault(onOff, {
    group: 'Limits',
    meaning:
      'Rate limits per account and per address, and the login throttle, shared by all processes on a database. The limits are in packages/api/src/platform/rate-limits/policies.ts. Turn them off only for load tests.',
    default: 'on',
    example: 'on',
  }),
  RATE_LIMIT_SCALE: withDefault(factor, {
    group: 'Limits',
    meaning: 'Multiplies all rate limits. The login throttle does not change.',
    default: '1',
    example: '2.5',
  }),
  MAX_LINES_PER_ORDER: withDefault(limit(2000, 'products'), {
    group: 'Limits',
    meaning:
      'Maximum number of different products in one order. Like the next four limits, it applies to customers, not to orders that staff place.',
    default: '2000',
    example: '50',
  }),
  MAX_UNITS_PER_LINE: withDefault(limit(2_000_000_000, 'units'), {
    group: 'Limits',
    meaning: 'Maximum number of units of one product in one order.',
    default: '2000000000',
    example: '100',
  }),
  MAX_UNITS_PER_ORDER: withDefault(limit(2_000_000_000, 'units'), {
    group: 'Limits',
    meaning: 'Maximum number of units of all products in one order.',
    default: '2000000000',
    example: '500',
  }),
  MAX_OPEN_ORDERS: withDefault(limit(1_000_000, 'orders'), {
    group: 'Limits',
    meaning:
      'Maximum number of open orders of one customer. Orders are open while they are pending or confirmed; they hold stock.',
    default: '10000',
    example: '20',
  }),
  MAX_OPEN_ORDERS_TOTAL: withDefault(moneyLimit, {
    group: 'Limits',
    meaning: 'Maximum sum of the totals of one customer’s open orders.',
    default: '1000000000.00',
    example: '5000.00',
  }),
  MAX_CANCELLATIONS_PER_DAY: withDefault(limit(1_000_000, 'orders'), {
    group: 'Limits',
    meaning:
      'Maximum number of orders that one customer can cancel within 24 hours. The same number of orders placed within 24 hours may expire; further orders that may expire are then rejected.',
    default: '1000',
    example: '10',
  }),
  MAX_CANCELLED_LINES_PER_ORDER: withDefault(limit(1_000_000, 'lines'), {
    group: 'Limits',
    meaning:
      'Maximum number of lines that a customer can cancel of one order with orders.cancelItems. A line that is cancelled a few units at a time counts each time. The customer can still cancel the whole order.',
    default: '4000',
    example: '100',
  }),
  MAX_ORDER_HOLD: withDefault(holdDuration, {
    group: 'Limits',
    meaning:
      'The longest time that an order of a customer may hold its stock while it is pending. Orders without a deadline get this one. A shop whose customers pay should set it, or ORDER_EXPIRES_AFTER; a shop that confirms orders manually may leave it off.',
    default: 'off',
    example: '1h',
  }),
  ORDER_EXPIRES_AFTER: withDefault(holdDuration, {
    group: 'Orders',
    meaning:
      'How long a pending order holds its stock, unless orders.place says otherwise. An order that is still pending then is cancelled and its stock returned.',
    default: 'off',
    example: '15m',
  }),
  ORDER_RECEIPTS: withDefault(onOff, {
    group: 'Orders',
    meaning:
      'Mail the customer a receipt of each new order within seconds, to a verified address. Requires SMTP_URL. A failed mail is retried for a day.',
    default: 'off',
    example: 'on',
  }),
  PAYMENT_CONFIRMS: withDefault(oneOf('authorized', 'captured', 'off'), {
    group: 'Orders',
    meaning:
      'Which recorded payments confirm a pending order when they reach its grand total: authorized money (or captured, whichever is more), only captured money, or none.',
    default: 'authorized',
    example: 'captured',
  }),
  SHOP_NAME: withDefault(shopName, {
    group: 'Accounts',
    meaning: 'Name of the shop in e-mails. Passwords must not consist of it.',
    default: 'Order Store',
    example: 'Pottle',
  }),
  SIGN_UP_REVEALS: withDefault(onOff, {
    group: 'Accounts',
    meaning:
      'Whether signing up reveals that an address already has an account. off requires SMTP_URL: signing up always fails with EMAIL_VERIFICATION_REQUIRED, an e-mail explains how to continue, and customers can sign in once they have opened its link.',
    default: 'on',
    example: 'off',
  }),
  STAFF_TOTP: withDefault(oneOf('optional', 'required'), {
    group: 'Accounts',
    meaning:
      'Whether staff need a second factor, an authenticator app (TOTP). If it is required, staff without one, and their API keys, act as customers until they have enabled it.',
    default: 'optional',
    example: 'required',
  }),
  STAFF_EMAIL: optional(email, {
    group: 'Accounts',
    meaning:
      'E-mail address of a staff account that is created at start if it does not exist. Set it together with STAFF_PASSWORD.',
    without: 'no account is created',
    example: 'staff@shop.example',
  }),
  STAFF_PASSWORD: optional(password, {
    group: 'Accounts',
    meaning: 'Password of the account STAFF_EMAIL.',
    without: 'no account is created',
    example: 'four unusual words together',
    secret: true,
  }),
  SECRETS_KEY: optional(secretKey, {
    group: 'Accounts',
    meaning:
      'Key that encrypts secrets in the database, such as those that sign webhooks. Generate it with: openssl rand -base64 32. Set it after every process runs a release that has this setting. At start, existing secrets are encrypted with it.',
    without: 'these secrets are stored unencrypted',
    example: 'bm90IGEgcmVhbCBrZXksIHVzZSBvcGVuc3NsIHJhbmQ=',
    secret: true,
  }),
  SECRETS_PREVIOUS_KEYS: withDefault(secretKeys, {
    group: 'Accounts',
    meaning:
      'Former values of SECRETS_KEY, separated by commas, which can still decrypt. To rotate: first add the new key here in every process, then swap it with SECRETS_KEY, and remove the old key when all processes have restarted.',
    default: '',
    example: 'YW5vdGhlciBrZXksIHVzZSBvcGVuc3NsIHJhbmQgLWI=',
    secret: true,
  }),
  LOG_LEVEL: withDefault(oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'), {
    group: 'Logs',
    meaning: 'Minimum level of log lines. debug logs every request, trace every SQL statement.',
    default: 'info',
    example: 'debug',
  }),
  SLOW_STATEMENT: withDefault(duration, {
    group: 'Logs',
    meaning:
      'SQL statements that take at least this long are logged, without their parameters, and counted. 0ms logs all.',
    default: '1s',
    example: '250ms',
  }),
  IDEMPOTENCY_KEY_RETENTION: withDefault(retentionPeriod, {
    group: 'Retention',
    meaning:
      'How long idempotency keys of orders are kept. A later retry places a new order. Those of other calls are kept for two days.',
    default: '30d',
    example: '30d',
  }),
  AUDIT_RETENTION: withDefault(retentionPeriod, {
    group: 'Retention',
    meaning: 'How long the audit log of sign-ins and of changes and exports by staff is kept.',
    default: '365d',
    example: '730d',
  }),
  SMTP_URL: optional(smtpUrl, {
    group: 'Mail',
    meaning:
      'SMTP server for e-mails: links to reset a password or to verify an address, and notices of changes to an account. Set it together with MAIL_FROM.',
    without:
      'e-mail addresses are not verified, and e-mails are written to the log, or with NODE_ENV=production discarded',
    example: 'smtp://user:password@mail.example:587',
    secret: true,
  }),
  MAIL_FROM: optional(mailSender, {
    group: 'Mail',
    meaning: 'Sender of the e-mails.',
    without: 'no e-mails are sent',
    example: 'My Shop <shop@example.com>',
  }),
  WEBHOOK_ALLOW_PRIVATE: withDefault(onOff, {
    group: 'Webhooks',
    meaning:
      'Allow webhooks to addresses in private networks and over plain http, for development and tests.',
    default: 'off',
    example: 'off',
  }),
});

/** The facts about each setting, in the order of the documentation. */
export function describeSettings(): (SettingFacts & { readonly name: string })[] {
  return Object.entries(Settings.shape).map(([name, schema]) => ({ name, ...factsFor(schema) }));
}

export function isSecret(name: string): boolean {
  return describeSettings().some((setting) => setting.name === name && setting.secret === true);
}

function factsFor(schema: z.ZodType): SettingFacts {
  const facts = factsOf.get(schema);
  if (facts === undefined) throw new Error('A setting lacks its facts');
  return facts;
}
