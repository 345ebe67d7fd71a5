import { useNavigate } from '@tanstack/react-router';
import { notify } from '../ui/notify.ts';

/** Tells in a corner what came into the cart, with the way there. */
export function useToldOfCart(): (message: string) => void {
  const navigate = useNavigate();
  return (message) =>
    notify.success(message, {
      id: 'cart',
      action: { label: 'To the cart', onClick: () => void navigate({ to: '/cart' }) },
    });
}
