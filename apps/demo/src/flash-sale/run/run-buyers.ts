import type { SaleNumbers } from '../sale-settings.ts';
import type { Attempt } from '../verification/sale-record.ts';
import type { Buyer } from './prepare-buyers.ts';
import { wait } from './wait.ts';

interface RunBuyersOptions extends Pick<SaleNumbers, 'attempts' | 'seconds'> {
  readonly attemptPurchase: (buyer: Buyer) => Promise<Attempt>;
  readonly random: () => number;
  /** Aborting starts no further attempts. */
  readonly signal: AbortSignal;
}

/**
 * Runs all buyers concurrently. Most arrive early in the arrival window. A buyer makes one attempt after another and
 * leaves after an attempt with unknown outcome. Never rejects.
 */
export async function runBuyers(
  buyers: readonly Buyer[],
  { attempts: attemptsPerBuyer, seconds, attemptPurchase, random, signal }: RunBuyersOptions,
): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  await Promise.all(
    buyers.map(async (buyer) => {
      await wait(seconds * 1000 * random() ** 2, signal);
      for (let left = attemptsPerBuyer; left > 0 && !signal.aborted; left -= 1) {
        const attempt = await attemptPurchase(buyer);
        attempts.push(attempt);
        if (attempt.outcome === 'unknown') return;
      }
    }),
  );
  return attempts;
}
