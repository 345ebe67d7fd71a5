import { Link } from '@tanstack/react-router';
import { buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';

/** Shown for unknown URLs. */
export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <EmptyState title="Page not found" art="CLK-00-BLU">
        <p>The page may have moved, or the link may be wrong.</p>
        <Link to="/" className={buttonStyle()}>
          Go to shop
        </Link>
      </EmptyState>
    </Page>
  );
}
