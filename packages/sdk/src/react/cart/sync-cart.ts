import type { AccountCart, StoreClient } from '../../index.ts';
import { newIdempotencyKey } from '../../new-idempotency-key.ts';
import { fieldsOf } from '../query-parts.ts';
import { readContent, type CartContent } from './cart-content.ts';
import { mergeCarts } from './merge-carts.ts';
import type { StorageItem } from './storage-item.ts';

/** The calls of a client that keep a cart in the store. */
export type CartClient = Pick<StoreClient, 'carts'>;

/** A cart of this device, as the sync sees it. */
export interface LocalCart {
  readonly accountId: () => string | null;
  readonly get: () => CartContent;
  readonly replace: (content: CartContent) => void;
  /** Where this device keeps what it knows of an account's cart in the store. */
  readonly knownItem: (accountId: string) => StorageItem;
  readonly maxQuantity: number;
  /** The cart in a CART_CHANGED error. Passed in: a module that this one shares with the page would be a file more to load. */
  readonly changedCart: (error: unknown) => AccountCart | undefined;
}

/** The cart in the store when this device last read or wrote it. */
interface Known {
  readonly version: number;
  readonly content: CartContent;
  /** What was sent since, until the answer arrives. It may be in the store already. */
  readonly sent: CartContent | null;
}

/**
 * Syncs the cart of this device with the one in the store: first an earlier request that may have been stored without
 * this device knowing it, then, with `pull`, the changes of other devices, then this device's changes. Changes of both
 * sides are merged. Does nothing for a guest.
 */
export async function syncCart(
  client: CartClient,
  local: LocalCart,
  { pull }: { readonly pull: boolean },
): Promise<void> {
  const id = local.accountId();
  if (id === null) return;
  const item = local.knownItem(id);
  const keep = (known: Known) => {
    // Nothing of an account stays on the device after it has signed out.
    if (local.accountId() === id) item.write(JSON.stringify(known));
  };
  const take = ({ lines, orderKey, version }: AccountCart) => {
    if (local.accountId() !== id) return;
    const mine = local.get();
    const theirs = { lines, idempotencyKey: orderKey ?? '' };
    const base = parseKnown(item.read())?.content ?? nothing;
    keep({ version, content: theirs, sent: null });
    const merged = mergeCarts({ base, mine, theirs }, local.maxQuantity, newIdempotencyKey);
    if (merged !== mine) local.replace(merged);
  };
  const send = async (content: CartContent, known: Known) => {
    const { version: expectedVersion } = known;
    const { lines, idempotencyKey: orderKey } = content;
    keep({ ...known, sent: content });
    try {
      const { version } = await client.carts.set.mutate({
        lines: [...lines],
        orderKey,
        expectedVersion,
        // The same after a reload, so that what was stored is not merged with itself.
        idempotencyKey: `cart ${expectedVersion} ${orderKey}`.slice(0, 255),
      });
      keep({ version, content, sent: null });
    } catch (error) {
      const current = local.changedCart(error);
      if (!current) throw error;
      take(current);
    }
  };

  const before = parseKnown(item.read());
  if (before?.sent) await send(before.sent, before);
  if (pull || !before) {
    const current = await client.carts.get.query();
    // A replica may return an older version than this device has seen.
    if (current.version >= (parseKnown(item.read())?.version ?? 0)) take(current);
  }
  for (;;) {
    const known = parseKnown(item.read());
    if (!known || local.accountId() !== id) return;
    const mine = local.get();
    if (mine.idempotencyKey === known.content.idempotencyKey) return;
    if (mine.lines.length === 0 && known.content.lines.length === 0) return;
    await send(mine, known);
  }
}

const nothing: CartContent = { lines: [], idempotencyKey: '' };

function parseKnown(text: string | null): Known | undefined {
  try {
    const { version, content, sent } = fieldsOf(JSON.parse(text ?? 'null'));
    if (typeof version !== 'number') return undefined;
    return { version, content: contentOf(content), sent: sent ? contentOf(sent) : null };
  } catch {
    return undefined;
  }
}

/** A cart that is not in the store yet has the key ''. */
function contentOf(stored: unknown): CartContent {
  return readContent(stored, () => '');
}
