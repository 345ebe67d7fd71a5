import type { OrderStatus } from '@order-store/sdk';
import { statusNames } from './order-status.ts';

export function StatusBadge({ status }: { status: OrderStatus }) {
  return (
    <span
      className={`inline-block rounded-full px-3 py-0.5 text-sm font-semibold ${tones[status]}`}
    >
      {statusNames[status]}
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
