import { randomUUID } from 'node:crypto';
import { tokenOf, type Ids, type Population } from '../store/population.ts';
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
  const { token, body } = randomOrder(requests, requests.lines);
  return {
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body,
  };
}

/** The words of the store's descriptions have these letters. */
const letters = 'etaoinshrdlucmfw';

function searchPath(path: string, matching: boolean): string {
  const length = matching ? 4 : 9;
  const search = Array.from({ length }, () => letters[Math.floor(Math.random() * 16)]).join('');
  return `${path}?input=${encodeURIComponent(JSON.stringify({ search }))}`;
}

function randomOrder({ users, products }: Population, lines: number) {
  const items = randomLines(products, lines).map(({ productId, quantity }) => ({
    productId: `${productId}`,
    quantity,
  }));
  return {
    token: tokenOf(randomId(users)),
    body: JSON.stringify({ items, idempotencyKey: randomUUID() }),
  };
}

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
