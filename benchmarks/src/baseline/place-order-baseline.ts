import { createHash } from 'node:crypto';
import {
  constraintOf,
  isRetryable,
  Order,
  OrderEvent,
  OrderItem,
  Product,
  runInTransaction,
  type Database,
  type Transaction,
} from '@order-store/db';
import {
  DomainError,
  formatMoney,
  nothingPaid,
  parseMoney,
  productsNotFound,
  randomOrderNumber,
  utcNow,
  viewOrder,
  type Actor,
  type Order as OrderView,
} from '../api-internals.ts';

interface PlaceOrder {
  readonly items: readonly { readonly productId: string; readonly quantity: number }[];
  readonly idempotencyKey?: string | undefined;
}

/**
 * Places an order in one Objection transaction: locks the products in id order, stores the idempotency key in
 * the same transaction and retries after a deadlock or a concurrent insert of the same key.
 *
 * @throws {DomainError} PRODUCT_NOT_FOUND, INSUFFICIENT_STOCK, IDEMPOTENCY_KEY_REUSED
 */
export function placeOrderBaseline(
  database: Database,
  actor: Actor,
  { items, idempotencyKey: key }: PlaceOrder,
): Promise<OrderView> {
  const lines = mergeLines(items);
  const place = async (transaction: Transaction): Promise<OrderView> => {
    const requestHash = hashOf(lines);
    const products = await Product.query(transaction)
      .findByIds([...lines.keys()])
      .orderBy('id')
      .forNoKeyUpdate();
    const earlierOrderId =
      key === undefined ? undefined : await findOrderByKey(transaction, actor, key, requestHash);
    if (earlierOrderId !== undefined) return viewOrder(transaction, earlierOrderId);

    requireStock(products, lines);
    for (const product of products) {
      await product.$query(transaction).patch({
        stockQuantity: product.stockQuantity - (lines.get(product.id) ?? 0),
        updatedAt: utcNow,
      });
    }
    const order = await insertOrder(transaction, actor, products, lines);
    if (key !== undefined) {
      await transaction('idempotency_keys').insert({
        user_id: actor.id,
        key,
        request_hash: requestHash,
        order_id: order.id,
        created_at: order.createdAt,
      });
    }
    return order;
  };
  return runInTransaction(database, place, {
    retries: (error) => isRetryable(error) || constraintOf(error) === 'idempotency_keys_pkey',
  });
}

/** Quantities by product id. */
type Lines = ReadonlyMap<string, number>;

function mergeLines(items: PlaceOrder['items']): Lines {
  const lines = new Map<string, number>();
  for (const { productId, quantity } of items)
    lines.set(productId, (lines.get(productId) ?? 0) + quantity);
  return lines;
}

function hashOf(lines: Lines): Buffer {
  const content = Array.from(lines, ([productId, quantity]) => `${productId}x${quantity}`);
  return createHash('sha256').update(content.toSorted().join()).digest();
}

/** The id of the order that was placed with this key. */
async function findOrderByKey(
  transaction: Transaction,
  actor: Actor,
  key: string,
  requestHash: Buffer,
): Promise<string | undefined> {
  const known: { order_id: string; request_hash: Buffer } | undefined = await transaction(
    'idempotency_keys',
  )
    .where({ user_id: actor.id, key })
    .first('order_id', 'request_hash');
  if (known && !known.request_hash.equals(requestHash))
    throw new DomainError(
      'IDEMPOTENCY_KEY_REUSED',
      'Idempotency key was already used with a different request',
      {},
    );
  return known?.order_id;
}

/** The products must be locked. */
function requireStock(products: readonly Product[], lines: Lines): void {
  const found = new Set(products.map(({ id }) => id));
  const unknown = [...lines.keys()].filter((id) => !found.has(id));
  if (unknown.length > 0) throw productsNotFound(unknown);
  const short = products.flatMap(({ id, stockQuantity }) => {
    const requested = lines.get(id) ?? 0;
    return requested > stockQuantity
      ? [{ productId: id, requested, available: stockQuantity }]
      : [];
  });
  if (short.length > 0)
    throw new DomainError('INSUFFICIENT_STOCK', 'Insufficient stock', { lines: short });
}

async function insertOrder(
  transaction: Transaction,
  actor: Actor,
  products: readonly Product[],
  lines: Lines,
): Promise<OrderView> {
  const priced = products.map((product) => {
    const quantity = lines.get(product.id) ?? 0;
    return { product, quantity, subtotal: parseMoney(product.price) * BigInt(quantity) };
  });
  const total = priced.reduce((sum, { subtotal }) => sum + subtotal, 0n);
  const order = await Order.query(transaction)
    .insert({
      userId: actor.id,
      orderNumber: randomOrderNumber(),
      totalAmount: formatMoney(total),
      createdAt: utcNow,
      updatedAt: utcNow,
    })
    .returning('*');
  const items = await OrderItem.query(transaction)
    .insert(
      priced.map(({ product, quantity, subtotal }) => ({
        orderId: order.id,
        productId: product.id,
        quantity,
        unitPrice: product.price,
        subtotal: formatMoney(subtotal),
        createdAt: utcNow,
      })),
    )
    .returning('*');
  await OrderEvent.query(transaction).insert({
    orderId: order.id,
    toStatus: 'pending',
    byUserId: actor.id,
    createdAt: utcNow,
  });
  return viewOf(order, items, products);
}

function viewOf(
  order: Order,
  items: readonly OrderItem[],
  products: readonly Product[],
): OrderView {
  const names = new Map(products.map((product) => [product.id, product]));
  return {
    ...order.toJSON(),
    items: items.map((item) => ({
      id: item.id,
      productId: item.productId,
      sku: names.get(item.productId)?.sku ?? '',
      name: names.get(item.productId)?.name ?? '',
      quantity: item.quantity,
      unitPrice: item.unitPrice,
      subtotal: item.subtotal,
      cancelledQuantity: 0,
      shippedQuantity: 0,
      returnedQuantity: 0,
    })),
    shipments: [],
    metadata: {},
    charges: [],
    grandTotal: order.totalAmount,
    netTotal: order.totalAmount,
    fulfilment: 'unfulfilled',
    expiresAt: null,
    payment: nothingPaid(order.totalAmount),
  };
}
