import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';

/** After each change of view the focus goes to its heading: a screen reader reads it, and Tab goes on from there. */
export function useFocusOnArrival(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        // Not on the first view, where the browser itself reads the page.
        if (!fromLocation || !pathChanged) return;
        document.querySelector<HTMLElement>('[data-page-heading]')?.focus({ preventScroll: true });
      }),
    [router],
  );
}
