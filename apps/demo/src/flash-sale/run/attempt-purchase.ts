import { isStoreError, type Order } from '@order-store/sdk';
import type { Attempt } from '../verification/sale-record.ts';
import type { Buyer } from './prepare-buyers.ts';
import type { AttemptResult, SaleCounter } from './sale-counter.ts';
import { wait } from './wait.ts';

/** The product on sale and the call that orders it. */
export interface Offer {
  readonly productId: string;
  readonly units: number;
  readonly place: (
    input: {
      items: { productId: string; quantity: number }[];
      userId: string;
      idempotencyKey: string;
      /** Marks the order, so that reports can leave it out. */
      metadata: { simulated: true };
    },
    options: { signal: AbortSignal },
  ) => Promise<Pick<Order, 'id'>>;
  readonly counter: Pick<SaleCounter, 'attemptEnded' | 'doubleClicked'>;
  readonly random: () => number;
}

/** One purchase attempt under one idempotency key, with the behavior of the buyer. Never rejects. */
export async function attemptPurchase(offer: Offer, { userId, behavior }: Buyer): Promise<Attempt> {
  const { counter, random } = offer;
  const key = `flash-sale-${crypto.getRandomValues(new BigUint64Array(2)).join('-')}`;
  const abort = new AbortController();
  const start = performance.now();
  const click = () => clickOnce(offer, userId, key, abort.signal);

  const firstClick = click().then((response) => {
    counter.attemptEnded(response.result, performance.now() - start);
    return response;
  });
  if (behavior === 'aborts') {
    const timer = setTimeout(() => abort.abort(), maxAbortDelayMs * random());
    await firstClick;
    clearTimeout(timer);
  }
  const clicks = [firstClick];
  if (behavior === 'double-clicks') {
    await wait(maxSecondClickDelayMs * random());
    clicks.push(click());
  }
  const responses = await Promise.all(clicks);
  const [first, second] = responses;
  if (second)
    counter.doubleClicked(first?.orderId !== undefined && first.orderId === second.orderId);
  return {
    key,
    userId,
    clicks: second ? 2 : 1,
    outcome: combineResults(responses.map(({ result }) => result)),
    orderIds: [...new Set(responses.flatMap(({ orderId }) => orderId ?? []))],
  };
}

const maxAbortDelayMs = 60;
const maxSecondClickDelayMs = 30;

interface ClickResponse {
  readonly result: AttemptResult;
  readonly orderId?: string;
}

async function clickOnce(
  { place, productId, units }: Offer,
  userId: string,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<ClickResponse> {
  const items = [{ productId, quantity: units }];
  try {
    const { id } = await place(
      { items, userId, idempotencyKey, metadata: { simulated: true } },
      { signal },
    );
    return { result: 'ordered', orderId: id };
  } catch (error) {
    return { result: toResult(error) };
  }
}

function toResult(error: unknown): AttemptResult {
  if (!isStoreError(error)) return { failed: 'UNEXPECTED' };
  if (error.reason === 'INSUFFICIENT_STOCK') return 'sold-out';
  return error.reason === 'ABORTED' ? 'aborted' : { failed: error.reason };
}

/** One click that returned an order is enough; "sold out" requires all clicks. */
function combineResults(results: readonly AttemptResult[]): Attempt['outcome'] {
  if (results.includes('ordered')) return 'ordered';
  return results.every((result) => result === 'sold-out') ? 'sold-out' : 'unknown';
}
