import type { ErrorComponentProps } from '@tanstack/react-router';
import { ErrorState } from '../ui/error-state.tsx';
import { Page } from '../ui/page.tsx';

/** Shown when a page throws or its code can't be loaded. A reload fetches the current version. */
export function ErrorPage({ error }: ErrorComponentProps) {
  return (
    <Page title="Something went wrong">
      <ErrorState error={error} onRetry={() => window.location.reload()} />
    </Page>
  );
}
