import { CloudOff } from 'lucide-react';
import { useConnection } from '../store/connection.ts';

/** Says at the foot of the window that the shop cannot be reached, as long as that is so. It moves nothing. */
export function ConnectionNotice() {
  const connection = useConnection();
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-3 bottom-4 z-40 flex justify-center"
    >
      {connection !== 'there' && (
        <span className="flex items-center gap-3 rounded-lg bg-ink px-5 py-3 font-medium text-page shadow-xl">
          <CloudOff aria-hidden className="size-5 shrink-0" />
          {connection === 'offline'
            ? 'You are offline. Your cart is kept; prices and stock may be old.'
            : 'The shop does not answer. Trying again until it does; your cart is kept.'}
        </span>
      )}
    </div>
  );
}
