import { createClient, type StoreHooks } from '@order-store/sdk';
import { describeError } from '../../store/describe-error.ts';
import { cancelOrders } from './cancel-orders.ts';
import { holdSale } from './hold-sale.ts';
import type { SaleCommand, SaleNews } from './sale-messages.ts';

// Hundreds of buyers and their answers are work: done here, the page stays smooth.

const doors = new AbortController();

addEventListener('message', ({ data }: MessageEvent<SaleCommand>) => {
  if (data.command === 'stop') doors.abort();
  else
    void obey(data).catch((error: unknown) => tell({ phase: 'failed', ...describeError(error) }));
});

async function obey(command: Exclude<SaleCommand, { command: 'stop' }>): Promise<void> {
  if (command.command === 'hold') {
    const { settings } = command;
    const result = await holdSale({ settings, connect, onUpdate: tell, signal: doors.signal });
    return tell({ phase: 'over', ...result });
  }
  const cancelled = await cancelOrders(connect(), command.orderIds, (done, of) =>
    tell({ phase: 'taking-back', done, of }),
  );
  tell({ phase: 'taken-back', cancelled });
}

/**
 * As whoever is signed in to the page: their cookie goes along. Patient enough for a server that restarts in the
 * middle of the sale.
 */
function connect(hooks: StoreHooks = {}) {
  return createClient({
    url: self.location.origin,
    maxRetries: 8,
    deadlineMs: 60_000,
    ...hooks,
  });
}

function tell(news: SaleNews): void {
  postMessage(news);
}
