import { query } from '@order-store/db';
import { productsNotFound } from './find-products.ts';
import type { Services } from '../platform/services.ts';
import { Mailbox } from '../platform/streaming/mailbox.ts';
import type { Listener } from '../platform/streaming/open-streams.ts';
import type { StockLevel } from './stock-feed.ts';

export type StockLevels = AsyncIterable<StockLevel, void, undefined>;

/**
 * The current stock and price of products, then each change. A subscriber that reads slowly gets only the latest
 * values. PRODUCT_NOT_FOUND before the stream begins, with all missing ids; in it what {@link OpenStreams.open} throws.
 */
export async function watchStock(
  { database, streams, stockFeed }: Pick<Services, 'database' | 'streams' | 'stockFeed'>,
  address: string | null,
  ids: readonly string[],
  signal: AbortSignal | undefined,
): Promise<StockLevels> {
  const rows = await query<{ id: string }>(database.pool, {
    name: 'which-products-exist',
    text: 'SELECT id FROM products WHERE id = ANY ($1::bigint[])',
    values: [ids],
  });
  const existing = new Set(rows.map(({ id }) => id));
  const missing = ids.filter((id) => !existing.has(id));
  if (missing.length > 0) throw productsNotFound([...new Set(missing)]);
  return follow(
    { streams, stockFeed },
    { actor: null, token: null, procedure: 'products.watchStock', address },
    existing,
    signal,
  );
}

async function* follow(
  { streams, stockFeed }: Pick<Services, 'streams' | 'stockFeed'>,
  listener: Listener,
  ids: ReadonlySet<string>,
  signal: AbortSignal | undefined,
): AsyncGenerator<StockLevel, void, undefined> {
  const mailbox = new Mailbox<StockLevel>(ids.size);
  using cleanup = new DisposableStack();
  cleanup.use(streams.open(listener, mailbox, signal));
  cleanup.defer(() => stockFeed.leave(ids, mailbox));
  stockFeed.join(ids, mailbox);
  yield* mailbox;
}
