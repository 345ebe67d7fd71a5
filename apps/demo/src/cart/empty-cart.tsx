import { Link } from '@tanstack/react-router';
import { buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

export function EmptyCart() {
  return (
    <EmptyState title="Your cart is empty" art="BSK-00-WAL">
      <Link to="/" className={buttonStyle()}>
        Browse products
      </Link>
    </EmptyState>
  );
}
