import { nextStatuses, type Order, type OrderStatus } from '@order-store/sdk';
import { store } from '../../store/store.ts';

/** What staff can do with an order. */
export interface StaffStep {
  readonly to: OrderStatus;
  /** On a button. */
  readonly label: string;
  /** Makes the step; with `expectedVersion` only if nobody was faster. */
  readonly take: (input: { id: string; expectedVersion?: number; note?: string }) => Promise<Order>;
}

/** The steps that the workflow allows from here. */
export function stepsFrom(status: OrderStatus): readonly StaffStep[] {
  return nextStatuses(status, 'staff').flatMap((to) => steps[to] ?? []);
}

/** The step forward from here; undefined where an order's way ends. */
export function stepForward(status: OrderStatus): StaffStep | undefined {
  return stepsFrom(status).find(({ to }) => to !== 'cancelled');
}

const steps: Readonly<Partial<Record<OrderStatus, StaffStep>>> = {
  confirmed: { to: 'confirmed', label: 'Confirm', take: store.orders.confirm.mutate },
  shipped: { to: 'shipped', label: 'Ship', take: store.orders.ship.mutate },
  delivered: { to: 'delivered', label: 'Deliver', take: store.orders.deliver.mutate },
  cancelled: { to: 'cancelled', label: 'Cancel', take: store.orders.cancel.mutate },
};

/** Every step that there is, in the order they come. */
export const staffSteps: readonly StaffStep[] = Object.values(steps);
