import type { OrderSummary } from '@order-store/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { statusNames } from '../../orders/order-status.ts';
import { notify } from '../../ui/notify.ts';
import { runBulkAction } from './run-bulk-action.ts';
import { isConfirmed, type StatusAction } from './status-actions.ts';
import { updateListedOrder } from './update-listed-order.ts';

/** Progress and result of a bulk action. */
export interface BulkRun {
  readonly action: StatusAction;
  readonly total: number;
  readonly done: number;
  readonly failures: readonly { readonly order: OrderSummary; readonly error: unknown }[];
  readonly state: 'running' | 'stopping' | 'finished';
}

/** Runs a status action on many orders and tracks its progress. Unmounting stops it. */
export function useBulkAction() {
  const queryClient = useQueryClient();
  const [run, setRun] = useState<BulkRun | null>(null);
  const controller = useRef<AbortController>(null);
  useEffect(() => () => controller.current?.abort(), []);

  const update = (next: (current: BulkRun) => BulkRun) =>
    setRun((current) => current && next(current));

  return {
    run,
    start: async (action: StatusAction, orders: readonly OrderSummary[]) => {
      const { signal } = (controller.current = new AbortController());
      const what = orders.length === 1 ? '1 order' : `${orders.length} orders`;
      setRun({ action, total: orders.length, done: 0, failures: [], state: 'running' });
      if (!(await isConfirmed(action, what, signal))) {
        setRun(null);
        // Even if the user has left the page.
        notify.info(`${what} not ${statusNames[action.to].toLowerCase()}`);
        return;
      }
      await runBulkAction({
        orders,
        signal,
        run: async ({ id }) => updateListedOrder(queryClient, await action.run({ id })),
        onResult: (result) =>
          update((current) =>
            result.ok
              ? { ...current, done: current.done + 1 }
              : { ...current, failures: [...current.failures, result] },
          ),
      });
      update((current) => ({ ...current, state: 'finished' }));
    },
    stop: () => {
      controller.current?.abort();
      update((current) => ({ ...current, state: 'stopping' }));
    },
    close: () => setRun(null),
  };
}
