import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useRouter } from '@tanstack/react-router';
import { useEffect, useRef, type RefObject } from 'react';
import { meQuery } from '../../account/account-queries.ts';
import { buttonStyle } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Page } from '../../ui/page.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { sections } from './sections.ts';

/** Staff-only layout: navigation next to the current page. */
export function BackOfficeLayout() {
  const me = useQuery(meQuery);
  if (me.data?.role === 'customer') return <StaffOnly />;
  return (
    <div className="mx-auto w-full max-w-7xl xl:grid xl:grid-cols-[12rem_minmax(0,1fr)] print:block print:max-w-none">
      <Navigation />
      <div className="min-w-0">
        {me.data ? (
          <Outlet />
        ) : (
          <Page title="Back office" width="wide">
            {me.isError ? (
              <ErrorState error={me.error} onRetry={me.refetch} />
            ) : (
              <Skeleton label="Loading" className="h-96" />
            )}
          </Page>
        )}
      </div>
    </div>
  );
}

function Navigation() {
  const nav = useRef<HTMLElement>(null);
  useScrollToCurrent(nav);
  return (
    <nav
      ref={nav}
      aria-label="Back office"
      className="relative flex gap-1 overflow-x-auto px-4 pt-4 sm:px-6 xl:sticky xl:top-16 xl:flex-col xl:self-start xl:pt-9 xl:pr-0 print:hidden"
    >
      {sections.map(({ to, label, icon: Icon }) => (
        <Link
          key={to}
          to={to}
          activeOptions={{ includeSearch: false, exact: to === '/back-office' }}
          className="flex h-10 shrink-0 items-center gap-2.5 rounded-md px-3 font-medium text-ink-soft transition-colors hover:bg-sunk hover:text-ink aria-[current=page]:bg-rim-soft aria-[current=page]:text-rim"
        >
          <Icon aria-hidden className="size-5" />
          {label}
        </Link>
      ))}
    </nav>
  );
}

/** Where the sections do not fit, centers the current one. Does not move the page, unlike `scrollIntoView`. */
function useScrollToCurrent(nav: RefObject<HTMLElement | null>): void {
  const router = useRouter();
  useEffect(() => {
    const scroll = () => {
      const current = nav.current?.querySelector<HTMLElement>('[aria-current=page]');
      if (!nav.current || !current) return;
      const space = nav.current.clientWidth - current.offsetWidth;
      nav.current.scrollTo({ left: current.offsetLeft - space / 2 });
    };
    scroll();
    return router.subscribe('onRendered', scroll);
  }, [nav, router]);
}

function StaffOnly() {
  return (
    <Page title="Back office">
      <EmptyState title="Staff only" art="APR-00-INK">
        <p>Your account doesn’t have access to the back office.</p>
        <Link to="/" className={buttonStyle()}>
          Go to shop
        </Link>
      </EmptyState>
    </Page>
  );
}
