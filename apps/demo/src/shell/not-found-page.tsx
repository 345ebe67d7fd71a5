import { Link } from '@tanstack/react-router';
import { buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

/** For an address where nothing is. */
export function NotFoundPage() {
  return (
    <Page title="Not here">
      <EmptyState title="There is nothing at this address" art="CLK-00-BLU">
        <p>It may have moved, or the link has a slip in it.</p>
        <Link to="/" className={buttonStyle()}>
          To the shop
        </Link>
      </EmptyState>
    </Page>
  );
}
