import { isIP } from 'node:net';
import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Config = z.infer<typeof Config>;

/** One or more environment variables are malformed; the message names each and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** What messages call things by: the environment's own names, or those of a program that gives settings otherwise. */
export interface SettingNames {
  /** Said before the malformed ones. */
  readonly heading: string;
  readonly nameOf: (variable: string) => string;
  /** Where to read more. */
  readonly more: string;
}

const environmentNames: SettingNames = {
  heading: 'The environment is not right:',
  nameOf: (variable) => variable,
  more: 'See .env.example for every variable.',
};

/**
 * Reads the environment: the only place that does. An empty variable counts as not set.
 * @throws {ConfigError} naming every malformed variable.
 */
export function readConfig(env: Environment, names: SettingNames = environmentNames): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = Config.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    ({ path, message }) => `  ${names.nameOf(path.join('../..') || 'environment')} ${message}`,
  );
  throw new ConfigError([names.heading, ...lines, names.more].join('\n'));
}

const PostgresUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''),
    'must be a URL such as postgres://user:password@host:5432/database',
  );

const SmtpUrl = z.string().refine((text) => {
  const url = URL.parse(text);
  return url !== null && /^smtps?:$/.test(url.protocol) && url.hostname !== '';
}, 'must be a URL such as smtp://user:password@mail.example:587, or smtps:// for TLS from the start');

const publicUrlRule =
  'must be the URL at which people reach the store, such as https://shop.example';

/** Without the slash at its end. */
const PublicUrl = z
  .string()
  .refine((text) => {
    const url = URL.parse(text);
    return (
      url !== null && /^https?:$/.test(url.protocol) && url.username === '' && !/[?#]/.test(text)
    );
  }, publicUrlRule)
  .transform((text) => text.replace(/\/+$/, ''));

const senderRule = 'must be an e-mail address, alone or as: My Shop <shop@example.com>';

function wholeNumber(min: number, max: number) {
  return z
    .string()
    .regex(/^\d+$/, `must be a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine(
      (value) => value >= min && value <= max,
      `must be a whole number from ${min} to ${max}`,
    );
}

const durationRule = 'must be a duration such as 500ms, 30s, 5m or 1h, at most 500h';
const longestTimer = 500 * 3_600_000;

const Duration = z
  .string()
  .regex(/^\d{1,9}(ms|s|m|h)$/, durationRule)
  .transform((text) => Number.parseInt(text, 10) * (millisecondsPer[text.replace(/^\d+/, '')] ?? 1))
  // A longer timer than Node can count would fire at once.
  .refine((milliseconds) => milliseconds <= longestTimer, durationRule);

const retentionRule = 'must be a duration of at least 24h, such as 720h or 365d, at most 36500d';

/** How long something is kept: no timer runs that long, so it may be years. */
const Retention = z
  .string()
  .regex(/^\d{1,9}(h|d)$/, retentionRule)
  .transform((text) => Number.parseInt(text, 10) * (text.endsWith('d') ? day : 3_600_000))
  .refine((milliseconds) => milliseconds >= day && milliseconds <= 36_500 * day, retentionRule);

const day = 86_400_000;

const millisecondsPer: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const OnOff = z.stringbool({ error: 'must be on or off' });

const scaleRule = 'must be a number from 0.01 to 1000, such as 0.5 or 10';

const Scale = z
  .string()
  .regex(/^\d{1,4}(\.\d{1,4})?$/, scaleRule)
  .transform(Number)
  .refine((scale) => scale >= 0.01 && scale <= 1000, scaleRule);

const proxyRule = 'must be on, off, a number of proxies, or their addresses';

const ProxyAddresses = z
  .string()
  .refine((text) => text.split(',').every((address) => isProxyAddress(address.trim())), proxyRule);

/** What Express takes: an address, a network, or a name for several. */
function isProxyAddress(text: string): boolean {
  if (['loopback', 'linklocal', 'uniquelocal'].includes(text)) return true;
  const [address = '', bits, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
  );
}

const originRule =
  'must be origins such as https://shop.example, separated by commas, without a path or a final slash';

const Origins = z
  .string()
  .transform((text) => text.split(',').map((origin) => origin.trim()))
  .refine((origins) => origins.every(isWebOrigin), originRule);

/** Written just as a browser sends it, since it is compared letter by letter. */
function isWebOrigin(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.origin === text;
}

const emailRule = 'must be an e-mail address of at most 255 characters';

/** Each variable has its meaning, default and example in `config-reference.ts`. */
export const Config = z
  .object({
    DATABASE_URL: PostgresUrl.optional(),
    DATABASE_MIGRATION_URL: PostgresUrl.optional(),
    DATABASE_REPLICA_URLS: z
      .string()
      .transform((text) => text.split(',').map((url) => url.trim()))
      .pipe(z.array(PostgresUrl))
      .optional(),
    DATABASE_MAX_OPEN_CONNS: wholeNumber(1, 1000).default(25),
    DATABASE_MAX_IDLE_CONNS: wholeNumber(0, 1000).optional(),
    DATABASE_CONN_MAX_LIFETIME: Duration.default(300_000),
    DATA_DIRECTORY: z.string().default('.data'),
    HOST: z.string().default('127.0.0.1'),
    PORT: wholeNumber(0, 65_535).default(4000),
    WORKERS: wholeNumber(1, 64).default(1),
    SHUTDOWN_DELAY: Duration.default(0),
    STAFF_EMAIL: z.email(emailRule).max(255, emailRule).optional(),
    STAFF_PASSWORD: z
      .string()
      .min(10, 'must have at least 10 characters')
      .max(200, 'must have at most 200 characters')
      .optional(),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
        error: 'must be one of fatal, error, warn, info, debug, trace, silent',
      })
      .default('info'),
    SLOW_STATEMENT: Duration.default(1000),
    TRUST_PROXY: z
      .union([wholeNumber(0, 100), OnOff, ProxyAddresses], {
        error: proxyRule,
      })
      .default(false),
    CORS_ORIGINS: Origins.default([]),
    RATE_LIMIT: OnOff.default(true),
    RATE_LIMIT_SCALE: Scale.default(1),
    IDEMPOTENCY_KEY_RETENTION: Retention.default(30 * day),
    AUDIT_RETENTION: Retention.default(365 * day),
    OVERLOAD_LOOP_DELAY: Duration.default(1000),
    OVERLOAD_CONNECTION_WAIT: Duration.default(2000),
    LIVE_MAX_STREAMS: wholeNumber(0, 100_000).default(2000),
    NODE_ENV: z.string().optional(),
    PUBLIC_URL: PublicUrl.optional(),
    SMTP_URL: SmtpUrl.optional(),
    MAIL_FROM: z
      .string()
      .regex(/^[^\r\n]*[^\s<>@]+@[^\s<>@]+>?$/, senderRule)
      .optional(),
    WEBHOOK_ALLOW_PRIVATE: OnOff.default(false),
    WEB_ROOT: z.string().optional(),
  })
  .refine(
    ({ STAFF_EMAIL, STAFF_PASSWORD }) =>
      (STAFF_EMAIL === undefined) === (STAFF_PASSWORD === undefined),
    {
      path: ['STAFF_EMAIL and STAFF_PASSWORD'],
      error: 'must both be set, or neither',
    },
  )
  .refine(({ SMTP_URL, MAIL_FROM }) => (SMTP_URL === undefined) === (MAIL_FROM === undefined), {
    path: ['SMTP_URL and MAIL_FROM'],
    error: 'must both be set, or neither',
  })
  .refine(({ DATABASE_MAX_IDLE_CONNS: idle = 0, DATABASE_MAX_OPEN_CONNS: open }) => idle <= open, {
    path: ['DATABASE_MAX_IDLE_CONNS'],
    error: 'must not be more than DATABASE_MAX_OPEN_CONNS',
  })
  .transform(({ DATABASE_MAX_IDLE_CONNS: idle, ...config }) => ({
    ...config,
    // Whoever lowers only the other one does not contradict themselves.
    DATABASE_MAX_IDLE_CONNS: idle ?? Math.min(5, config.DATABASE_MAX_OPEN_CONNS),
  }));
