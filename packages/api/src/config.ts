import { isIP } from 'node:net';
import { z } from 'zod';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Config = z.infer<typeof Config>;

/** One or more environment variables are malformed; the message names each and what would be right. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the environment: the only place that does. An empty variable counts as not set.
 * @throws {ConfigError} naming every malformed variable.
 */
export function readConfig(env: Environment): Config {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const result = Config.safeParse(set);
  if (result.success) return result.data;
  const lines = result.error.issues.map(
    ({ path, message }) => `  ${path.join('.') || 'environment'} ${message}`,
  );
  throw new ConfigError(
    `The environment is not right:\n${lines.join('\n')}\nSee .env.example for every variable.`,
  );
}

const PostgresUrl = z
  .string()
  .refine(
    (text) => /^postgres(ql)?:$/.test(URL.parse(text)?.protocol ?? ''),
    'must be a URL such as postgres://user:password@host:5432/database',
  );

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

const millisecondsPer: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

const OnOff = z.stringbool({ error: 'must be on or off' });

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

const emailRule = 'must be an e-mail address of at most 255 characters';

const Config = z
  .object({
    DATABASE_URL: PostgresUrl.optional(),
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
    TRUST_PROXY: z
      .union([wholeNumber(0, 100), OnOff, ProxyAddresses], {
        error: proxyRule,
      })
      .default(false),
    RATE_LIMIT: OnOff.default(true),
    IDEMPOTENCY_KEY_RETENTION: Duration.refine(
      (ms) => ms >= 86_400_000,
      'must be at least 24h',
    ).default(30 * 86_400_000),
    LIVE_MAX_STREAMS: wholeNumber(0, 100_000).default(2000),
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
  .refine(({ DATABASE_MAX_IDLE_CONNS: idle = 0, DATABASE_MAX_OPEN_CONNS: open }) => idle <= open, {
    path: ['DATABASE_MAX_IDLE_CONNS'],
    error: 'must not be more than DATABASE_MAX_OPEN_CONNS',
  })
  .transform(({ DATABASE_MAX_IDLE_CONNS: idle, ...config }) => ({
    ...config,
    // Whoever lowers only the other one does not contradict themselves.
    DATABASE_MAX_IDLE_CONNS: idle ?? Math.min(5, config.DATABASE_MAX_OPEN_CONNS),
  }));
