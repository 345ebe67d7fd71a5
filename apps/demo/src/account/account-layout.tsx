import { useMutation } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { clearDraft } from '../checkout/draft-storage.ts';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { useMe } from './account-queries.ts';
import { session } from './session.ts';
import { signOut } from './sign-out.ts';

/** The layout of the account pages, with their navigation. */
export function AccountLayout({ title, children }: { title: string; children: ReactNode }) {
  const { isPending, mutate } = useSignOut();
  // Customers find their keys on the security page.
  const isStaff = useMe()?.role === 'staff';
  return (
    <Page
      title={title}
      aside={
        <Button look="quiet" busy={isPending} onClick={() => mutate()}>
          Sign out
        </Button>
      }
    >
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-[12rem_1fr]">
        <nav aria-label="Account" className="flex flex-wrap content-start gap-1 md:flex-col">
          <Link to="/account" activeOptions={{ exact: true }} className={navItem}>
            Profile
          </Link>
          <Link to="/account/security" className={navItem}>
            Security
          </Link>
          {isStaff && (
            <Link to="/account/api-keys" className={navItem}>
              API keys
            </Link>
          )}
          <Link to="/orders" className={navItem}>
            Your orders
          </Link>
        </nav>
        <div className="grid min-w-0 content-start gap-6">{children}</div>
      </div>
    </Page>
  );
}

const navItem =
  'rounded-md px-3.5 py-2 font-medium text-ink-soft transition-colors hover:bg-sunk hover:text-ink aria-[current=page]:bg-rim-soft aria-[current=page]:text-rim';

/** Signs out in the browser immediately, and on the server as soon as it can be reached. */
function useSignOut() {
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async () => {
      await navigate({ to: '/' });
      session.set(null);
      clearDraft();
      await signOut();
    },
  });
}
