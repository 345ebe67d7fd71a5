import { createClient, type StoreClient } from '@order-store/sdk';
import { cookies, headers } from 'next/headers';

const url = process.env['STORE_URL'] ?? 'http://127.0.0.1:4000';

/** The store as every visitor sees it. */
export const publicStore = createClient({ url, deadlineMs: 10_000 });

/** The store as the visitor. It reads the request, so pages that use it are dynamic. */
export async function visitorStore(): Promise<StoreClient> {
  const [session, received] = await Promise.all([cookies(), headers()]);
  const address = received.get('x-forwarded-for');
  return createClient({
    url,
    token: session.get('session')?.value ?? null,
    deadlineMs: 10_000,
    // Otherwise all visitors share the rate limit of this server. The store needs TRUST_PROXY.
    headers: address === null ? {} : { 'x-forwarded-for': address },
  });
}
