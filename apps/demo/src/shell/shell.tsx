import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { ConnectionNotice } from './connection-notice.tsx';
import { useCornerWanted } from '../ui/notify.ts';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { useFocusOnArrival } from './use-focus-on-arrival.ts';

const Toasts = lazy(() => import('./toasts.tsx'));

/** What is around every view. */
export function Shell() {
  useFocusOnArrival();
  const toastsWanted = useCornerWanted();
  return (
    <>
      <a
        href="#content"
        className="absolute -top-20 left-4 z-50 rounded-md bg-rim px-4 py-2 font-semibold text-on-rim focus:top-3"
      >
        Skip to the content
      </a>
      <Header />
      <main id="content" tabIndex={-1} className="grow">
        <Outlet />
      </main>
      <Footer />
      <ConnectionNotice />
      <Suspense>{toastsWanted && <Toasts />}</Suspense>
    </>
  );
}
