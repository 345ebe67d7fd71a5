import { unitCount, useCart } from '@order-store/sdk/react';
import { Link } from '@tanstack/react-router';
import { ClipboardList, Package, ShoppingBag, UserRound } from 'lucide-react';
import { useMe } from '../account/account-queries.ts';
import { useSignedIn } from '../account/session.ts';
import { cart } from '../cart/cart.ts';
import { headerStyle } from './header-style.ts';
import { Logo } from './logo.tsx';
import { ThemeToggle } from './theme-toggle.tsx';

const navItem =
  'relative flex h-11 min-w-10 items-center justify-center gap-2 rounded-md px-2 font-medium text-ink-soft transition-colors hover:bg-sunk hover:text-ink aria-[current=page]:text-rim sm:px-3';

/** The sticky header with the main navigation. */
export function Header() {
  const signedIn = useSignedIn();
  const me = useMe();
  return (
    <header className={headerStyle.bar}>
      <div className={headerStyle.content}>
        <Link to="/" aria-label="Pottle home" className="rounded-md text-rim">
          <Logo />
        </Link>
        <nav aria-label="Main" className="flex items-center">
          {me?.role === 'staff' && (
            <Link to="/back-office" className={navItem}>
              <ClipboardList aria-hidden className="size-5" />
              <span className="max-md:sr-only">Back office</span>
            </Link>
          )}
          {signedIn && (
            <Link to="/orders" className={navItem}>
              <Package aria-hidden className="size-5" />
              <span className="max-md:sr-only">Orders</span>
            </Link>
          )}
          <Link to={signedIn ? '/account' : '/sign-in'} className={navItem}>
            <UserRound aria-hidden className="size-5" />
            <span className="max-w-40 truncate max-md:sr-only">
              {signedIn ? (me?.name ?? 'Account') : 'Sign in'}
            </span>
          </Link>
          <CartLink />
          <ThemeToggle className={navItem} />
        </nav>
      </div>
    </header>
  );
}

function CartLink() {
  const quantity = unitCount(useCart(cart));
  return (
    <Link to="/cart" className={navItem}>
      <ShoppingBag aria-hidden className="size-5" />
      <span className="max-md:sr-only">Cart</span>
      <span
        className={
          quantity === 0
            ? 'sr-only'
            : 'grid h-5 min-w-5 place-items-center rounded-full bg-rim px-1.5 text-xs font-bold text-on-rim tabular-nums max-md:absolute max-md:top-0.5 max-md:right-0'
        }
      >
        {quantity > 999 ? '999+' : quantity}
      </span>
      <span className="sr-only">{quantity === 1 ? 'item' : 'items'}</span>
    </Link>
  );
}
