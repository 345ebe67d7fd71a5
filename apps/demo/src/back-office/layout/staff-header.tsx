import { Link } from '@tanstack/react-router';
import { Store, UserRound } from 'lucide-react';
import { useMe } from '../../account/account-queries.ts';
import { Logo } from '../../shell/logo.tsx';
import { ThemeToggle } from '../../shell/theme-toggle.tsx';
import { StaffSearch } from '../search/staff-search.tsx';

const item =
  'flex h-11 min-w-10 shrink-0 items-center justify-center gap-2 rounded-md px-2 font-medium text-ink-soft transition-colors hover:bg-sunk hover:text-ink aria-[current=page]:text-rim sm:px-3';

/** The sticky header of the back office, as tall as that of the shop. */
export default function StaffHeader() {
  const me = useMe();
  return (
    <header className="sticky top-0 z-30 border-b-3 border-rim bg-page print:hidden">
      <div className="mx-auto flex h-16 max-w-7xl items-center justify-between gap-2 px-3 sm:gap-6 sm:px-6">
        <Link to="/back-office" aria-label="Pottle dashboard" className="rounded-md text-rim">
          <Logo />
        </Link>
        <div className="flex min-w-0 grow justify-end sm:max-w-md">
          <StaffSearch />
        </div>
        <nav aria-label="Main" className="flex shrink-0 items-center">
          <Link to="/" className={item}>
            <Store aria-hidden className="size-5 shrink-0" />
            <span className="max-md:sr-only">View shop</span>
          </Link>
          <Link to="/account" className={item}>
            <UserRound aria-hidden className="size-5 shrink-0" />
            <span className="max-w-40 truncate max-md:sr-only">{me?.name ?? 'Account'}</span>
          </Link>
          <ThemeToggle className={item} />
        </nav>
      </div>
    </header>
  );
}
