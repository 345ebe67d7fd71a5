import type { AppRouter } from '@order-store/api/types';
import type { OperationLink, TRPCLink } from '@trpc/client';
import type { ResolvedOptions } from '../client-options.ts';
import type { CallOptions } from '../call-options.ts';
import { version } from '../version.ts';
import { batchLink } from './batch-link.ts';
import { createFetchJson } from './fetch-json.ts';
import { idempotencyKeyLink } from './idempotency-key-link.ts';
import { lazyLink } from './lazy-link.ts';
import { retryLink } from './retry-link.ts';

/** The tRPC link of a client: one chain for queries and mutations, one for subscriptions. */
export function createLink(options: ResolvedOptions): TRPCLink<AppRouter> {
  const { url, headers, credentials } = options;
  const currentHeaders = async (own: CallOptions['headers'] = {}) => {
    const credential = await credentials();
    const authorization = credential ? { authorization: `Bearer ${credential}` } : {};
    return { ...clientHeader, ...headers, ...own, ...authorization };
  };
  const links = [
    idempotencyKeyLink,
    retryLink(options),
    batchLink({ url, headers: currentHeaders, fetchJson: createFetchJson(options) }),
  ];
  const streams = lazyLink(() => loadStreamLink(options, currentHeaders));
  return (runtime) => {
    const call = chain(links.map((link) => link(runtime)));
    const stream = streams(runtime);
    return (step) => (step.op.type === 'subscription' ? stream(step) : call(step));
  };
}

/** Each link passes the operation to the next one; the last one sends it. */
export function chain(links: readonly OperationLink<AppRouter>[]): OperationLink<AppRouter> {
  return links.reduceRight(
    (next, link) =>
      ({ op }) =>
        link({ op, next: (passed) => next({ op: passed, next: noLink }) }),
    noLink,
  );
}

function noLink(): never {
  throw new Error('The last link must send the call');
}

/** With this header, a page's request to another origin would need a preflight for each URL. */
const clientHeader: Record<string, string> =
  'document' in globalThis ? {} : { 'x-order-store-client': `sdk/${version}` };

/** Imports what subscriptions need on first use, so pages without subscriptions don't download it. */
async function loadStreamLink(
  options: ResolvedOptions,
  currentHeaders: () => Promise<Record<string, string>>,
): Promise<TRPCLink<AppRouter>> {
  // Node has no built-in EventSource, and those of browsers can't send headers.
  const [{ EventSource }, { streamLink }] = await Promise.all([
    import('eventsource'),
    import('./stream-link.ts'),
  ]);
  return streamLink({ ...options, EventSource, currentHeaders });
}
