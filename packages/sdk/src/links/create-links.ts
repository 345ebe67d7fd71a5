import type { AppRouter } from '@order-store/api/types';
import { httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client';
import { createFetchJson } from './fetch-json.ts';
import { batchLink } from './batch-link.ts';
import { idempotencyKeyLink } from './idempotency-key-link.ts';
import { lazyLink } from './lazy-link.ts';
import { retryLink } from './retry-link.ts';
import { storeErrorLink } from './store-error-link.ts';
import type { ResolvedOptions } from '../client-options.ts';

/** What a call goes through, from the caller to the network; subscriptions have a way of their own. */
export function createLinks(settings: ResolvedOptions): TRPCLink<AppRouter>[] {
  const { url, headers, credentials } = settings;
  const headersNow = async (): Promise<Record<string, string>> => {
    const credential = await credentials();
    return { ...headers, ...(credential ? { authorization: `Bearer ${credential}` } : {}) };
  };
  return [
    storeErrorLink,
    splitLink({
      condition: ({ type }) => type === 'subscription',
      true: lazyLink(() => createSubscriptionLink(settings, headersNow)),
      false: [
        idempotencyKeyLink,
        retryLink(settings),
        batchLink({ url, headers: headersNow, ask: createFetchJson(settings) }),
      ],
    }),
  ];
}

/** Pages that watch nothing don't load what watching takes. */
async function createSubscriptionLink(
  { url, fetch }: ResolvedOptions,
  headersNow: () => Promise<Record<string, string>>,
): Promise<TRPCLink<AppRouter>> {
  // Not the platform's: Node has none, and those of browsers send no headers.
  const { EventSource } = await import('eventsource');
  return httpSubscriptionLink({
    url,
    EventSource,
    eventSourceOptions: {
      fetch: async (input, init) => {
        const send = fetch ?? globalThis.fetch;
        return send(input, { ...init, headers: { ...(await headersNow()), ...init.headers } });
      },
    },
  });
}
