import type { OrderUpdate } from '@order-store/sdk';
import { useEffect, useEffectEvent, useState } from 'react';
import { store } from '../../store/store.ts';

/** Whether a view is told of what happens, or will be again. */
export type Liveness = 'connecting' | 'live' | 'cut';

/**
 * Tells of every step of every order, or of one order's with `orderId`, as long as the view is there. After
 * a cut it goes on behind the last update that came.
 */
export function useOrderUpdates(
  onUpdate: (update: OrderUpdate) => void,
  orderId?: string,
): Liveness {
  const [liveness, setLiveness] = useState<Liveness>('connecting');
  const tell = useEffectEvent(onUpdate);

  useEffect(() => {
    const watching = store.orders.watch.subscribe(orderId === undefined ? {} : { orderId }, {
      onData: ({ data }) => tell(data),
      onConnectionStateChange: ({ state }) =>
        setLiveness(state === 'pending' ? 'live' : 'connecting'),
      onError: () => setLiveness('cut'),
    });
    return () => watching.unsubscribe();
  }, [orderId]);

  return liveness;
}
