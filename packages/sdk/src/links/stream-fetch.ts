import type { EventSourceFetchInit } from 'eventsource';
import type { StoreError } from '../store-error.ts';
import { toNetworkError } from './network-error.ts';
import { onAbort } from './on-abort.ts';
import { rejectionOf } from './read-rejection.ts';

export interface StreamFetchOptions {
  readonly fetch: typeof globalThis.fetch | undefined;
  readonly cache: RequestInit['cache'] | null;
  readonly currentHeaders: () => Promise<Record<string, string>>;
  /** Time limit for a response, in milliseconds. */
  readonly timeoutMs: number;
}

/** The state of a subscription between its connections. */
interface StreamState {
  /** The id of the last event that was received, or the position at which the store began. */
  lastEventId: string | undefined;
  /** Whether the current connection continues after `lastEventId`, so that no event was missed. */
  readonly resumed: boolean;
  /** Whether the store said where the current connection begins. It does not when it rejects the call in the stream. */
  readonly begun: boolean;
  /** Returns the response of the last connection that was not a stream, once. */
  takeRejection(): StoreError | undefined;
}

/**
 * Creates a fetch for EventSource that resumes after the last known event. EventSource gives up on every response that
 * is not a stream and does not expose it, so the rejection is kept for the caller.
 */
export function createStreamFetch(
  options: StreamFetchOptions,
  lastEventId: string | undefined,
): {
  readonly fetch: (url: string | URL, init: EventSourceFetchInit) => Promise<Response>;
  readonly state: StreamState;
} {
  const { fetch, cache, currentHeaders, timeoutMs } = options;
  let rejection: StoreError | undefined;
  let resumed = false;
  let begun = false;
  const state = {
    lastEventId,
    get resumed() {
      return resumed;
    },
    get begun() {
      return begun;
    },
    takeRejection() {
      const taken = rejection;
      rejection = undefined;
      return taken;
    },
  };
  return {
    state,
    async fetch(url, { signal, headers, ...init }) {
      const sent = state.lastEventId;
      const timeout = startTimeout(signal, timeoutMs);
      try {
        const allHeaders = {
          ...(await currentHeaders()),
          ...headers,
          // Spelled as EventSource does, which sends only the ids of events.
          ...(sent === undefined ? {} : { 'Last-Event-ID': sent }),
        };
        const request = { ...init, headers: allHeaders, signal: timeout.signal };
        const response = await (fetch ?? globalThis.fetch)(url, withCache(request, cache));
        if (isStream(response)) {
          const position = response.headers.get('last-event-id');
          resumed = sent !== undefined && (position ?? sent) === sent;
          begun = position !== null;
          state.lastEventId = position ?? sent;
          return response;
        }
        rejection = await rejectionOf(response);
        return new Response(null, { status: 204 });
      } catch (error) {
        // EventSource never reconnects after an AbortError.
        throw toNetworkError(error);
      } finally {
        timeout.clear();
      }
    },
  };
}

/** A signal that is aborted with another one, or after a time. */
function startTimeout(other: unknown, timeoutMs: number) {
  const controller = new AbortController();
  if (other instanceof AbortSignal) onAbort(other, () => controller.abort(other.reason));
  const timer = setTimeout(
    () => controller.abort(new Error(`No response within ${timeoutMs / 1000} s`)),
    timeoutMs,
  );
  return { signal: controller.signal, clear: () => clearTimeout(timer) };
}

/** EventSource sets a cache mode, which some runtimes reject. */
function withCache(request: RequestInit, cache: StreamFetchOptions['cache']): RequestInit {
  const { cache: _default, ...rest } = request;
  return cache ? { ...rest, cache } : rest;
}

function isStream({ status, headers }: Response): boolean {
  return status === 200 && headers.get('content-type')?.startsWith('text/event-stream') === true;
}
