import { Circle } from 'lucide-react';
import { claims, type SaleOutcome } from '../proof/judge-sale.ts';
import type { SaleState } from '../use-sale.ts';
import { formatCount } from './format.ts';
import { Mark } from './sale-status.tsx';
import { TakeBack } from './take-back.tsx';

interface SaleProofProps {
  sale: Pick<SaleState, 'verdict' | 'orderIds' | 'takingBack'>;
  onTakeBack: () => void;
}

/** What must be true of the sale, and once it is over, whether it is. */
export function SaleProof({ sale, onTakeBack }: SaleProofProps) {
  const { verdict } = sale;
  const checks = new Map(verdict?.checks.map((check) => [check.name, check]));
  return (
    <section aria-labelledby="proof" className="rounded-lg border border-line bg-raised p-4 sm:p-6">
      <h2 id="proof" className="text-2xl">
        The proof
      </h2>
      <p className="mt-1 max-w-2xl text-ink-soft">
        {verdict ? (
          <Outcome figures={verdict.figures} />
        ) : (
          'Afterwards the store is asked for the order under each buyer’s key and for every change of the stock. These must hold:'
        )}
      </p>
      <ul className="mt-5 divide-y divide-line">
        {claims.map(({ name, claim }) => {
          const check = checks.get(name);
          return (
            <li key={name} className="flex gap-3 py-2.5">
              {check ? (
                <Mark holds={check.holds} />
              ) : (
                <Circle aria-hidden className="size-6 shrink-0 text-line-strong" />
              )}
              <div className="flex grow flex-wrap justify-between gap-x-6">
                <span>{claim}</span>
                <span className="text-ink-soft tabular-nums">{check?.found ?? '–'}</span>
              </div>
            </li>
          );
        })}
      </ul>
      {verdict && <TakeBack sale={sale} onTakeBack={onTakeBack} />}
    </section>
  );
}

function Outcome({ figures }: { figures: SaleOutcome }) {
  const { attempts, ordered, soldOut, unanswered, unansweredOrders, piecesSold, left } = figures;
  return (
    <>
      {formatCount(attempts)} tries: {formatCount(ordered)} ordered, {formatCount(soldOut)} were
      told that it is sold out, {formatCount(unanswered)} left without an answer; the store has an
      order for {formatCount(unansweredOrders)} of those. {formatCount(piecesSold)} pieces sold,{' '}
      {formatCount(left)} left.
    </>
  );
}
