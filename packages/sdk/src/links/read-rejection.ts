import type { AppRouter } from '@order-store/api/types';
import { TRPCClientError } from '@trpc/client';
import type { StoreError } from '../store-error.ts';
import { JsonResponse, retryAfterMs } from './json-response.ts';
import { NetworkError, redirectError } from './network-error.ts';
import { toStoreError } from './to-store-error.ts';

/** Reads why a request was rejected: the store's error, or NETWORK if a proxy responded. */
export async function rejectionOf(response: Response): Promise<StoreError> {
  const redirected = redirectError(response);
  if (redirected) return toStoreError(redirected, 1);
  const text = await response.text().catch(() => '');
  const body = parse(text);
  if (isErrorBody(body)) {
    const meta = { response: new JsonResponse(response, body) };
    return toStoreError(TRPCClientError.from<AppRouter>(body, { meta }), 1);
  }
  const { status, headers } = response;
  const delayMs = retryAfterMs(headers.get('retry-after'));
  const error = new NetworkError(`HTTP status ${status} without a reason`, {
    reached: true,
    status,
    ...(delayMs === undefined ? {} : { retryAfterMs: delayMs }),
  });
  return toStoreError(error, 1);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The shape of the store's error responses. */
function isErrorBody(body: unknown): body is { readonly error: object } {
  return (
    typeof body === 'object' &&
    body !== null &&
    'error' in body &&
    typeof body.error === 'object' &&
    body.error !== null
  );
}
