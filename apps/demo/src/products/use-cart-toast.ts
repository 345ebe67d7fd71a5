import { useNavigate } from '@tanstack/react-router';
import { notify } from '../ui/notify.ts';

/** Shows a toast about an addition to the cart, with a link to the cart. */
export function useCartToast(): (message: string) => void {
  const navigate = useNavigate();
  return (message) =>
    notify.success(message, {
      id: 'cart',
      action: { label: 'View cart', onClick: () => void navigate({ to: '/cart' }) },
    });
}
