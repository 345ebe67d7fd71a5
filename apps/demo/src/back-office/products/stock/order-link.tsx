import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orderByIdQuery } from '../catalog-queries.ts';

/** Link to an order by its id; loads the order number. */
export function OrderLink({ id }: { id: string }) {
  const { data: order } = useQuery(orderByIdQuery(id));
  if (!order) return <span className="text-ink-soft">ORD-…</span>;
  return (
    <Link
      to="/back-office/orders/$orderNumber"
      params={{ orderNumber: order.orderNumber }}
      className="whitespace-nowrap text-rim tabular-nums underline underline-offset-4"
    >
      {order.orderNumber}
    </Link>
  );
}
