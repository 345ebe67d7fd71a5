import { nextStatuses, type Order, type OrderStatus, type OrderSummary } from '@order-store/sdk';
import { store } from '../../store/store.ts';

/** A status change that staff can make. */
export interface StatusAction {
  readonly to: OrderStatus;
  /** Button label. */
  readonly label: string;
  /** Changes the status; with `expectedVersion`, only if the order still has that version. */
  readonly run: (input: {
    id: string;
    expectedVersion?: number;
    note?: string;
    customerNote?: string;
  }) => Promise<Order>;
}

/** The parts of an order that decide what can be done with it. */
type OrderState = Pick<OrderSummary, 'status' | 'fulfilment'>;

/** The actions that the workflow allows. Of a partly shipped order, only the remaining units can be cancelled. */
export function actionsFor({ status, fulfilment }: OrderState): readonly StatusAction[] {
  return nextStatuses(status, 'staff')
    .filter((to) => to !== 'cancelled' || fulfilment === 'unfulfilled')
    .flatMap((to) => actions[to] ?? []);
}

/** The action that advances the order; undefined in a final status. */
export function nextAction(order: OrderState): StatusAction | undefined {
  return actionsFor(order).find(({ to }) => to !== 'cancelled');
}

const actions: Readonly<Partial<Record<OrderStatus, StatusAction>>> = {
  confirmed: { to: 'confirmed', label: 'Confirm', run: store.orders.confirm.mutate },
  shipped: { to: 'shipped', label: 'Ship', run: store.orders.ship.mutate },
  delivered: { to: 'delivered', label: 'Deliver', run: store.orders.deliver.mutate },
  cancelled: { to: 'cancelled', label: 'Cancel', run: store.orders.cancel.mutate },
};

/** All actions, in workflow order. */
export const statusActions: readonly StatusAction[] = Object.values(actions);
