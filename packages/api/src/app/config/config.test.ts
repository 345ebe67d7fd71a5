import { Client } from 'pg';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, type Environment } from './config.ts';
import { emailRule } from '../../shared/email.ts';
import { hideSecrets } from '../../platform/telemetry/hide-secrets.ts';

test('uses the defaults of the contract without variables', () => {
  const { DATA_DIRECTORY, ...config } = readConfig({});
  expect(DATA_DIRECTORY).toBe('.data');
  expect(config).toEqual({
    HOST: '127.0.0.1',
    PORT: 4000,
    METRICS_HOST: '127.0.0.1',
    WORKERS: 1,
    SHOP_NAME: 'Order Store',
    SHUTDOWN_DELAY: 0,
    SIGN_UP_REVEALS: true,
    STAFF_TOTP: 'optional',
    OVERLOAD_LOOP_DELAY: 1000,
    OVERLOAD_CONNECTION_WAIT: 2000,
    LIVE_MAX_STREAMS: 2000,
    WEBHOOK_ALLOW_PRIVATE: false,
    DATABASE_MAX_OPEN_CONNS: 25,
    DATABASE_MAX_IDLE_CONNS: 5,
    DATABASE_CONN_MAX_LIFETIME: 5 * 60_000,
    IDEMPOTENCY_KEY_RETENTION: 30 * 24 * 3_600_000,
    AUDIT_RETENTION: 365 * 24 * 3_600_000,
    LOG_LEVEL: 'info',
    TRUST_PROXY: false,
    CORS_ORIGINS: [],
    IMAGE_ORIGINS: [],
    DATABASE_REPLICA_URLS: [],
    PUBLIC_READ_TIMEOUT: 2000,
    SECRETS_PREVIOUS_KEYS: [],
    RATE_LIMIT: true,
    RATE_LIMIT_SCALE: 1,
    MAX_LINES_PER_ORDER: 2000,
    MAX_UNITS_PER_LINE: 2_000_000_000,
    MAX_UNITS_PER_ORDER: 2_000_000_000,
    MAX_OPEN_ORDERS: 10_000,
    MAX_OPEN_ORDERS_TOTAL: 100_000_000_000n,
    MAX_CANCELLATIONS_PER_DAY: 1000,
    MAX_CANCELLED_LINES_PER_ORDER: 4000,
    MAX_ORDER_HOLD: null,
    ORDER_EXPIRES_AFTER: null,
    ORDER_RECEIPTS: false,
    PAYMENT_CONFIRMS: 'authorized',
    SLOW_STATEMENT: 1000,
  });
});

test('treats an empty variable as not set, and ignores other variables', () => {
  const names = ['DATABASE_URL', 'DATABASE_REPLICA_URLS', 'HOST', 'PORT', 'WORKERS', 'RATE_LIMIT'];
  const more = ['STAFF_EMAIL', 'STAFF_PASSWORD', 'LOG_LEVEL', 'TRUST_PROXY', 'WEB_ROOT'];
  const empty = Object.fromEntries([...names, ...more].map((name) => [name, '']));
  expect(readConfig({ ...empty, PATH: '/bin', PORTER: 'x', UNSET: undefined })).toEqual(
    readConfig({}),
  );
});

const valid: readonly [Environment, object][] = [
  [{ DATABASE_URL: 'postgres://u:p%40ss@db.example:5433/store?sslmode=require' }, {}],
  [{ DATABASE_URL: 'postgres://u:p@ss@db.example/store?sslmode=verify-full' }, {}],
  [{ DATABASE_URL: 'postgres://u:p%23@db.example/a%40b?options=-c%20search_path%3Dshop' }, {}],
  [{ STAFF_EMAIL: 'a/b@example.com', STAFF_PASSWORD: 'green teapot 7' }, {}],
  [{ DATABASE_URL: 'postgresql://localhost/store' }, {}],
  [{ DATABASE_URL: 'postgres://u:p,w@[::1]:5433/store' }, {}],
  [{ DATABASE_URL: 'postgres://u:p@%2Fvar%2Frun%2Fpostgresql/store' }, {}],
  [{ DATABASE_URL: 'postgres:///store?host=/var/run/postgresql&user=u' }, {}],
  [
    { DATABASE_URL: ' postgres://u:p@host/store\n', PORT: '4001\r\n', WORKERS: ' 2' },
    { DATABASE_URL: 'postgres://u:p@host/store', PORT: 4001, WORKERS: 2 },
  ],
  [
    { DATABASE_REPLICA_URLS: 'postgres://a/s, postgres://b/s' },
    { DATABASE_REPLICA_URLS: ['postgres://a/s', 'postgres://b/s'] },
  ],
  [{ PORT: '0' }, { PORT: 0 }],
  [{ IDEMPOTENCY_KEY_RETENTION: '720h' }, { IDEMPOTENCY_KEY_RETENTION: 30 * 24 * 3_600_000 }],
  [{ AUDIT_RETENTION: '1d' }, { AUDIT_RETENTION: 24 * 3_600_000 }],
  [{ AUDIT_RETENTION: '36500d' }, { AUDIT_RETENTION: 36_500 * 24 * 3_600_000 }],
  [{ PORT: '65535' }, { PORT: 65_535 }],
  [{ WORKERS: '64' }, { WORKERS: 64 }],
  [{ DATABASE_MAX_OPEN_CONNS: '5', DATABASE_MAX_IDLE_CONNS: '5' }, { DATABASE_MAX_OPEN_CONNS: 5 }],
  [{ DATABASE_MAX_OPEN_CONNS: '1' }, { DATABASE_MAX_OPEN_CONNS: 1, DATABASE_MAX_IDLE_CONNS: 1 }],
  [{ DATABASE_MAX_IDLE_CONNS: '0' }, { DATABASE_MAX_IDLE_CONNS: 0 }],
  [{ DATABASE_CONN_MAX_LIFETIME: '500ms' }, { DATABASE_CONN_MAX_LIFETIME: 500 }],
  [{ DATABASE_CONN_MAX_LIFETIME: '30s' }, { DATABASE_CONN_MAX_LIFETIME: 30_000 }],
  [{ DATABASE_CONN_MAX_LIFETIME: '2h' }, { DATABASE_CONN_MAX_LIFETIME: 7_200_000 }],
  [{ DATABASE_CONN_MAX_LIFETIME: '0s' }, { DATABASE_CONN_MAX_LIFETIME: 0 }],
  [{ RATE_LIMIT: 'off' }, { RATE_LIMIT: false }],
  [{ RATE_LIMIT: 'ON' }, { RATE_LIMIT: true }],
  [{ RATE_LIMIT_SCALE: '0.25' }, { RATE_LIMIT_SCALE: 0.25 }],
  [{ RATE_LIMIT_SCALE: '1000' }, { RATE_LIMIT_SCALE: 1000 }],
  [{ MAX_OPEN_ORDERS: '20' }, { MAX_OPEN_ORDERS: 20 }],
  [{ MAX_OPEN_ORDERS: 'off' }, { MAX_OPEN_ORDERS: null }],
  [{ MAX_OPEN_ORDERS_TOTAL: '5000.5' }, { MAX_OPEN_ORDERS_TOTAL: 500_050n }],
  [{ MAX_OPEN_ORDERS_TOTAL: 'off' }, { MAX_OPEN_ORDERS_TOTAL: null }],
  [{ PUBLIC_URL: 'https://shop.example' }, {}],
  [{ PUBLIC_URL: 'http://localhost:4000/store/' }, { PUBLIC_URL: 'http://localhost:4000/store' }],
  [{ SMTP_URL: 'smtp://u:p%40ss@mail.example:587', MAIL_FROM: 'shop@example.com' }, {}],
  [{ SMTP_URL: 'smtps://mail.example', MAIL_FROM: 'My Shop <shop@example.com>' }, {}],
  [{ TRUST_PROXY: 'on' }, { TRUST_PROXY: true }],
  [{ TRUST_PROXY: 'off' }, { TRUST_PROXY: false }],
  [{ TRUST_PROXY: '0' }, { TRUST_PROXY: 0 }],
  [{ TRUST_PROXY: '1' }, { TRUST_PROXY: 1 }],
  [{ TRUST_PROXY: '10.0.0.0/8, ::1' }, { TRUST_PROXY: '10.0.0.0/8, ::1' }],
  [{ TRUST_PROXY: 'loopback' }, { TRUST_PROXY: 'loopback' }],
  [
    { CORS_ORIGINS: 'https://shop.example, http://localhost:5173' },
    { CORS_ORIGINS: ['https://shop.example', 'http://localhost:5173'] },
  ],
  [{ LOG_LEVEL: 'silent' }, { LOG_LEVEL: 'silent' }],
  [{ STAFF_EMAIL: 'boss@example.com', STAFF_PASSWORD: 'green teapot 7' }, {}],
];

test.for(valid)('accepts %o', ([env, values]) => {
  expect(readConfig(env)).toMatchObject(Object.keys(values).length > 0 ? values : env);
});

const aUrl =
  'must be a URL such as postgres://host:5432/database, with user:password@ before the host. Percent-encode / # ? % in the password: a/b is a%2Fb';
const someUrls = 'must be URLs separated by commas, such as postgres://host:5432/database';
const anSslMode =
  'must have an sslmode that libpq knows: disable, allow, prefer, require, verify-ca, verify-full';
const oneHost = 'must name one host';
const aPort = 'must be a whole number from 0 to 65535';
const aDuration = 'must be a duration such as 500ms, 30s, 5m or 1h, at most 500h';
const aScale = 'must be a number from 0.01 to 1000, such as 0.5 or 10';
const aPublicUrl = 'must be the http or https URL of the store, such as https://shop.example';
const anSmtpUrl = 'must be a URL such as smtp://mail.example:587, or smtps:// for implicit TLS';
const aSender = 'must be an e-mail address, alone or as: My Shop <shop@example.com>';
const aRetention = 'must be a duration of at least 24h, such as 720h or 365d, at most 36500d';
const aProxy = 'must be on, off, a number of proxies, or their addresses separated by commas';

describe('names a malformed variable, its value and what is valid', () => {
  test.for<[name: string, value: string, message: string]>([
    ['DATABASE_URL', 'localhost:5432/store', aUrl],
    ['DATABASE_URL', 'mysql://localhost/store', aUrl],
    ['DATABASE_URL', 'postgres://u:p#w@host/db', aUrl],
    ['DATABASE_URL', 'store', aUrl],
    // Failure case 48: docs/failure-cases.md
    ['DATABASE_URL', 'postgres://u:p/w@host:5432/db', aUrl],
    ['DATABASE_URL', 'postgres://u:12/w@host:5432/db', aUrl],
    ['DATABASE_URL', 'postgres://u:/w@host/db', aUrl],
    ['DATABASE_URL', 'postgres://u:12#w@host:5432/db', aUrl],
    ['DATABASE_URL', 'postgres://u:?w@host:5432/db', aUrl],
    ['DATABASE_URL', 'postgres://u:100%@host:5432/db', aUrl],
    ['DATABASE_URL', 'postgres://u:%zz@host:5432/db', aUrl],
    ['DATABASE_URL', 'postgres://u:%ff@host:5432/db', aUrl],
    ['DATABASE_URL', 'postgres:/host/db', aUrl],
    ['DATABASE_URL', 'postgres://a,b/db', oneHost],
    ['DATABASE_URL', 'postgres://u:p@a:5432,b:5432/db?target_session_attrs=read-write', oneHost],
    ['DATABASE_URL', 'postgres:///db?host=a,b', oneHost],
    ['DATABASE_URL', 'postgres://host/db?ssl=no', 'must not have this value of ssl'],
    ['DATABASE_MIGRATION_URL', 'postgres://u:a#b@host/db', aUrl],
    ['DATABASE_REPLICA_URLS', 'postgres://a/s,postgres://u:a/b@host/db', someUrls],
    ['DATABASE_URL', 'postgres://host/db?sslmode=nonsense', anSslMode],
    ['DATABASE_URL', 'postgres://host/db?sslmode=no-verify', anSslMode],
    ['DATABASE_URL', 'postgres://host/db?sslmode=', anSslMode],
    ['DATABASE_MIGRATION_URL', 'postgres://host/db?sslmode=REQUIRE', anSslMode],
    ['DATABASE_REPLICA_URLS', 'postgres://a/s,postgres://b/s?sslmode=on', anSslMode],
    ['DATABASE_REPLICA_URLS', 'http://a', someUrls],
    ['DATABASE_REPLICA_URLS', 'postgres://a/s,', someUrls],
    ['PORT', '65536', aPort],
    ['IDEMPOTENCY_KEY_RETENTION', '23h', aRetention],
    ['AUDIT_RETENTION', '0d', aRetention],
    ['AUDIT_RETENTION', '36501d', aRetention],
    ['AUDIT_RETENTION', '99999999d', aRetention],
    ['PORT', '-1', aPort],
    ['PORT', '4e3', aPort],
    ['PORT', '4000.5', aPort],
    ['PORT', '4 000', aPort],
    ['PORT', 'http', aPort],
    ['PORT', '99999999999999999999', aPort],
    ['WORKERS', '0', 'must be a whole number from 1 to 64'],
    ['WORKERS', '65', 'must be a whole number from 1 to 64'],
    ['SECRETS_KEY', 'c2hvcnQ=', 'must be 32 random bytes in base64'],
    ['SECRETS_KEY', 'x'.repeat(45), 'must be 32 random bytes in base64'],
    ['SECRETS_PREVIOUS_KEYS', 'c2hvcnQ=', 'must be keys of 32 random bytes in base64'],
    ['DATABASE_MAX_OPEN_CONNS', '0', 'must be a whole number from 1 to 1000'],
    ['DATABASE_MAX_IDLE_CONNS', '26', 'must not be more than DATABASE_MAX_OPEN_CONNS'],
    ['DATABASE_CONN_MAX_LIFETIME', '5', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '5 m', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '-5m', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '5d', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '501h', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '999999999h', aDuration],
    ['STAFF_EMAIL', 'boss', emailRule],
    ['STAFF_EMAIL', 'jürgen@example.com', emailRule],
    ['STAFF_EMAIL', `${'a'.repeat(250)}@example.com`, 'must have at most 255 characters'],
    ['STAFF_PASSWORD', 'short', 'must have 10 to 200 characters'],
    ['STAFF_PASSWORD', 'x'.repeat(201), 'must have 10 to 200 characters'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent'],
    ['RATE_LIMIT', 'perhaps', 'must be on or off'],
    ['RATE_LIMIT_SCALE', '0', aScale],
    ['RATE_LIMIT_SCALE', '1001', aScale],
    ['RATE_LIMIT_SCALE', '1e3', aScale],
    ['RATE_LIMIT_SCALE', 'half', aScale],
    ['MAX_LINES_PER_ORDER', '2001', 'must be off or a whole number from 1 to 2000'],
    ['MAX_OPEN_ORDERS', '0', 'must be off or a whole number from 1 to 1000000'],
    ['MAX_OPEN_ORDERS', 'on', 'must be off or a whole number from 1 to 1000000'],
    ['MAX_OPEN_ORDERS_TOTAL', '-1', 'must be off or an amount such as 5000.00'],
    ['MAX_OPEN_ORDERS_TOTAL', '1.234', 'must be off or an amount such as 5000.00'],
    ['PUBLIC_URL', 'shop.example', aPublicUrl],
    ['PUBLIC_URL', 'ftp://shop.example', aPublicUrl],
    ['PUBLIC_URL', 'https://user@shop.example', aPublicUrl],
    ['PUBLIC_URL', 'https://shop.example/?a=b', aPublicUrl],
    ['SMTP_URL', 'mail.example:587', anSmtpUrl],
    ['SMTP_URL', 'https://mail.example', anSmtpUrl],
    ['MAIL_FROM', 'My Shop', aSender],
    ['MAIL_FROM', 'shop@example.com\nBcc: x@example.com', aSender],
    ['TRUST_PROXY', 'nginx', aProxy],
    ['TRUST_PROXY', '10.0.0.0/99', aProxy],
    ['TRUST_PROXY', '1.2.3', aProxy],
    ['TRUST_PROXY', '-1', aProxy],
    ['TRUST_PROXY', 'a b c', aProxy],
  ])('%s=%s', ([name, value, message]) => {
    const staff = { STAFF_EMAIL: 'boss@example.com', STAFF_PASSWORD: 'green teapot 7' };
    const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'shop@example.com' };
    const whole = [staff, mail].find((both) => name in both) ?? {};
    const env = { ...whole, [name]: value };
    const lines = messageOf(env).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(new RegExp(`^ {2}${name} `));
    expect(lines[1]).toContain(message);
  });
});

test('names all malformed variables at once', () => {
  const message = messageOf({ PORT: 'x', WORKERS: '0', LOG_LEVEL: 'loud', RATE_LIMIT: 'perhaps' });
  expect(message.split('\n')).toEqual([
    'Invalid environment variables:',
    '  PORT must be a whole number from 0 to 65535 (got "x")',
    '  WORKERS must be a whole number from 1 to 64 (got "0")',
    '  RATE_LIMIT must be on or off (got "perhaps")',
    '  LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent (got "loud")',
    'See .env.example for all variables.',
  ]);
});

test('rejects half a staff account', () => {
  for (const half of [{ STAFF_EMAIL: 'a@example.com' }, { STAFF_PASSWORD: 'green teapot 7' }]) {
    expect(messageOf(half)).toContain(
      'STAFF_EMAIL and STAFF_PASSWORD must both be set, or neither',
    );
  }
});

test('rejects half of the mail settings', () => {
  for (const half of [{ SMTP_URL: 'smtp://mail.example' }, { MAIL_FROM: 'shop@example.com' }]) {
    expect(messageOf(half)).toContain('SMTP_URL and MAIL_FROM must both be set, or neither');
  }
});

test('rejects an easily guessed staff password', () => {
  for (const STAFF_PASSWORD of ['Password123!', 'boss@example.com', 'Boss12345678', 'OrderStore1!'])
    expect(messageOf({ STAFF_EMAIL: 'boss@example.com', STAFF_PASSWORD })).toContain(
      'STAFF_PASSWORD is a common password or consists of STAFF_EMAIL or SHOP_NAME',
    );
});

test('rejects hiding who has an account without mail', () => {
  expect(messageOf({ SIGN_UP_REVEALS: 'off' })).toContain('SIGN_UP_REVEALS=off needs SMTP_URL');
  const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'shop@example.com' };
  expect(readConfig({ SIGN_UP_REVEALS: 'off', ...mail })).toMatchObject({ SIGN_UP_REVEALS: false });
});

test('rejects receipts without mail', () => {
  expect(messageOf({ ORDER_RECEIPTS: 'on' })).toContain('ORDER_RECEIPTS=on needs SMTP_URL');
  const mail = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'shop@example.com' };
  expect(readConfig({ ORDER_RECEIPTS: 'on', ...mail })).toMatchObject({ ORDER_RECEIPTS: true });
});

test('the advice about passwords is printed unredacted, and works', () => {
  const message = messageOf({ DATABASE_URL: 'postgres://u:hun/ter2@h/d' });
  expect(hideSecrets(message)).toBe(message);
  expect(message).not.toContain('ter2');
  for (const password of ['a/b#c?d%e@f', '%zz', 'ü €', ':;&=+$,']) {
    const url = `postgres://u:${encodeURIComponent(password)}@h:5432/d`;
    expect(readConfig({ DATABASE_URL: url }).DATABASE_URL).toBe(url);
    expect(new Client({ connectionString: url }).password).toBe(password);
  }
});

test('shows no secret in messages', () => {
  expect(messageOf({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).not.toContain('hunter2');
  expect(messageOf({ DATABASE_REPLICA_URLS: 'mysql://u:hunter2@h/d' })).not.toContain('hunter2');
  expect(messageOf({ SMTP_URL: 'http://u:hunter2@h' })).not.toContain('hunter2');
  expect(messageOf({ STAFF_EMAIL: 'a', STAFF_PASSWORD: 'hunter2' })).not.toContain('hunter2');
});

function messageOf(env: Environment): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return expect.fail(`${JSON.stringify(env)} was accepted`);
}
