import type { OrderSummary } from '@order-store/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { updateListed } from './listed-orders.ts';
import type { StaffStep } from './staff-steps.ts';
import { takeStepOnMany } from './take-step-on-many.ts';

/** A step that many orders take. */
export interface BulkRun {
  readonly step: StaffStep;
  readonly total: number;
  readonly done: number;
  readonly failures: readonly { readonly order: OrderSummary; readonly error: unknown }[];
  readonly state: 'running' | 'stopping' | 'finished';
}

/** Takes a step on many orders and tells how far it is. Leaving the view stops it. */
export function useBulkStep() {
  const queryClient = useQueryClient();
  const [run, setRun] = useState<BulkRun | null>(null);
  const stopper = useRef<AbortController>(null);
  useEffect(() => () => stopper.current?.abort(), []);

  const change = (next: (now: BulkRun) => BulkRun) => setRun((now) => now && next(now));

  return {
    run,
    start: (step: StaffStep, orders: readonly OrderSummary[]) => {
      const { signal } = (stopper.current = new AbortController());
      setRun({ step, total: orders.length, done: 0, failures: [], state: 'running' });
      void takeStepOnMany({
        orders,
        signal,
        take: async ({ id }) => updateListed(queryClient, await step.take({ id })),
        onResult: (result) =>
          change((now) =>
            result.ok
              ? { ...now, done: now.done + 1 }
              : { ...now, failures: [...now.failures, result] },
          ),
      }).then(() => change((now) => ({ ...now, state: 'finished' })));
    },
    stop: () => {
      stopper.current?.abort();
      change((now) => ({ ...now, state: 'stopping' }));
    },
    close: () => setRun(null),
  };
}
