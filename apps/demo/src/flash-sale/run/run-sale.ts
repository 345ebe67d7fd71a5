import type { Product, StoreClient, StoreHooks } from '@order-store/sdk';
import type { SaleSettings } from '../sale-settings.ts';
import { readSaleRecord, readStockPosition } from '../verification/read-sale-record.ts';
import { verifySale, type Verification } from '../verification/verify-sale.ts';
import { attemptPurchase, type Offer } from './attempt-purchase.ts';
import { createBatchLimiter } from './batch-limiter.ts';
import { prepareBuyers } from './prepare-buyers.ts';
import { prepareStock } from './prepare-stock.ts';
import { runBuyers } from './run-buyers.ts';
import type { SaleProgress } from './sale-progress.ts';
import { createSaleRecorder } from './sale-recorder.ts';

export type SaleUpdate =
  | { readonly phase: 'preparing'; readonly done: number; readonly of: number }
  | { readonly phase: 'running'; readonly product: Product; readonly progress: SaleProgress }
  | { readonly phase: 'verifying'; readonly done: number; readonly of: number };

interface SaleOptions {
  readonly settings: SaleSettings;
  /** Creates a client that is signed in as staff. */
  readonly connect: (hooks: StoreHooks) => StoreClient;
  readonly onUpdate: (update: SaleUpdate) => void;
  /** Stops the sale early. What was sold until then is still verified. */
  readonly signal: AbortSignal;
  readonly random?: () => number;
}

export interface SaleResult {
  readonly progress: SaleProgress;
  readonly verification: Verification;
  readonly orderIds: readonly string[];
}

/**
 * Runs a flash sale: prepares buyers and stock, places orders on behalf of the buyers' accounts, and verifies
 * the stored result.
 *
 * @throws {StoreError} when preparing or verifying fails. A buyer's error is part of the result.
 */
export async function runSale(options: SaleOptions): Promise<SaleResult> {
  const { settings, connect, onUpdate, signal, random = Math.random } = options;
  const { units } = settings;
  let product: Product | undefined;
  const recorder = createSaleRecorder((progress) => {
    if (product) onUpdate({ phase: 'running', product, progress });
  });
  const { counter } = recorder;
  const store = connect({
    onRetry: () => counter.retried(),
    onRequest: ({ calls }) => counter.requestSent(calls),
  });

  const buyers = await prepareBuyers(store, settings.buyers, (done, of) =>
    onUpdate({ phase: 'preparing', done, of }),
  );
  product = await prepareProduct(store, settings);
  const { id: productId } = product;
  const before = await readStockPosition(store, productId);

  await recorder.start(store, { productId, stock: before.stock });
  const limitBatches = createBatchLimiter({ maxInFlight: 4, maxBatchSize: 100 });
  const place: Offer['place'] = (input, call) =>
    limitBatches(() => store.orders.place.mutate(input, call));
  const offer = { productId, units, place, counter, random };
  const attempts = await runBuyers(buyers, {
    ...settings,
    attemptPurchase: (buyer) => attemptPurchase(offer, buyer),
    random,
    signal,
  });
  await recorder.stop();
  onUpdate({ phase: 'running', product, progress: recorder.progress() });

  const record = await readSaleRecord(store, {
    productId,
    unitsPerOrder: units,
    before,
    attempts,
    onProgress: (done, of) => onUpdate({ phase: 'verifying', done, of }),
  });
  return {
    progress: recorder.progress(record.stockAfter),
    verification: verifySale(record),
    orderIds: Array.from(record.orders.values(), ({ id }) => id),
  };
}

function prepareProduct(store: StoreClient, { productId, stock }: SaleSettings): Promise<Product> {
  if (productId === null) return prepareStock(store, stock);
  return store.products.get.query({ id: productId });
}
