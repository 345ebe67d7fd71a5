import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../ui/error-state.tsx';
import { Page } from '../ui/page.tsx';

/** For a view that broke, or whose code could not be fetched. Reloading brings the page's present version. */
export function FailedPage({ error }: ErrorComponentProps) {
  return (
    <Page title="Something broke">
      <ErrorState error={error} onRetry={() => window.location.reload()} />
    </Page>
  );
}
