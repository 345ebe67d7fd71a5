import { formatMoney } from '@order-store/sdk';

const pounds = { currency: 'GBP', locale: 'en-GB' };

/** An amount in pounds sterling. */
export function Money({ amount, className = '' }: { amount: string; className?: string }) {
  return (
    <span className={`whitespace-nowrap tabular-nums ${className}`}>
      {formatMoney(amount, pounds)}
    </span>
  );
}
