import { isStoreError, type Order } from '@order-store/sdk';
import type { Attempt } from '../proof/evidence.ts';
import type { Buyer } from './gather-buyers.ts';
import type { Ending, Tally } from './tally.ts';
import { wait } from './wait.ts';

/** What is on sale, and how it is ordered. */
export interface Offer {
  readonly productId: string;
  readonly pieces: number;
  readonly place: (
    input: {
      items: { productId: string; quantity: number }[];
      userId: string;
      idempotencyKey: string;
    },
    options: { signal: AbortSignal },
  ) => Promise<Pick<Order, 'id'>>;
  readonly tally: Pick<Tally, 'ended' | 'clickedAgain'>;
  readonly random: () => number;
}

/**
 * A buyer tries to order once, as their temper is: under one idempotency key, however often they click. Never
 * fails: whatever is no order and no "sold out" leaves them with nothing learnt.
 */
export async function tryToBuy(offer: Offer, { userId, temper }: Buyer): Promise<Attempt> {
  const { tally, random } = offer;
  const key = `flash-sale-${crypto.getRandomValues(new BigUint64Array(2)).join('-')}`;
  const patience = new AbortController();
  const begin = performance.now();
  const click = () => clickOnce(offer, userId, key, patience.signal);

  const first = click().then((answer) => {
    tally.ended(answer.ending, performance.now() - begin);
    return answer;
  });
  if (temper === 'flighty') {
    const timer = setTimeout(() => patience.abort(), longestPatienceMs * random());
    await first;
    clearTimeout(timer);
  }
  const answers = [first];
  if (temper === 'impatient') {
    await wait(secondClickWithinMs * random());
    answers.push(click());
  }
  const [one, two] = await Promise.all(answers);
  const told = [one, two].flatMap((answer) => answer?.orderId ?? []);
  if (two) tally.clickedAgain(one?.orderId !== undefined && one.orderId === two.orderId);
  return {
    key,
    userId,
    clicks: two ? 2 : 1,
    learnt: learntFrom([one, two].flatMap((answer) => answer?.ending ?? [])),
    orderIds: [...new Set(told)],
  };
}

const longestPatienceMs = 60;
const secondClickWithinMs = 30;

interface Answer {
  readonly ending: Ending;
  readonly orderId?: string;
}

async function clickOnce(
  { place, productId, pieces }: Offer,
  userId: string,
  idempotencyKey: string,
  signal: AbortSignal,
): Promise<Answer> {
  const items = [{ productId, quantity: pieces }];
  try {
    const { id } = await place({ items, userId, idempotencyKey }, { signal });
    return { ending: 'ordered', orderId: id };
  } catch (error) {
    return { ending: endingOf(error) };
  }
}

function endingOf(error: unknown): Ending {
  if (!isStoreError(error)) return { failed: 'UNEXPECTED' };
  if (error.reason === 'INSUFFICIENT_STOCK') return 'sold-out';
  return error.reason === 'ABORTED' ? 'gave-up' : { failed: error.reason };
}

/** One click that was answered with the order is enough; "sold out" counts when every click was told so. */
function learntFrom(endings: readonly Ending[]): Attempt['learnt'] {
  if (endings.includes('ordered')) return 'ordered';
  return endings.every((ending) => ending === 'sold-out') ? 'sold-out' : 'nothing';
}
