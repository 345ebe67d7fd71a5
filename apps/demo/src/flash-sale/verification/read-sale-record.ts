import {
  isStoreError,
  iterate,
  type Order,
  type StockMovement,
  type StoreClient,
} from '@order-store/sdk';
import { mapInChunks } from '../run/map-in-chunks.ts';
import type { Attempt, SaleRecord, StoredOrder } from './sale-record.ts';

/** A position in the stock history of a product: its newest movement and the stock after it. */
interface StockPosition {
  /** Null before the first movement. */
  readonly movementId: string | null;
  readonly stock: number;
}

export async function readStockPosition(
  { products }: Pick<StoreClient, 'products'>,
  id: string,
): Promise<StockPosition> {
  const { items } = await products.stockHistory.query({ id, limit: 1 });
  return { movementId: items[0]?.id ?? null, stock: items[0]?.quantityAfter ?? 0 };
}

interface ReadOptions {
  readonly productId: string;
  readonly unitsPerOrder: number;
  /** The position at the start of the sale. */
  readonly before: StockPosition;
  readonly attempts: readonly Attempt[];
  readonly onProgress: (done: number, of: number) => void;
}

/**
 * Reads the order of each attempt and all stock movements since the start of the sale. Starts over when the
 * stock changed during the read, so that the record is consistent.
 *
 * @throws {Error} when the stock changed during every read.
 */
export async function readSaleRecord(
  store: StoreClient,
  options: ReadOptions,
): Promise<SaleRecord> {
  for (let read = 1; read <= maxReads; read += 1) {
    const start = await readStockPosition(store, options.productId);
    const record = await readOnce(store, options);
    const end = await readStockPosition(store, options.productId);
    if (start.movementId === end.movementId) return record;
  }
  throw new Error('The product’s stock keeps changing. Try again later.');
}

const maxReads = 5;

async function readOnce(
  store: StoreClient,
  { productId, unitsPerOrder, before, attempts, onProgress }: ReadOptions,
): Promise<SaleRecord> {
  const orders = new Map<string, StoredOrder>();
  await mapInChunks(
    attempts,
    200,
    async ({ key, userId }) => {
      const order = await findOrder(store, key, userId);
      if (order) orders.set(key, toStoredOrder(order, productId));
    },
    onProgress,
  );
  const movements = await readMovements(store, productId, before);
  const knownIds = new Set(Array.from(orders.values(), ({ id }) => id));
  const otherIds = new Set(
    movements.flatMap(({ kind, orderId }) =>
      kind === 'sale' && orderId !== null && !knownIds.has(orderId) ? [orderId] : [],
    ),
  );
  const otherOrders = await mapInChunks([...otherIds], 200, async (id) =>
    toStoredOrder(await store.orders.get.query({ id }), productId),
  );
  const { stockQuantity: stockAfter } = await store.products.get.query({ id: productId });
  const stockBefore = before.stock;
  return { unitsPerOrder, stockBefore, attempts, orders, movements, otherOrders, stockAfter };
}

async function findOrder(
  { orders }: StoreClient,
  idempotencyKey: string,
  userId: string,
): Promise<Order | undefined> {
  return orders.get.query({ idempotencyKey, userId }).catch((error: unknown) => {
    if (isStoreError(error, 'ORDER_NOT_FOUND')) return undefined;
    throw error;
  });
}

/** The movements after a position, oldest first. */
async function readMovements(
  { products }: StoreClient,
  id: string,
  { movementId }: StockPosition,
): Promise<StockMovement[]> {
  const since = BigInt(movementId ?? -1);
  const newestFirst: StockMovement[] = [];
  for await (const movement of iterate(products.stockHistory, { id, limit: 100 })) {
    if (BigInt(movement.id) <= since) break;
    newestFirst.push(movement);
  }
  return newestFirst.toReversed();
}

function toStoredOrder({ id, userId, items }: Order, productId: string): StoredOrder {
  const lines = items.filter((item) => item.productId === productId);
  return { id, userId, units: lines.reduce((units, { quantity }) => units + quantity, 0) };
}
