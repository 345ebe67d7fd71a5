import { formatMoney } from '../store/money.ts';

/** An amount of pounds. */
export function Money({ amount, className = '' }: { amount: string; className?: string }) {
  return <span className={`tabular-nums ${className}`}>{formatMoney(amount)}</span>;
}
