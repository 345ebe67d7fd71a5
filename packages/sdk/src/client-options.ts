import type { StoreHooks, StoreLogLevel } from './links/hooks.ts';
import { levelOfEnvironment, logLevels, withLogging } from './log-level.ts';
import { storeUrlOf } from './store-url.ts';

type MaybePromise<T> = T | Promise<T>;

/** Options of {@link createClient}: address, credentials, time limits, retries and hooks. */
export interface StoreClientOptions extends StoreHooks {
  /**
   * The store's URL, for example `https://shop.example`, or `https://gifts.example/shop` for a store that is mounted at
   * `/shop`. A `/trpc` at the end is optional.
   */
  readonly url: string | URL;
  /** A session token, or a function that returns the current one and is called before each request. Default: anonymous. */
  readonly token?: string | (() => MaybePromise<string | null | undefined>) | null | undefined;
  /** An API key instead of a token, or a function that returns the current one. */
  readonly apiKey?: string | (() => MaybePromise<string>) | undefined;
  /** A fetch implementation. Default: `globalThis.fetch`, read at each call. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** Additional headers for each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /**
   * The cache mode of each request. Default: `no-store`, because frameworks that patch fetch may cache GET requests.
   * Null omits it, for runtimes whose fetch rejects the option.
   */
  readonly cache?: RequestInit['cache'] | null | undefined;
  /** Time limit for each attempt, in milliseconds. Default: 30,000. */
  readonly timeoutMs?: number | undefined;
  /** Time limit for the whole call including retries and delays, in milliseconds. Default: 30,000; null means none. */
  readonly deadlineMs?: number | null | undefined;
  /** Maximum number of retries, where retrying is safe. Default: as many as fit into `deadlineMs`; 0 disables retries. */
  readonly maxRetries?: number | undefined;
  /**
   * What to log to the console, without inputs, results and tokens: `warn` retries, `info` also responses, `debug` also
   * requests. Default: the environment variable ORDER_STORE_LOG, or `none`.
   */
  readonly logLevel?: StoreLogLevel | undefined;
}

/** Validated options with defaults applied. */
export interface ResolvedOptions extends StoreHooks {
  /** Base URL including `/trpc`. */
  readonly url: string;
  readonly credentials: () => MaybePromise<string | null | undefined>;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly cache: RequestInit['cache'] | null;
  readonly timeoutMs: number;
  readonly deadlineMs: number | undefined;
  readonly maxRetries: number;
}

/** Validates options and applies defaults. @throws {TypeError} naming the invalid option and what it accepts. */
export function resolveOptions(options: StoreClientOptions): ResolvedOptions {
  for (const name of Object.keys(options)) {
    if (!optionNames.has(name))
      throw new TypeError(`${name} is not an option: use ${[...optionNames].join(', ')}`);
  }
  const { url, token, apiKey, fetch, headers = {}, cache = 'no-store' } = options;
  const { timeoutMs, deadlineMs, maxRetries } = options;
  if (token != null && apiKey !== undefined) {
    throw new TypeError('Set token or apiKey, not both');
  }
  if (apiKey === '') throw new TypeError('apiKey must not be empty');
  for (const [name, value] of Object.entries({ token, apiKey })) {
    if (value != null && typeof value !== 'string' && typeof value !== 'function') {
      throw new TypeError(
        `${name} must be a string or a function that returns one, not ${show(value)}`,
      );
    }
  }
  const { onRequest, onResponse, onRetry } = options;
  const hooks = { onRequest, onResponse, onRetry };
  const level = levelOf(options.logLevel);
  for (const [name, value] of Object.entries({ fetch, ...hooks })) {
    if (value !== undefined && typeof value !== 'function') {
      throw new TypeError(`${name} must be a function, not ${show(value)}`);
    }
  }
  checkHeaders(headers);
  checkLimits(options);
  const credential = apiKey ?? token;
  return {
    url: `${storeUrlOf(url)}/trpc`,
    credentials: typeof credential === 'function' ? credential : () => credential,
    fetch,
    headers,
    cache,
    timeoutMs: timeoutMs ?? 30_000,
    deadlineMs: deadlineMs === undefined ? 30_000 : (deadlineMs ?? undefined),
    maxRetries: maxRetries ?? Infinity,
    ...(level === 'none' ? hooks : withLogging(hooks, level)),
  };
}

function levelOf(given: unknown): StoreLogLevel {
  const level = given ?? levelOfEnvironment() ?? 'none';
  const known = logLevels.find((each) => each === level);
  if (!known) throw new TypeError(`logLevel must be ${logLevels.join(', ')}, not ${show(level)}`);
  return known;
}

const optionNames: ReadonlySet<string> = new Set<keyof StoreClientOptions>([
  'url',
  'token',
  'apiKey',
  'fetch',
  'headers',
  'cache',
  'timeoutMs',
  'deadlineMs',
  'maxRetries',
  'logLevel',
  'onRequest',
  'onResponse',
  'onRetry',
]);

/** The longest delay of setTimeout. Longer ones fire immediately. */
const longestTimer = 2 ** 31 - 1;

interface Limits {
  readonly timeoutMs?: unknown;
  readonly deadlineMs?: unknown;
  readonly maxRetries?: unknown;
}

/** @throws {TypeError} naming the invalid limit and what it accepts. */
export function checkLimits({ timeoutMs, deadlineMs, maxRetries }: Limits): void {
  milliseconds('timeoutMs', timeoutMs);
  if (deadlineMs !== null) milliseconds('deadlineMs', deadlineMs);
  count('maxRetries', maxRetries);
}

function milliseconds(name: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value === 'number' && value > 0 && value <= longestTimer) return;
  throw new TypeError(
    `${name} must be a number of milliseconds greater than 0 and at most ${longestTimer}, not ${show(value)}`,
  );
}

function count(name: string, value: unknown): void {
  if (value === undefined) return;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return;
  throw new TypeError(`${name} must be a whole number, 0 or more, not ${show(value)}`);
}

export function checkHeaders(headers: unknown): void {
  if (typeof headers !== 'object' || headers === null || headers instanceof Headers) {
    throw new TypeError('headers must be an object such as { "x-request-id": "checkout-7" }');
  }
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string') {
      throw new TypeError(`headers: ${name} must be a string, not ${show(value)}`);
    }
    if (name.toLowerCase() === 'authorization') {
      throw new TypeError('headers must not contain authorization: use token or apiKey');
    }
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
