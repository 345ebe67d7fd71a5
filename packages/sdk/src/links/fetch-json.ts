import { emit, type StoreHooks, type StoreRequest } from './hooks.ts';
import { JsonResponse, retryAfterMs } from './json-response.ts';
import { NetworkError, redirectError, toNetworkError } from './network-error.ts';

/** A fetch for tRPC's links that returns parsed JSON. */
export type FetchJson = (url: string, init?: RequestInit) => Promise<JsonResponse>;

interface FetchJsonOptions extends Pick<StoreHooks, 'onRequest' | 'onResponse'> {
  /** Base URL including `/trpc`. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly cache: RequestInit['cache'] | null;
}

/**
 * Creates a fetch that calls the hooks and returns JSON.
 * @throws {NetworkError} when the connection fails or the body isn't JSON, for example a proxy's error page.
 */
export function createFetchJson(options: FetchJsonOptions): FetchJson {
  const { url: baseUrl, fetch, cache, onRequest, onResponse } = options;
  return async (url, init = {}) => {
    const { signal, method = 'GET' } = init;
    const request: StoreRequest = { method, url, calls: callsIn(url, baseUrl) };
    emit(onRequest, request);
    const start = performance.now();
    // Read at each call, since tests and instrumentation replace it. Browsers require calling it without `this`.
    const send = fetch ?? globalThis.fetch;
    try {
      const response = await send(url, cache ? { ...init, cache } : init);
      const { status, headers } = response;
      const requestId = headers.get('x-request-id');
      emit(onResponse, { ...request, status, requestId, durationMs: performance.now() - start });
      const redirected = redirectError(response);
      if (redirected) throw redirected;
      return new JsonResponse(response, parse(await response.text(), response));
    } catch (error) {
      if (error instanceof NetworkError || signal?.aborted) throw error;
      throw toNetworkError(error);
    }
  };
}

function parse(text: string, { status, headers }: Response): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const delayMs = retryAfterMs(headers.get('retry-after'));
    throw new NetworkError(`HTTP status ${status} with a body that is not JSON`, {
      reached: true,
      status,
      cause,
      ...(delayMs === undefined ? {} : { retryAfterMs: delayMs }),
    });
  }
}

/** The procedures of a URL: two in `…/trpc/orders.place,auth.me?batch=1`. */
function callsIn(url: string, baseUrl: string): string[] {
  const [path = ''] = url.slice(baseUrl.length + 1).split('?');
  return path.split(',');
}
