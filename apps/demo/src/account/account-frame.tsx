import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { useSignOut } from './sign-out.ts';

/** A view of one's account, with the ways to the others. */
export function AccountFrame({ title, children }: { title: string; children: ReactNode }) {
  const signOut = useSignOut();
  return (
    <Page
      title={title}
      aside={
        <Button look="quiet" busy={signOut.isPending} onClick={() => signOut.mutate()}>
          Sign out
        </Button>
      }
    >
      <div className="grid gap-x-10 gap-y-6 md:grid-cols-[12rem_1fr]">
        <nav aria-label="Account" className="flex flex-wrap content-start gap-1 md:flex-col">
          <Link to="/account" activeOptions={{ exact: true }} className={place}>
            Profile
          </Link>
          <Link to="/account/security" className={place}>
            Security
          </Link>
          <Link to="/account/api-keys" className={place}>
            API keys
          </Link>
          <Link to="/orders" className={place}>
            Your orders
          </Link>
        </nav>
        <div className="grid min-w-0 content-start gap-6">{children}</div>
      </div>
    </Page>
  );
}

const place =
  'rounded-md px-3.5 py-2 font-medium text-ink-soft transition-colors hover:bg-sunk hover:text-ink aria-[current=page]:bg-rim-soft aria-[current=page]:text-rim';
