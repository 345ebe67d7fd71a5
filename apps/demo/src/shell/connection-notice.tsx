import { CloudOff } from 'lucide-react';
import { useConnection } from '../store/connection.ts';

/** An overlay at the bottom of the window while the server can't be reached. */
export function ConnectionNotice() {
  const connection = useConnection();
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-4 z-40 flex justify-center print:hidden"
    >
      {connection !== 'online' && (
        <span className="flex items-center gap-3 rounded-lg bg-ink px-5 py-3 font-medium text-page shadow-xl">
          <CloudOff aria-hidden className="size-5 shrink-0" />
          {connection === 'offline'
            ? 'You’re offline. Your cart is saved. Prices and stock may be out of date.'
            : 'Can’t reach the shop. Reconnecting… Your cart is saved.'}
        </span>
      )}
    </div>
  );
}
