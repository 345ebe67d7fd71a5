import type { SecurityEvent } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { OrderLink } from '../products/stock/order-link.tsx';
import { ProductName } from './product-name.tsx';

/** The order or the product that an event is about. */
export function EventSubject({ details }: Pick<SecurityEvent, 'details'>) {
  const { orderId, orderNumber, productId } = details;
  if (typeof orderNumber === 'string')
    return (
      <Link
        to="/back-office/orders/$orderNumber"
        params={{ orderNumber }}
        className="whitespace-nowrap text-rim tabular-nums underline underline-offset-4"
      >
        {orderNumber}
      </Link>
    );
  if (typeof orderId === 'string') return <OrderLink id={orderId} />;
  if (typeof productId === 'string') return <ProductName id={productId} />;
  return null;
}
