import {
  isStoreError,
  iterate,
  type Order,
  type StockMovement,
  type StoreClient,
} from '@order-store/sdk';
import { inPortions } from '../run/in-portions.ts';
import type { Attempt, Evidence, StoredOrder } from './evidence.ts';

/** A place in the history of a product's stock: the newest movement and the stock after it. */
export interface StockMark {
  /** Null for a product that never had any stock. */
  readonly movementId: string | null;
  readonly stock: number;
}

/** Where a product's stock stands now. */
export async function markStock(
  { products }: Pick<StoreClient, 'products'>,
  id: string,
): Promise<StockMark> {
  const { items } = await products.stockHistory.query({ id, limit: 1 });
  return { movementId: items[0]?.id ?? null, stock: items[0]?.quantityAfter ?? 0 };
}

interface SaleToRead {
  readonly productId: string;
  readonly piecesAnOrder: number;
  /** Where the stock stood when the doors opened. */
  readonly before: StockMark;
  readonly attempts: readonly Attempt[];
  readonly onDone: (done: number, of: number) => void;
}

/**
 * Asks the store what it has of a sale: the order under each attempt's key, and every change of the product's
 * stock since the doors opened. When the product was sold or moved while this was read, it is read again, so
 * that all of it is of one moment.
 *
 * @throws {Error} when the stock does not come to rest.
 */
export async function readEvidence(store: StoreClient, sale: SaleToRead): Promise<Evidence> {
  for (let reading = 1; reading <= mostReadings; reading += 1) {
    const begin = await markStock(store, sale.productId);
    const evidence = await readOnce(store, sale);
    const end = await markStock(store, sale.productId);
    if (begin.movementId === end.movementId) return evidence;
  }
  throw new Error('The product keeps selling, so that no moment could be read. Try again later.');
}

const mostReadings = 5;

async function readOnce(
  store: StoreClient,
  { productId, piecesAnOrder, before, attempts, onDone }: SaleToRead,
): Promise<Evidence> {
  const stored = new Map<string, StoredOrder>();
  await inPortions(
    attempts,
    200,
    async ({ key, userId }) => {
      const order = await findByKey(store, key, userId);
      if (order) stored.set(key, storedOrder(order, productId));
    },
    onDone,
  );
  const movements = await movementsSince(store, productId, before);
  const known = new Set(Array.from(stored.values(), ({ id }) => id));
  const unknown = new Set(
    movements.flatMap(({ kind, orderId }) =>
      kind === 'sale' && orderId !== null && !known.has(orderId) ? [orderId] : [],
    ),
  );
  const others = await inPortions([...unknown], 200, async (id) =>
    storedOrder(await store.orders.get.query({ id }), productId),
  );
  const { stockQuantity } = await store.products.get.query({ id: productId });
  return {
    piecesAnOrder,
    stockBefore: before.stock,
    attempts,
    stored,
    movements,
    others,
    stockNow: stockQuantity,
  };
}

async function findByKey(
  { orders }: StoreClient,
  idempotencyKey: string,
  userId: string,
): Promise<Order | undefined> {
  return orders.get.query({ idempotencyKey, userId }).catch((error: unknown) => {
    if (isStoreError(error, 'ORDER_NOT_FOUND')) return undefined;
    throw error;
  });
}

/** Oldest first. */
async function movementsSince(
  { products }: StoreClient,
  id: string,
  { movementId }: StockMark,
): Promise<StockMovement[]> {
  const since = BigInt(movementId ?? -1);
  const newestFirst: StockMovement[] = [];
  for await (const movement of iterate(products.stockHistory, { id, limit: 100 })) {
    if (BigInt(movement.id) <= since) break;
    newestFirst.push(movement);
  }
  return newestFirst.toReversed();
}

function storedOrder({ id, userId, items }: Order, productId: string): StoredOrder {
  const ofProduct = items.filter((item) => item.productId === productId);
  return { id, userId, pieces: ofProduct.reduce((pieces, { quantity }) => pieces + quantity, 0) };
}
