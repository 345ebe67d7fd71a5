import { randomUUID } from 'node:crypto';
import { tokenOf, type Ids, type Population } from '../store/population.ts';

/** What a load generator is to send. */
export type Requests =
  | ({
      /** Orders of random users, with a key each, for random products. */
      readonly kind: 'orders';
      readonly path: string;
      readonly lines: number;
    } & Population)
  | {
      /** One request again and again. */
      readonly kind: 'same';
      readonly path: string;
      readonly token: string | undefined;
    };

/** A function that makes one whole HTTP request after another. */
export function writeRequests(requests: Requests, url: URL): () => string {
  if (requests.kind === 'same') {
    const { path, token } = requests;
    const authorization = token === undefined ? '' : `authorization: Bearer ${token}\r\n`;
    const request = `GET ${path} HTTP/1.1\r\nhost: ${url.host}\r\n${authorization}\r\n`;
    return () => request;
  }
  const { path, users, products, lines } = requests;
  const head = `POST ${path} HTTP/1.1\r\nhost: ${url.host}\r\ncontent-type: application/json\r\nauthorization: Bearer `;
  return () => {
    const items = drawLines(products, lines)
      .map(({ productId, quantity }) => `{"productId":"${productId}","quantity":${quantity}}`)
      .join();
    const body = `{"items":[${items}],"idempotencyKey":"${randomUUID()}"}`;
    return `${head}${tokenOf(draw(users))}\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
  };
}

/** Lines of an order: distinct products, one to five pieces of each. */
export function drawLines(
  products: Ids,
  lines: number,
): { readonly productId: number; readonly quantity: number }[] {
  const drawn: { productId: number; quantity: number }[] = [];
  while (drawn.length < lines) {
    const productId = draw(products);
    if (drawn.every((line) => line.productId !== productId))
      drawn.push({ productId, quantity: 1 + Math.floor(Math.random() * 5) });
  }
  return drawn;
}

export function draw({ first, count }: Ids): number {
  return first + Math.floor(Math.random() * count);
}
