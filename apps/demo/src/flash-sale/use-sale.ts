import type { Product } from '@order-store/sdk';
import { useEffect, useReducer, useRef } from 'react';
import type { Verdict } from './proof/judge-sale.ts';
import type { SaleCommand, SaleNews } from './run/sale-messages.ts';
import type { SaleProgress } from './run/sale-progress.ts';
import type { SaleSettings } from './sale-settings.ts';

/** Where a sale is. */
export type SalePhase = 'ready' | 'gathering' | 'open' | 'proving' | 'over' | 'failed';

/** A sale as the page shows it. */
export interface SaleState {
  readonly phase: SalePhase;
  /** How far the present step is. */
  readonly step: { readonly done: number; readonly of: number } | null;
  readonly isStopping: boolean;
  readonly product: Product | null;
  readonly progress: SaleProgress | null;
  readonly verdict: Verdict | null;
  readonly takingBack: TakingBack;
  readonly failure: { readonly message: string; readonly requestId: string | null } | null;
  readonly orderIds: readonly string[];
}

/** How far the sale's orders are cancelled. */
export type TakingBack =
  | { readonly state: 'not' }
  | { readonly state: 'going'; readonly done: number; readonly of: number }
  | { readonly state: 'done'; readonly cancelled: number };

export interface Sale extends SaleState {
  readonly hold: (settings: SaleSettings) => void;
  readonly stop: () => void;
  readonly takeBack: () => void;
}

/** Holds sales in a worker, one after the other. Leaving the page ends the one that goes on. */
export function useSale(): Sale {
  const [state, dispatch] = useReducer(nextState, ready);
  const worker = useRef<Worker | null>(null);
  useEffect(() => () => worker.current?.terminate(), []);

  const tell = (command: SaleCommand) => worker.current?.postMessage(command);
  return {
    ...state,
    hold(settings) {
      worker.current?.terminate();
      dispatch('begin');
      const next = new Worker(new URL('./run/sale-worker.ts', import.meta.url), { type: 'module' });
      next.addEventListener('message', ({ data }: MessageEvent<SaleNews>) => dispatch(data));
      next.addEventListener('error', () => {
        const message = 'The sale could not begin: its code did not load. Are you online?';
        dispatch({ phase: 'failed', message, requestId: null });
      });
      worker.current = next;
      tell({ command: 'hold', settings });
    },
    stop() {
      dispatch('stop');
      tell({ command: 'stop' });
    },
    takeBack: () => tell({ command: 'take-back', orderIds: state.orderIds }),
  };
}

const ready: SaleState = {
  phase: 'ready',
  step: null,
  isStopping: false,
  product: null,
  progress: null,
  verdict: null,
  takingBack: { state: 'not' },
  failure: null,
  orderIds: [],
};

function nextState(state: SaleState, news: SaleNews | 'begin' | 'stop'): SaleState {
  if (news === 'begin') return { ...ready, phase: 'gathering' };
  if (news === 'stop') return { ...state, isStopping: true };
  if (news.phase === 'taking-back') {
    const { done, of } = news;
    return { ...state, takingBack: { state: 'going', done, of } };
  }
  if (news.phase === 'taken-back')
    return { ...state, takingBack: { state: 'done', cancelled: news.cancelled } };
  if (news.phase === 'failed') {
    const { phase, message, requestId } = news;
    return { ...state, phase, failure: { message, requestId }, takingBack: { state: 'not' } };
  }
  if (news.phase === 'gathering' || news.phase === 'proving') {
    const { phase, done, of } = news;
    return { ...state, phase, step: { done, of } };
  }
  // What an open or a finished sale tells has the state's own names.
  return { ...state, ...news, step: null };
}
