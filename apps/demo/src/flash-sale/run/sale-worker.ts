import { createClient, type StoreHooks } from '@order-store/sdk';
import { describeError } from '../../store/describe-error.ts';
import { cancelOrders } from './cancel-orders.ts';
import { runSale } from './run-sale.ts';
import type { SaleCommand, SaleEvent } from './sale-messages.ts';

// A worker keeps the page responsive while hundreds of buyers send requests.

const stop = new AbortController();

addEventListener('message', ({ data }: MessageEvent<SaleCommand>) => {
  if (data.command === 'stop') stop.abort();
  else
    void execute(data).catch((error: unknown) =>
      send({ phase: 'failed', ...describeError(error) }),
    );
});

async function execute(command: Exclude<SaleCommand, { command: 'stop' }>): Promise<void> {
  if (command.command === 'start') {
    const { settings } = command;
    const result = await runSale({ settings, connect, onUpdate: send, signal: stop.signal });
    return send({ phase: 'finished', ...result });
  }
  const cancelled = await cancelOrders(connect(), command.orderIds, (done, of) =>
    send({ phase: 'cancelling', done, of }),
  );
  send({ phase: 'cancelled', cancelled });
}

/** Uses the session cookie of the page. Retries long enough to survive a server restart during the sale. */
function connect(hooks: StoreHooks = {}) {
  return createClient({
    url: self.location.origin,
    maxRetries: 8,
    deadlineMs: 60_000,
    ...hooks,
  });
}

function send(event: SaleEvent): void {
  postMessage(event);
}
