import type { AppRouter } from '@order-store/api/types';
import { httpSubscriptionLink, splitLink, type TRPCLink } from '@trpc/client';
import { createAsk } from './calls/ask.ts';
import { groupLink } from './calls/group-link.ts';
import { keyLink } from './calls/key-link.ts';
import { laterLink } from './calls/later-link.ts';
import { repeatLink } from './calls/repeat-link.ts';
import { storeErrorLink } from './calls/store-error-link.ts';
import type { ClientSettings } from './client-options.ts';

/** What a call goes through, from the caller to the network; subscriptions have a way of their own. */
export function linksOf(settings: ClientSettings): TRPCLink<AppRouter>[] {
  const { url, headers, credentials } = settings;
  const headersNow = async (): Promise<Record<string, string>> => {
    const credential = await credentials();
    return { ...headers, ...(credential ? { authorization: `Bearer ${credential}` } : {}) };
  };
  return [
    storeErrorLink,
    splitLink({
      condition: ({ type }) => type === 'subscription',
      true: laterLink(() => subscriptionLink(settings, headersNow)),
      false: [
        keyLink,
        repeatLink(settings),
        groupLink({ url, headers: headersNow, ask: createAsk(settings) }),
      ],
    }),
  ];
}

/** Pages that watch nothing don't load what watching takes. */
async function subscriptionLink(
  { url, fetch }: ClientSettings,
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
