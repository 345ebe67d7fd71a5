import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { orderNumberQuery } from '../catalog-queries.ts';

/** The way to an order of which only the id is known. */
export function OrderLink({ id }: { id: string }) {
  const { data: orderNumber } = useQuery(orderNumberQuery(id));
  if (orderNumber === undefined) return <span className="text-ink-soft">ORD-…</span>;
  return (
    <Link
      to="/back-office/orders/$orderNumber"
      params={{ orderNumber }}
      className="whitespace-nowrap text-rim tabular-nums underline underline-offset-4"
    >
      {orderNumber}
    </Link>
  );
}
