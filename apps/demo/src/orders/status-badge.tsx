import type { OrderStatus, OrderSummary } from '@order-store/sdk';
import { statusNames } from './order-status.ts';

interface StatusBadgeProps {
  order: Pick<OrderSummary, 'status'> & Partial<Pick<OrderSummary, 'fulfilment'>>;
}

/** The status of an order, and whether a part of it has shipped. */
export function StatusBadge({ order: { status, fulfilment } }: StatusBadgeProps) {
  return (
    <span
      className={`inline-block rounded-full whitespace-nowrap px-3 py-0.5 text-sm font-semibold ${tones[status]}`}
    >
      {status === 'confirmed' && fulfilment === 'partial' ? 'Partly shipped' : statusNames[status]}
    </span>
  );
}

const tones: Readonly<Record<OrderStatus, string>> = {
  pending: 'bg-warn-soft text-warn',
  confirmed: 'bg-rim-soft text-rim',
  shipped: 'bg-rim-soft text-rim',
  delivered: 'bg-good-soft text-good',
  cancelled: 'bg-sunk text-ink-soft',
};
