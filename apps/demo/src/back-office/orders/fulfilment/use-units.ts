import { unitsLeftFor, type Order, type OrderItem } from '@order-store/sdk';
import { useState } from 'react';

/** What can be done with single units of an order. */
export type UnitAction = Parameters<typeof unitsLeftFor>[0];

/** An item of which some units can be chosen. */
export interface UnitLine {
  readonly item: OrderItem;
  /** How many can be chosen. */
  readonly available: number;
  /** What the field contains. */
  readonly text: string;
}

/**
 * The units of an order that the user chooses for an action. A line that the user has not edited follows the order: with
 * `initially: 'all'`, it has every unit that is available now.
 */
export function useUnits(order: Order, action: UnitAction, initially: 'all' | 'none') {
  const [edited, setEdited] = useState<Readonly<Record<string, string>>>({});
  const lines = order.items.flatMap((item): UnitLine[] => {
    const available = unitsLeftFor(action, order.status, item);
    const text = edited[item.id] ?? (initially === 'all' ? String(available) : '');
    return available > 0 ? [{ item, available, text }] : [];
  });
  return {
    lines,
    chosen: lines.flatMap(({ item, text }) =>
      Number(text) > 0 ? [{ itemId: item.id, quantity: Number(text) }] : [],
    ),
    edit: (itemId: string, text: string) => setEdited({ ...edited, [itemId]: text }),
  };
}
