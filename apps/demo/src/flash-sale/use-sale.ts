import type { Product } from '@order-store/sdk';
import { useEffect, useReducer, useRef } from 'react';
import type { SaleCommand, SaleEvent } from './run/sale-messages.ts';
import type { SaleProgress } from './run/sale-progress.ts';
import type { SaleSettings } from './sale-settings.ts';
import type { Verification } from './verification/verify-sale.ts';

export type SalePhase = 'ready' | 'preparing' | 'running' | 'verifying' | 'finished' | 'failed';

/** The state of a sale, as the page shows it. */
export interface SaleState {
  readonly phase: SalePhase;
  /** Progress of the current phase. */
  readonly step: { readonly done: number; readonly of: number } | null;
  readonly isStopping: boolean;
  readonly product: Product | null;
  readonly progress: SaleProgress | null;
  readonly verification: Verification | null;
  readonly cancellation: Cancellation;
  readonly failure: { readonly message: string; readonly requestId: string | null } | null;
  readonly orderIds: readonly string[];
}

/** Progress of cancelling all orders of the sale. */
type Cancellation =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly of: number }
  | { readonly state: 'done'; readonly cancelled: number };

interface Sale extends SaleState {
  readonly start: (settings: SaleSettings) => void;
  readonly stop: () => void;
  readonly cancelOrders: () => void;
}

/** Runs one sale at a time in a worker. Unmounting terminates the worker. */
export function useSale(): Sale {
  const [state, dispatch] = useReducer(nextState, ready);
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);

  const send = (command: SaleCommand) => worker.current?.postMessage(command);
  return {
    ...state,
    start(settings) {
      worker.current?.terminate();
      dispatch('start');
      const next = new Worker(new URL('./run/sale-worker.ts', import.meta.url), { type: 'module' });
      next.addEventListener('message', ({ data }: MessageEvent<SaleEvent>) => dispatch(data));
      next.addEventListener('error', () => {
        const message = 'Couldn’t start the sale. Check your connection and try again.';
        dispatch({ phase: 'failed', message, requestId: null });
      });
      worker.current = next;
      send({ command: 'start', settings });
    },
    stop() {
      dispatch('stop');
      send({ command: 'stop' });
    },
    cancelOrders: () => send({ command: 'cancel-orders', orderIds: state.orderIds }),
  };
}

const ready: SaleState = {
  phase: 'ready',
  step: null,
  isStopping: false,
  product: null,
  progress: null,
  verification: null,
  cancellation: { state: 'idle' },
  failure: null,
  orderIds: [],
};

function nextState(state: SaleState, event: SaleEvent | 'start' | 'stop'): SaleState {
  if (event === 'start') return { ...ready, phase: 'preparing' };
  if (event === 'stop') return { ...state, isStopping: true };
  if (event.phase === 'cancelling') {
    const { done, of } = event;
    return { ...state, cancellation: { state: 'running', done, of } };
  }
  if (event.phase === 'cancelled')
    return { ...state, cancellation: { state: 'done', cancelled: event.cancelled } };
  if (event.phase === 'failed') {
    const { phase, message, requestId } = event;
    return { ...state, phase, failure: { message, requestId }, cancellation: { state: 'idle' } };
  }
  if (event.phase === 'preparing' || event.phase === 'verifying') {
    const { phase, done, of } = event;
    return { ...state, phase, step: { done, of } };
  }
  // The events of a running or finished sale have the state's property names.
  return { ...state, ...event, step: null };
}
