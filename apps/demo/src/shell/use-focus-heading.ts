import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After each navigation, moves the focus to the page heading, so that screen readers announce the new page. */
export function useFocusHeading(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        // Not on the first page, which the browser announces itself.
        if (!fromLocation || !pathChanged) return;
        document.querySelector<HTMLElement>('[data-page-heading]')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
