import { Link } from '@tanstack/react-router';
import { buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';

/** A cart with nothing in it, and the way to something. */
export function EmptyCart() {
  return (
    <EmptyState title="Nothing in it yet" art="BSK-00-WAL">
      <p>Whatever you put in stays here, also after a reload.</p>
      <Link to="/" className={buttonStyle()}>
        Have a look around
      </Link>
    </EmptyState>
  );
}
