import { randomUUID } from 'node:crypto';
import { priceInCents, tokenOf, type Ids, type Population } from '../store/population.ts';
import type { Requests } from './load.ts';

export interface NextRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The next request of a load. */
export function nextRequest(requests: Requests): NextRequest {
  const { kind, path } = requests;
  if (kind === 'same') {
    const { token } = requests;
    return {
      method: 'GET',
      path,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    };
  }
  if (kind === 'search')
    return { method: 'GET', path: searchPath(path, requests.matching), headers: {} };
  return kind === 'payments'
    ? post(path, requests.token, randomPayment(requests.orders))
    : post(path, tokenOf(randomId(requests.users)), randomOrder(requests));
}

function post(path: string, token: string, body: object): NextRequest {
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  };
}

function randomPayment(orders: readonly { readonly id: string; readonly total: string }[]) {
  const { id: orderId, total: amount } = orders[Math.floor(Math.random() * orders.length)] ?? {};
  return { orderId, provider: 'bench', reference: randomUUID(), kind: 'captured', amount };
}

/** The words of the store's descriptions have these letters. */
const letters = 'etaoinshrdlucmfw';

function searchPath(path: string, matching: boolean): string {
  const length = matching ? 4 : 9;
  const search = Array.from({ length }, () => letters[Math.floor(Math.random() * 16)]).join('');
  return `${path}?input=${encodeURIComponent(JSON.stringify({ search }))}`;
}

function randomOrder({ products, lines, withOptions }: Population & Orders) {
  const drawn = randomLines(products, lines);
  const items = drawn.map(({ productId, quantity }) => ({ productId: `${productId}`, quantity }));
  const order = { items, idempotencyKey: randomUUID() };
  if (withOptions !== true) return order;
  const cents = drawn.reduce(
    (sum, { productId, quantity }) => sum + quantity * priceInCents(products, productId),
    490,
  );
  return {
    ...order,
    metadata: { address: { street: '1 Pot Lane', city: 'Stoke', zip: 'ST1 1AA' }, gift: true },
    charges: [{ kind: 'shipping', label: 'Parcel', amount: '4.90' }],
    expiresInSeconds: 86_400,
    expectedTotal: (cents / 100).toFixed(2),
  };
}

type Orders = Pick<Extract<Requests, { kind: 'orders' }>, 'lines' | 'withOptions'>;

/** Distinct products, one to five units of each. */
export function randomLines(
  products: Ids,
  lines: number,
): { readonly productId: number; readonly quantity: number }[] {
  const drawn = new Set<number>();
  while (drawn.size < lines) drawn.add(randomId(products));
  return Array.from(drawn, (productId) => ({
    productId,
    quantity: 1 + Math.floor(Math.random() * 5),
  }));
}

export function randomId({ first, count }: Ids): number {
  return first + Math.floor(Math.random() * count);
}
