import { schemaName } from '@order-store/db';
import { ConfigError, readConfig, type Config, type Environment } from '../config/config.ts';

/** What a store in one's own program is made with. */
export interface OrderStoreOptions {
  /**
   * A PostgreSQL 15 or newer (`postgres://user:password@host:port/database`), or the folder in which an
   * embedded one keeps its data: for development and tests.
   */
  readonly database: string | { readonly dataDirectory: string };
  /** A PostgreSQL schema for the store's tables, made if it is not there. Without it they are beside one's own. */
  readonly schema?: string | undefined;
  /** `apply` (as without it) brings the tables up to date at start; `check` refuses to start unless they are. */
  readonly migrations?: 'apply' | 'check' | undefined;
  /** An account that exists and is staff once the store is there. */
  readonly staffAccount?: { readonly email: string; readonly password: string } | undefined;
  /** Connections to the database, at most: 25 without it. */
  readonly maxConnections?: number | undefined;
  /** Where people reach the shop, for links in mails: `https://shop.example`. */
  readonly publicUrl?: string | undefined;
  /** The SMTP server for mails (`smtp://user:password@mail.example:587`) and their sender; without it they are logged. */
  readonly mail?: { readonly smtpUrl: string; readonly from: string } | undefined;
  /** Other origins whose pages may call with a token: `['https://shop.example']`. */
  readonly corsOrigins?: readonly string[] | undefined;
  /** What Express calls `trust proxy`. Without it, that of the app in which the router is mounted. */
  readonly trustProxy?: boolean | number | string | undefined;
  /** Limits of calls over HTTP: `false` for none, a number multiplies all of them. */
  readonly rateLimit?: boolean | number | undefined;
  /** Live updates that may be open at once in this process: 2000 without it. */
  readonly maxStreams?: number | undefined;
  /** Whether webhooks may go to addresses of private networks. */
  readonly webhooksToPrivateAddresses?: boolean | undefined;
  /** What is logged to stdout as JSON: `warn` and worse without it. */
  readonly logLevel?:
    | 'fatal'
    | 'error'
    | 'warn'
    | 'info'
    | 'debug'
    | 'trace'
    | 'silent'
    | undefined;
  /** Gets a line for people at each step of the start. */
  readonly report?: ((line: string) => void) | undefined;
}

/** The same settings as those of the server, under the options' names. ConfigError */
export function readOptions(options: OrderStoreOptions): Config {
  const unknown = Object.keys(options).filter((name) => !(name in known));
  const [first] = unknown;
  if (first !== undefined) throw wrong(`${first}: there is no such option`);
  const { database, schema, migrations = 'apply' } = options;
  const place =
    typeof database === 'object' && database !== null ? database.dataDirectory : database;
  if (typeof place !== 'string' || place === '') {
    throw wrong('database must be a URL of PostgreSQL or { dataDirectory: string }');
  }
  if (schema !== undefined && !schemaName.test(schema)) {
    throw wrong('schema must have lower-case letters, digits and underscores, at most 63');
  }
  if (migrations !== 'apply' && migrations !== 'check') {
    throw wrong('migrations must be "apply" or "check"');
  }
  return readConfig(environmentOf(options), {
    heading,
    nameOf: (variable) => optionOf[variable] ?? variable,
    more: 'See OrderStoreOptions for every option.',
  });
}

function environmentOf(options: OrderStoreOptions): Environment {
  const { database, mail, staffAccount, rateLimit } = options;
  const given = {
    [typeof database === 'string' ? 'DATABASE_URL' : 'DATA_DIRECTORY']:
      typeof database === 'string' ? database : database.dataDirectory,
    STAFF_EMAIL: staffAccount?.email,
    STAFF_PASSWORD: staffAccount?.password,
    DATABASE_MAX_OPEN_CONNS: options.maxConnections,
    PUBLIC_URL: options.publicUrl,
    SMTP_URL: mail?.smtpUrl,
    MAIL_FROM: mail?.from,
    CORS_ORIGINS: options.corsOrigins?.join(','),
    TRUST_PROXY: onOff(options.trustProxy),
    RATE_LIMIT: rateLimit === undefined ? undefined : onOff(rateLimit !== false),
    RATE_LIMIT_SCALE: typeof rateLimit === 'number' ? rateLimit : undefined,
    LIVE_MAX_STREAMS: options.maxStreams,
    WEBHOOK_ALLOW_PRIVATE: onOff(options.webhooksToPrivateAddresses),
    LOG_LEVEL: options.logLevel ?? 'warn',
  };
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      value === undefined ? undefined : String(value),
    ]),
  );
}

function onOff<T>(value: T | boolean): T | 'on' | 'off' {
  if (typeof value !== 'boolean') return value;
  return value ? 'on' : 'off';
}

/** Every option there is. */
const known: Readonly<Record<keyof OrderStoreOptions, true>> = {
  database: true,
  schema: true,
  migrations: true,
  staffAccount: true,
  maxConnections: true,
  publicUrl: true,
  mail: true,
  corsOrigins: true,
  trustProxy: true,
  rateLimit: true,
  maxStreams: true,
  webhooksToPrivateAddresses: true,
  logLevel: true,
  report: true,
};

/** What the settings of the server are called here. */
const optionOf: Readonly<Record<string, string>> = {
  DATABASE_URL: 'database',
  DATA_DIRECTORY: 'database.dataDirectory',
  STAFF_EMAIL: 'staffAccount.email',
  STAFF_PASSWORD: 'staffAccount.password',
  'STAFF_EMAIL and STAFF_PASSWORD': 'staffAccount.email and staffAccount.password',
  DATABASE_MAX_OPEN_CONNS: 'maxConnections',
  PUBLIC_URL: 'publicUrl',
  SMTP_URL: 'mail.smtpUrl',
  MAIL_FROM: 'mail.from',
  'SMTP_URL and MAIL_FROM': 'mail.smtpUrl and mail.from',
  CORS_ORIGINS: 'corsOrigins',
  TRUST_PROXY: 'trustProxy',
  RATE_LIMIT_SCALE: 'rateLimit',
  LIVE_MAX_STREAMS: 'maxStreams',
  LOG_LEVEL: 'logLevel',
};

const heading = 'The options of createOrderStore are not right:';

function wrong(line: string): ConfigError {
  return new ConfigError(`${heading}\n  ${line}`);
}
