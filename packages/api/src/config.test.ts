import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig, type Environment } from './config.ts';

test('without variables the defaults of the contract hold', () => {
  const { DATA_DIRECTORY, ...config } = readConfig({});
  expect(DATA_DIRECTORY).toBe('.data');
  expect(config).toEqual({
    HOST: '127.0.0.1',
    PORT: 4000,
    WORKERS: 1,
    LIVE_MAX_STREAMS: 2000,
    WEBHOOK_ALLOW_PRIVATE: false,
    DATABASE_MAX_OPEN_CONNS: 25,
    DATABASE_MAX_IDLE_CONNS: 5,
    DATABASE_CONN_MAX_LIFETIME: 5 * 60_000,
    IDEMPOTENCY_KEY_RETENTION: 30 * 24 * 3_600_000,
    LOG_LEVEL: 'info',
    TRUST_PROXY: false,
    RATE_LIMIT: true,
  });
});

test('an empty variable counts as not set, and foreign ones are of no interest', () => {
  const names = ['DATABASE_URL', 'DATABASE_REPLICA_URLS', 'HOST', 'PORT', 'WORKERS', 'RATE_LIMIT'];
  const more = ['STAFF_EMAIL', 'STAFF_PASSWORD', 'LOG_LEVEL', 'TRUST_PROXY', 'WEB_ROOT'];
  const empty = Object.fromEntries([...names, ...more].map((name) => [name, '']));
  expect(readConfig({ ...empty, PATH: '/bin', PORTER: 'x', UNSET: undefined })).toEqual(
    readConfig({}),
  );
});

const right: readonly [Environment, object][] = [
  [{ DATABASE_URL: 'postgres://u:p%40ss@db.example:5433/store?sslmode=require' }, {}],
  [{ DATABASE_URL: 'postgresql://localhost/store' }, {}],
  [
    { DATABASE_REPLICA_URLS: 'postgres://a/s, postgres://b/s' },
    { DATABASE_REPLICA_URLS: ['postgres://a/s', 'postgres://b/s'] },
  ],
  [{ PORT: '0' }, { PORT: 0 }],
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
  [{ TRUST_PROXY: 'on' }, { TRUST_PROXY: true }],
  [{ TRUST_PROXY: 'off' }, { TRUST_PROXY: false }],
  [{ TRUST_PROXY: '0' }, { TRUST_PROXY: 0 }],
  [{ TRUST_PROXY: '1' }, { TRUST_PROXY: 1 }],
  [{ TRUST_PROXY: '10.0.0.0/8, ::1' }, { TRUST_PROXY: '10.0.0.0/8, ::1' }],
  [{ TRUST_PROXY: 'loopback' }, { TRUST_PROXY: 'loopback' }],
  [{ LOG_LEVEL: 'silent' }, { LOG_LEVEL: 'silent' }],
  [{ STAFF_EMAIL: 'boss@example.com', STAFF_PASSWORD: 'green teapot 7' }, {}],
];

test.for(right)('%o is right', ([env, values]) => {
  expect(readConfig(env)).toMatchObject(Object.keys(values).length > 0 ? values : env);
});

const aUrl = 'must be a URL such as postgres://user:password@host:5432/database';
const aPort = 'must be a whole number from 0 to 65535';
const aDuration = 'must be a duration such as 500ms, 30s, 5m or 1h, at most 500h';
const aProxy = 'must be on, off, a number of proxies, or their addresses';

describe('a malformed variable is named with what would be right', () => {
  test.for<[name: string, value: string, message: string]>([
    ['DATABASE_URL', 'localhost:5432/store', aUrl],
    ['DATABASE_URL', 'mysql://localhost/store', aUrl],
    ['DATABASE_URL', 'postgres://u:p#w@host/db', aUrl],
    ['DATABASE_URL', 'store', aUrl],
    ['DATABASE_REPLICA_URLS', 'http://a', aUrl],
    ['DATABASE_REPLICA_URLS', 'postgres://a/s,', aUrl],
    ['PORT', '65536', aPort],
    ['PORT', '-1', aPort],
    ['PORT', '4e3', aPort],
    ['PORT', '4000.5', aPort],
    ['PORT', ' 4000', aPort],
    ['PORT', 'http', aPort],
    ['PORT', '99999999999999999999', aPort],
    ['WORKERS', '0', 'must be a whole number from 1 to 64'],
    ['WORKERS', '65', 'must be a whole number from 1 to 64'],
    ['DATABASE_MAX_OPEN_CONNS', '0', 'must be a whole number from 1 to 1000'],
    ['DATABASE_MAX_IDLE_CONNS', '26', 'must not be more than DATABASE_MAX_OPEN_CONNS'],
    ['DATABASE_CONN_MAX_LIFETIME', '5', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '5 m', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '-5m', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '5d', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '501h', aDuration],
    ['DATABASE_CONN_MAX_LIFETIME', '999999999h', aDuration],
    ['STAFF_EMAIL', 'boss', 'must be an e-mail address of at most 255 characters'],
    [
      'STAFF_EMAIL',
      `${'a'.repeat(250)}@example.com`,
      'must be an e-mail address of at most 255 characters',
    ],
    ['STAFF_PASSWORD', 'short', 'must have at least 10 characters'],
    ['STAFF_PASSWORD', 'x'.repeat(201), 'must have at most 200 characters'],
    ['LOG_LEVEL', 'loud', 'must be one of fatal, error, warn, info, debug, trace, silent'],
    ['RATE_LIMIT', 'perhaps', 'must be on or off'],
    ['TRUST_PROXY', 'nginx', aProxy],
    ['TRUST_PROXY', '10.0.0.0/99', aProxy],
    ['TRUST_PROXY', '1.2.3', aProxy],
    ['TRUST_PROXY', '-1', aProxy],
    ['TRUST_PROXY', 'a b c', aProxy],
  ])('%s=%s', ([name, value, message]) => {
    const staff = { STAFF_EMAIL: 'boss@example.com', STAFF_PASSWORD: 'green teapot 7' };
    const env = name.startsWith('STAFF_') ? { ...staff, [name]: value } : { [name]: value };
    const lines = messageOf(env).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(new RegExp(`^ {2}${name}(\\.\\d+)? `));
    expect(lines[1]).toContain(message);
  });
});

test('several malformed variables are named at once', () => {
  const message = messageOf({ PORT: 'x', WORKERS: '0', LOG_LEVEL: 'loud', RATE_LIMIT: 'perhaps' });
  expect(message.split('\n')).toEqual([
    'The environment is not right:',
    '  PORT must be a whole number from 0 to 65535',
    '  WORKERS must be a whole number from 1 to 64',
    '  LOG_LEVEL must be one of fatal, error, warn, info, debug, trace, silent',
    '  RATE_LIMIT must be on or off',
    'See .env.example for every variable.',
  ]);
});

test('half a staff account is none', () => {
  for (const half of [{ STAFF_EMAIL: 'a@example.com' }, { STAFF_PASSWORD: 'green teapot 7' }]) {
    expect(messageOf(half)).toContain(
      'STAFF_EMAIL and STAFF_PASSWORD must both be set, or neither',
    );
  }
});

test('a message tells no secret', () => {
  expect(messageOf({ DATABASE_URL: 'mysql://u:hunter2@h/d' })).not.toContain('hunter2');
  expect(messageOf({ STAFF_EMAIL: 'a', STAFF_PASSWORD: 'hunter2' })).not.toContain('hunter2');
});

function messageOf(env: Environment): string {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return expect.fail(`${JSON.stringify(env)} was taken`);
}
