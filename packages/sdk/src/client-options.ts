import type { StoreHooks } from './links/hooks.ts';

type MaybePromise<T> = T | Promise<T>;

/** How a client reaches its store, as whom, and how patiently. */
export interface StoreClientOptions extends StoreHooks {
  /** Where the store is, for example `https://shop.example` or `https://shop.example/trpc`. */
  readonly url: string | URL;
  /** A session token, or how to get the present one: asked before each request. Without one, nobody is signed in. */
  readonly token?: string | (() => MaybePromise<string | null | undefined>) | null | undefined;
  /** An API key instead of a token, or how to get the present one. */
  readonly apiKey?: string | (() => MaybePromise<string>) | undefined;
  /** Another implementation of fetch. */
  readonly fetch?: typeof globalThis.fetch | undefined;
  /** More headers for each request. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** How long one attempt may take, in milliseconds: 30,000 unless told. */
  readonly timeoutMs?: number | undefined;
  /** How long a call may take in all, with its repeats and the waits between: unlimited unless told. */
  readonly deadlineMs?: number | undefined;
  /** How often a call that failed is made again at most, where that is safe: 3 unless told, 0 for never. */
  readonly maxRetries?: number | undefined;
}

/** Options after the check, with what was left out. */
export interface ResolvedOptions extends StoreHooks {
  /** The store's address with `/trpc`. */
  readonly url: string;
  readonly credentials: () => MaybePromise<string | null | undefined>;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly deadlineMs: number | undefined;
  readonly maxRetries: number;
}

/** @throws {TypeError} that names the option which is wrong, and says what would be right. */
export function resolveOptions(options: StoreClientOptions): ResolvedOptions {
  const { url, token, apiKey, fetch, headers = {}, timeoutMs, deadlineMs, maxRetries } = options;
  if (token != null && apiKey !== undefined) {
    throw new TypeError('give token or apiKey, not both: a call is made as one user');
  }
  if (apiKey === '') throw new TypeError('apiKey must not be empty');
  for (const [name, value] of Object.entries({ token, apiKey })) {
    if (value != null && typeof value !== 'string' && typeof value !== 'function') {
      throw new TypeError(
        `${name} must be a string or a function that gives one, not ${show(value)}`,
      );
    }
  }
  const { onRequest, onResponse, onRetry } = options;
  for (const [name, value] of Object.entries({ fetch, onRequest, onResponse, onRetry })) {
    if (value !== undefined && typeof value !== 'function') {
      throw new TypeError(`${name} must be a function, not ${show(value)}`);
    }
  }
  checkHeaders(headers);
  const credential = apiKey ?? token;
  return {
    url: endpointOf(url),
    credentials: typeof credential === 'function' ? credential : () => credential,
    fetch,
    headers,
    timeoutMs: milliseconds('timeoutMs', timeoutMs) ?? 30_000,
    deadlineMs: milliseconds('deadlineMs', deadlineMs),
    maxRetries: count('maxRetries', maxRetries) ?? 3,
    onRequest,
    onResponse,
    onRetry,
  };
}

/** The store's address with `/trpc`, where it is missing. */
function endpointOf(url: unknown): string {
  const endpoint = parseUrl(url);
  if (!endpoint || !/^https?:$/.test(endpoint.protocol)) {
    throw new TypeError(
      `url must be an http or https URL such as "https://shop.example", not ${show(url)}`,
    );
  }
  if (endpoint.username !== '' || endpoint.password !== '') {
    throw new TypeError(
      'url must not hold a user or password, which fetch refuses: use token or apiKey',
    );
  }
  if (endpoint.search !== '' || endpoint.hash !== '') {
    throw new TypeError('url must end with its path, without "?" or "#"');
  }
  const path = endpoint.pathname.replace(/\/+$/, '');
  endpoint.pathname = path.endsWith('/trpc') ? path : `${path}/trpc`;
  return endpoint.toString();
}

/** `URL.parse` is missing in Node 20. */
function parseUrl(url: unknown): URL | undefined {
  try {
    return new URL(String(url));
  } catch {
    return undefined;
  }
}

/** What timers can wait; a longer time would pass at once. */
const longestTimer = 2 ** 31 - 1;

function milliseconds(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value > 0 && value <= longestTimer) return value;
  throw new TypeError(
    `${name} must be milliseconds, more than 0 and at most ${longestTimer}, not ${show(value)}`,
  );
}

function count(name: string, value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new TypeError(`${name} must be a whole number, 0 or more, not ${show(value)}`);
}

function checkHeaders(headers: unknown): void {
  if (typeof headers !== 'object' || headers === null || headers instanceof Headers) {
    throw new TypeError('headers must be an object such as { "x-request-id": "checkout-7" }');
  }
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string') {
      throw new TypeError(`headers: ${name} must be a string, not ${show(value)}`);
    }
    if (name.toLowerCase() === 'authorization') {
      throw new TypeError('headers must not hold authorization: use token or apiKey');
    }
  }
}

function show(value: unknown): string {
  return typeof value === 'string' ? JSON.stringify(value) : String(value);
}
