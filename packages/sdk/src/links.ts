import type { AppRouter } from '@order-store/api/types';
import type { TRPCLink } from '@trpc/client';
import { createAsk } from './calls/ask.ts';
import { groupLink } from './calls/group-link.ts';
import { keyLink } from './calls/key-link.ts';
import { repeatLink } from './calls/repeat-link.ts';
import { storeErrorLink } from './calls/store-error-link.ts';
import type { ClientSettings } from './client-options.ts';

/** What a call goes through, from the caller to the network. */
export function linksOf(settings: ClientSettings): TRPCLink<AppRouter>[] {
  const { url, headers, credentials } = settings;
  const headersNow = async (): Promise<Record<string, string>> => {
    const credential = await credentials();
    return { ...headers, ...(credential ? { authorization: `Bearer ${credential}` } : {}) };
  };
  return [
    storeErrorLink,
    keyLink,
    repeatLink(settings),
    groupLink({ url, headers: headersNow, ask: createAsk(settings) }),
  ];
}
