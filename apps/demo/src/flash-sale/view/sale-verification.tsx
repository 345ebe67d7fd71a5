import { Circle } from 'lucide-react';
import type { SaleState } from '../use-sale.ts';
import { saleChecks, type SaleTotals } from '../verification/verify-sale.ts';
import { CancelAllOrders } from './cancel-all-orders.tsx';
import { formatCount } from './format.ts';
import { ResultIcon } from './sale-status.tsx';

interface SaleVerificationProps {
  sale: Pick<SaleState, 'verification' | 'orderIds' | 'cancellation'>;
  onCancelOrders: () => void;
}

/** The checks of a sale, with their results once it has been verified. */
export function SaleVerification({ sale, onCancelOrders }: SaleVerificationProps) {
  const { verification } = sale;
  const checks = new Map(verification?.checks.map((check) => [check.name, check]));
  return (
    <section
      aria-labelledby="verification"
      className="rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <h2 id="verification" className="text-2xl">
        Verification
      </h2>
      <p className="mt-1 max-w-2xl text-ink-soft">
        {verification ? (
          <Summary totals={verification.totals} />
        ) : (
          'After the sale, the stored orders and stock movements are compared with the responses to the buyers.'
        )}
      </p>
      <ul className="mt-5 divide-y divide-line">
        {saleChecks.map(({ name, label }) => {
          const check = checks.get(name);
          return (
            <li key={name} className="flex gap-3 py-2.5">
              {check ? (
                <ResultIcon passed={check.passed} />
              ) : (
                <Circle aria-hidden className="size-6 shrink-0 text-line-strong" />
              )}
              <div className="flex grow flex-wrap justify-between gap-x-6">
                <span>{label}</span>
                <span className="text-ink-soft tabular-nums">{check?.detail ?? '–'}</span>
              </div>
            </li>
          );
        })}
      </ul>
      {verification && <CancelAllOrders sale={sale} onCancel={onCancelOrders} />}
    </section>
  );
}

function Summary({ totals }: { totals: SaleTotals }) {
  const { attempts, ordered, soldOut, unanswered, unansweredOrders, unitsSold, left } = totals;
  return (
    <>
      {formatCount(attempts)} attempts: {formatCount(ordered)} ordered, {formatCount(soldOut)}{' '}
      rejected as sold out, {formatCount(unanswered)} without a response, of which{' '}
      {formatCount(unansweredOrders)} were stored. {formatCount(unitsSold)} units sold,{' '}
      {formatCount(left)} left.
    </>
  );
}
