import { Config } from './config.ts';

/** What an operator needs to know of a variable, besides what its schema says. */
export interface VariableFacts {
  readonly group: string;
  /** What it is for, in sentences. */
  readonly meaning: string;
  /** What holds without it, as it would be written; or in words where there is no value for it. */
  readonly byDefault: { readonly value: string } | { readonly words: string };
  /** What its value counts. */
  readonly unit?: string;
  /** A value that makes sense. */
  readonly example: string;
}

/** A variable as its page shows it. */
export interface Variable extends VariableFacts {
  readonly name: string;
  /** What it must be, in the words of the refusal; null where any text will do. */
  readonly rule: string | null;
}

type Name = keyof typeof Config.in.shape;

/** How long the things are that are kept, and what is waited for. */
const duration = 'ms, s, m or h';

const facts: Readonly<Record<Name, VariableFacts>> = {
  DATABASE_URL: {
    group: 'Database',
    meaning: 'The PostgreSQL to use, 15 or newer.',
    byDefault: { words: 'an embedded PostgreSQL 18 whose data stays in DATA_DIRECTORY' },
    example: 'postgres://user:password@127.0.0.1:5432/order_store',
  },
  DATABASE_MIGRATION_URL: {
    group: 'Database',
    meaning:
      'Connection URL for migrations: the database’s direct address when DATABASE_URL points to a pooler such as PgBouncer, or a role that may change the schema.',
    byDefault: { words: 'that of DATABASE_URL' },
    example: 'postgres://user:password@127.0.0.1:5432/order_store',
  },
  DATABASE_REPLICA_URLS: {
    group: 'Database',
    meaning:
      'Streaming replicas of that database, separated by commas. Reads go to those that are up to date.',
    byDefault: { words: 'none' },
    example: 'postgres://user:password@replica:5432/order_store',
  },
  DATABASE_MAX_OPEN_CONNS: {
    group: 'Database',
    meaning:
      'Connections of each process, open at most. Processes × connections must stay below PostgreSQL’s max_connections.',
    byDefault: { value: '25' },
    unit: 'connections a process',
    example: '25',
  },
  DATABASE_MAX_IDLE_CONNS: {
    group: 'Database',
    meaning: 'Connections of each process that stay open while nothing is asked.',
    byDefault: { value: '5' },
    unit: 'connections a process',
    example: '5',
  },
  DATABASE_CONN_MAX_LIFETIME: {
    group: 'Database',
    meaning: 'How long a connection may live before it is replaced; 0s is for ever.',
    byDefault: { value: '5m' },
    unit: duration,
    example: '5m',
  },
  DATA_DIRECTORY: {
    group: 'Database',
    meaning: 'Where the embedded PostgreSQL keeps its data.',
    byDefault: { value: '.data' },
    example: '/var/lib/order-store',
  },
  HOST: {
    group: 'Server',
    meaning: 'The address to listen on. 0.0.0.0 makes the API reachable from other machines.',
    byDefault: { value: '127.0.0.1' },
    example: '0.0.0.0',
  },
  PORT: {
    group: 'Server',
    meaning: 'The port to listen on; 0 takes any free one.',
    byDefault: { value: '4000' },
    example: '4000',
  },
  WORKERS: {
    group: 'Server',
    meaning:
      'Processes that share the port: one for each processor that the API may fill. One that dies is replaced. With 2 or more, SIGUSR2 to the first process renews all of them one after the other, from the code as it is on the disk then, while the others serve.',
    byDefault: { value: '1' },
    unit: 'processes',
    example: '2',
  },
  SHUTDOWN_DELAY: {
    group: 'Server',
    meaning:
      'How long a process that was told to end goes on taking new connections while /readyz answers 503: as long as your load balancer takes to notice. Accepted calls are answered in any case.',
    byDefault: { value: '0s' },
    unit: duration,
    example: '5s',
  },
  WEB_ROOT: {
    group: 'Server',
    meaning:
      'A folder with a built web page to serve beside the API. `npm start` serves the demo’s.',
    byDefault: { words: 'no web page' },
    example: '/srv/shop',
  },
  PUBLIC_URL: {
    group: 'Server',
    meaning: 'Where people reach the store, for links in mails.',
    byDefault: { words: 'the address that the server listens on' },
    example: 'https://shop.example',
  },
  TRUST_PROXY: {
    group: 'Server',
    meaning:
      'Whom to believe about a caller’s address: off, on, how many proxies stand before the API, or their addresses. Behind a proxy it must be set, or all callers count as one.',
    byDefault: { value: 'off' },
    example: '1',
  },
  CORS_ORIGINS: {
    group: 'Server',
    meaning:
      'Other websites whose scripts may call the API and read its answers, separated by commas. They send a token; cookies are for the API’s own page.',
    byDefault: { words: 'none' },
    example: 'https://shop.example,https://admin.shop.example',
  },
  OVERLOAD_LOOP_DELAY: {
    group: 'Limits',
    meaning:
      'When a turn of a process’s event loop takes this long, it refuses further calls as OVERLOADED, so that those which it has taken are answered in time. 0s: never.',
    byDefault: { value: '1s' },
    unit: duration,
    example: '500ms',
  },
  OVERLOAD_CONNECTION_WAIT: {
    group: 'Limits',
    meaning: 'The same, when somebody has waited this long for a database connection. 0s: never.',
    byDefault: { value: '2s' },
    unit: duration,
    example: '2s',
  },
  LIVE_MAX_STREAMS: {
    group: 'Server',
    meaning:
      'Open subscriptions (orders.watch, products.watchStock) of each process, at most; one more is OVERLOADED.',
    byDefault: { value: '2000' },
    unit: 'streams a process',
    example: '2000',
  },
  NODE_ENV: {
    group: 'Server',
    meaning: 'production: what helps developers and nobody else, such as mails in the log, is off.',
    byDefault: { words: 'not production' },
    example: 'production',
  },
  STAFF_EMAIL: {
    group: 'Accounts',
    meaning:
      'The account that exists and is staff once the server is ready. Both this and STAFF_PASSWORD, or neither.',
    byDefault: { words: 'no such account is made' },
    example: 'staff@shop.example',
  },
  STAFF_PASSWORD: {
    group: 'Accounts',
    meaning: 'The password of that account.',
    byDefault: { words: 'no such account is made' },
    example: 'four unusual words together',
  },
  LOG_LEVEL: {
    group: 'Logs',
    meaning: 'How much is logged: debug adds every request and call, trace every SQL statement.',
    byDefault: { value: 'info' },
    example: 'debug',
  },
  SLOW_STATEMENT: {
    group: 'Logs',
    meaning:
      'SQL statements that take this long or longer are logged, without their values, and counted. 0ms: all.',
    byDefault: { value: '1s' },
    unit: duration,
    example: '250ms',
  },
  RATE_LIMIT: {
    group: 'Limits',
    meaning:
      'Limits on how often one account or one address may call, and on guessing passwords, shared by all processes of a database. They are in packages/api/src/rate-limits/policies.ts. off is for load tests.',
    byDefault: { value: 'on' },
    example: 'on',
  },
  RATE_LIMIT_SCALE: {
    group: 'Limits',
    meaning: 'Multiplies the limits on calls; those on guessing stay.',
    byDefault: { value: '1' },
    unit: 'times',
    example: '2.5',
  },
  IDEMPOTENCY_KEY_RETENTION: {
    group: 'Keeping',
    meaning: 'How long an idempotency key is kept. A repeat after that places a new order.',
    byDefault: { value: '30d' },
    unit: 'h or d',
    example: '30d',
  },
  AUDIT_RETENTION: {
    group: 'Keeping',
    meaning: 'How long the audit trail of sign-ins, keys and roles is kept.',
    byDefault: { value: '365d' },
    unit: 'h or d',
    example: '730d',
  },
  SMTP_URL: {
    group: 'Mail',
    meaning:
      'The server by which mails (so far: links for setting a new password) go. Both this and MAIL_FROM, or neither.',
    byDefault: {
      words: 'mails are only shown in the log, and with NODE_ENV=production not even there',
    },
    example: 'smtp://user:password@mail.example:587',
  },
  MAIL_FROM: {
    group: 'Mail',
    meaning: 'Who sends them.',
    byDefault: { words: 'no mails are sent' },
    example: 'My Shop <shop@example.com>',
  },
  WEBHOOK_ALLOW_PRIVATE: {
    group: 'Webhooks',
    meaning:
      'Whether webhooks may lead into private networks and to http, for development and tests.',
    byDefault: { value: 'off' },
    example: 'off',
  },
};

/** Every variable that the API reads, in the order of their groups, with the rule that its schema refuses by. */
export function describeVariables(): Variable[] {
  return Object.entries(facts).map(([name, fact]) => ({ name, ...fact, rule: ruleOf(name) }));
}

/** What a schema says of a text that no variable takes. */
function ruleOf(name: string): string | null {
  const schema = Object.entries(Config.in.shape).find(([each]) => each === name)?.[1];
  const problem = schema?.safeParse('\u0000').error?.issues[0]?.message;
  return problem ?? null;
}
