import { JsonResponse, retryAfterMs } from './json-response.ts';
import { emit, type StoreHooks, type StoreRequest } from './hooks.ts';
import { NetworkError, toNetworkError } from './network-error.ts';

/** What tRPC's links send with, as it is in every version of fetch. */
export type FetchJson = (url: string, init?: RequestInit) => Promise<JsonResponse>;

export interface FetchJsonOptions extends Pick<StoreHooks, 'onRequest' | 'onResponse'> {
  /** The store's address with `/trpc`. */
  readonly url: string;
  readonly fetch: typeof globalThis.fetch | undefined;
}

/**
 * A fetch for tRPC's links: it tells the hooks, and fails with {@link NetworkError} when no JSON came, so that
 * a proxy's page, a broken connection and a cut answer are told from an answer of the store.
 */
export function createFetchJson({
  url: endpoint,
  fetch,
  onRequest,
  onResponse,
}: FetchJsonOptions): FetchJson {
  return async (url, init = {}) => {
    const { signal, method = 'GET' } = init;
    const request: StoreRequest = { method, url, calls: callsIn(url, endpoint) };
    emit(onRequest, request);
    const begin = performance.now();
    // Looked up now, since programs replace it; and called without `this`, which browsers demand.
    const send = fetch ?? globalThis.fetch;
    try {
      const response = await send(url, init);
      const { status, headers } = response;
      const requestId = headers.get('x-request-id');
      emit(onResponse, { ...request, status, requestId, durationMs: performance.now() - begin });
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
    const asked = retryAfterMs(headers.get('retry-after'));
    throw new NetworkError(`status ${status} with no JSON`, {
      reached: true,
      status,
      cause,
      ...(asked === undefined ? {} : { retryAfterMs: asked }),
    });
  }
}

/** `…/trpc/orders.place,auth.me?batch=1` has two. */
function callsIn(url: string, endpoint: string): string[] {
  const [path = ''] = url.slice(endpoint.length + 1).split('?');
  return path.split(',');
}
