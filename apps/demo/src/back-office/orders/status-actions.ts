import { nextStatuses, type Order, type OrderStatus, type OrderSummary } from '@order-store/sdk';
import { store } from '../../store/store.ts';
import { undoPeriod } from '../../ui/undo-period.ts';

/** A status change that staff can make. */
export interface StatusAction {
  readonly to: OrderStatus;
  /** Button label. */
  readonly label: string;
  /** Such as `Shipping`, for an action that offers Undo first. */
  readonly undoLabel?: string;
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
  shipped: {
    to: 'shipped',
    label: 'Ship',
    undoLabel: 'Shipping',
    run: store.orders.ship.mutate,
  },
  delivered: {
    to: 'delivered',
    label: 'Deliver',
    undoLabel: 'Delivering',
    run: store.orders.deliver.mutate,
  },
  cancelled: { to: 'cancelled', label: 'Cancel', run: store.orders.cancel.mutate },
};

/**
 * Whether to run the action. Actions that the workflow cannot revert wait and offer Undo first.
 * @param what such as the number of the order
 */
export async function isConfirmed(
  { undoLabel }: StatusAction,
  what: string,
  signal?: AbortSignal,
): Promise<boolean> {
  return undoLabel === undefined || (await undoPeriod(`${undoLabel} ${what}`, signal));
}

/** All actions, in workflow order. */
export const statusActions: readonly StatusAction[] = Object.values(actions);
