import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useCornerWanted } from '../ui/notify.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { onceThere } from './lazy-view.ts';
import { useFocusOnArrival } from './use-focus-on-arrival.ts';

const Toasts = lazy(() => onceThere(() => import('./toasts.tsx')));

/** What is around every view. */
export function Shell() {
  useFocusOnArrival();
  const cornerWanted = useCornerWanted();
  return (
    <>
      <a
        href="#content"
        className="absolute -top-20 left-4 z-50 rounded-md bg-rim px-4 py-2 font-semibold text-on-rim focus:top-3"
      >
        Skip to the content
      </a>
      <Header />
      {/* The footer begins below the window: a view that grows while it comes moves nothing in sight. */}
      <main id="content" tabIndex={-1} className="min-h-[calc(100dvh-4rem-3px)] grow">
        <Outlet />
      </main>
      <Footer />
      <ConnectionNotice />
      <Suspense>{cornerWanted && <Toasts />}</Suspense>
    </>
  );
}
