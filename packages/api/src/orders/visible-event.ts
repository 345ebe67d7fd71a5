import type { Actor } from '../platform/identity/context.ts';
import type { OrderEventView } from './order-views.ts';

/** An order event as the caller may see it: notes are internal, except the caller's own. */
export function visibleEvent(
  { id, role }: Pick<Actor, 'id' | 'role'>,
  event: OrderEventView,
): OrderEventView {
  return role === 'staff' || event.by?.id === id ? event : { ...event, note: null };
}
