import type { Attempt } from '../proof/evidence.ts';
import type { SaleNumbers } from '../sale-settings.ts';
import type { Buyer } from './gather-buyers.ts';
import { wait } from './wait.ts';

interface Rush extends Pick<SaleNumbers, 'tries' | 'seconds'> {
  readonly tryToBuy: (buyer: Buyer) => Promise<Attempt>;
  readonly random: () => number;
  /** Closes the doors: nobody tries again, and those who have not come yet stay away. */
  readonly signal: AbortSignal;
}

/**
 * Lets all buyers in, most of them soon after the doors open. Each tries as often as they may, one try after
 * the other, and leaves for good after a try of which nothing was learnt. Does not fail.
 */
export async function sendBuyers(
  buyers: readonly Buyer[],
  { tries, seconds, tryToBuy, random, signal }: Rush,
): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  await Promise.all(
    buyers.map(async (buyer) => {
      await wait(seconds * 1000 * random() ** 2, signal);
      for (let left = tries; left > 0 && !signal.aborted; left -= 1) {
        const attempt = await tryToBuy(buyer);
        attempts.push(attempt);
        if (attempt.learnt === 'nothing') return;
      }
    }),
  );
  return attempts;
}
