import type { AppRouter } from '@order-store/api/types';
import { splitLink, type TRPCLink } from '@trpc/client';
import type { ResolvedOptions } from '../client-options.ts';
import { batchLink } from './batch-link.ts';
import { createFetchJson } from './fetch-json.ts';
import { idempotencyKeyLink } from './idempotency-key-link.ts';
import { lazyLink } from './lazy-link.ts';
import { retryLink } from './retry-link.ts';
import { streamLink } from './stream-link.ts';

/** The tRPC links of a client: one chain for queries and mutations, one for subscriptions. */
export function createLinks(options: ResolvedOptions): TRPCLink<AppRouter>[] {
  const { url, headers, credentials } = options;
  const currentHeaders = async (): Promise<Record<string, string>> => {
    const credential = await credentials();
    return { ...headers, ...(credential ? { authorization: `Bearer ${credential}` } : {}) };
  };
  return [
    splitLink({
      condition: ({ type }) => type === 'subscription',
      true: lazyLink(() => loadStreamLink(options, currentHeaders)),
      false: [
        idempotencyKeyLink,
        retryLink(options),
        batchLink({ url, headers: currentHeaders, fetchJson: createFetchJson(options) }),
      ],
    }),
  ];
}

/** Imports EventSource on first use, so pages without subscriptions don't download it. */
async function loadStreamLink(
  options: ResolvedOptions,
  currentHeaders: () => Promise<Record<string, string>>,
): Promise<TRPCLink<AppRouter>> {
  // Node has no built-in EventSource, and those of browsers can't send headers.
  const { EventSource } = await import('eventsource');
  return streamLink({ ...options, EventSource, currentHeaders });
}
