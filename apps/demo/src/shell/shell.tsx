import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useMe } from '../account/account-queries.ts';
import { useSessionEnded } from '../account/ended-session.ts';
import { useSignedIn } from '../account/session.ts';
import { useRejectedChange } from '../store/rejected-change.ts';
import { useToasterNeeded } from '../ui/notify.ts';
import { ConnectionNotice } from './connection-notice.tsx';
import { Footer } from './footer.tsx';
import { Header } from './header.tsx';
import { retryOnReconnect } from '../routing/lazy-view.ts';
import { useFocusHeading } from './use-focus-heading.ts';

const ReauthenticationDialog = lazy(() =>
  retryOnReconnect(() => import('../account/reauthentication-dialog.tsx')),
);
const StaffHeader = lazy(() =>
  retryOnReconnect(() => import('../back-office/layout/staff-header.tsx')),
);
const SignInDialog = lazy(() => retryOnReconnect(() => import('../account/sign-in-dialog.tsx')));
const Toasts = lazy(() => retryOnReconnect(() => import('./toasts.tsx')));

/** The header of the shop, or for staff in the back office their own, which the shop does not load. */
function PageHeader() {
  const isBackOffice = useLocation({ select: ({ pathname }) => backOffice.test(pathname) });
  const me = useMe();
  if (!isBackOffice || me?.role === 'customer') return <Header />;
  return (
    // The page below keeps its place.
    <Suspense fallback={<div className="h-[calc(4rem+3px)] border-b-3 border-rim" />}>
      <StaffHeader />
    </Suspense>
  );
}

const backOffice = /^\/(back-office|flash-sale)(\/|$)/;

/** The layout around every page. */
export function Shell() {
  useFocusHeading();
  const toasterNeeded = useToasterNeeded();
  const rejectedChange = useRejectedChange();
  const hasEnded = useSessionEnded();
  const isSignedIn = useSignedIn();
  return (
    <>
      <a
        href="#content"
        className="absolute -top-20 left-4 z-50 rounded-md bg-rim px-4 py-2 font-semibold text-on-rim focus:top-3 print:hidden"
      >
        Skip to content
      </a>
      <PageHeader />
      {/* At least as tall as the window, so that loading content doesn't shift the footer. */}
      <main id="content" tabIndex={-1} className="min-h-[calc(100dvh-4rem-3px)] grow print:min-h-0">
        <Outlet />
      </main>
      <Footer />
      <ConnectionNotice />
      <Suspense>{rejectedChange && <ReauthenticationDialog change={rejectedChange} />}</Suspense>
      <Suspense>{hasEnded && isSignedIn && <SignInDialog />}</Suspense>
      <Suspense>{toasterNeeded && <Toasts />}</Suspense>
    </>
  );
}
