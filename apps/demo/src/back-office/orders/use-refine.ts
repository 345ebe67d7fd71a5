import { useNavigate } from '@tanstack/react-router';
import type { OrdersSearch } from './order-search.ts';

/** Changes a part of the filter in place, so that each typed letter is not a step of Back. */
export function useRefine(search: OrdersSearch): (change: OrdersSearch) => void {
  const navigate = useNavigate();
  return (change) =>
    void navigate({
      to: '/back-office/orders',
      search: { ...search, ...change },
      replace: true,
      resetScroll: false,
    });
}
