import type { Product, StoreClient, StoreHooks } from '@order-store/sdk';
import { judgeSale, type Verdict } from '../proof/judge-sale.ts';
import { markStock, readEvidence } from '../proof/read-evidence.ts';
import type { SaleSettings } from '../sale-settings.ts';
import { fillShelf } from './fill-shelf.ts';
import { gatherBuyers } from './gather-buyers.ts';
import { recordSale } from './record-sale.ts';
import type { SaleProgress } from './sale-progress.ts';
import { sendBuyers } from './send-buyers.ts';
import { tryToBuy, type Offer } from './try-to-buy.ts';
import { openTurnstile } from './turnstile.ts';

/** What is told while a sale is held. */
export type SaleUpdate =
  | { readonly phase: 'gathering'; readonly done: number; readonly of: number }
  | { readonly phase: 'open'; readonly product: Product; readonly progress: SaleProgress }
  | { readonly phase: 'proving'; readonly done: number; readonly of: number };

export interface SaleOptions {
  readonly settings: SaleSettings;
  /** A client of the store that acts as staff and tells these hooks. */
  readonly connect: (hooks: StoreHooks) => StoreClient;
  readonly onUpdate: (update: SaleUpdate) => void;
  /** Closes the doors early. What was sold until then is proved all the same. */
  readonly signal: AbortSignal;
  readonly random?: () => number;
}

/** A sale that is over. */
export interface SaleResult {
  readonly progress: SaleProgress;
  readonly verdict: Verdict;
  /** The orders of this sale's buyers. */
  readonly orderIds: readonly string[];
}

/**
 * Holds a flash sale against the store: gathers the buyers, fills the shelf, lets everybody in, and proves
 * from the store's own rows what was sold. Orders are placed by staff for the buyers' accounts, as at a till.
 *
 * @throws {StoreError} when the store cannot be asked; what buyers are refused is part of the sale.
 */
export async function holdSale(options: SaleOptions): Promise<SaleResult> {
  const { settings, connect, onUpdate, signal, random = Math.random } = options;
  const { pieces } = settings;
  let product: Product | undefined;
  const recording = recordSale((progress) => {
    if (product) onUpdate({ phase: 'open', product, progress });
  });
  const { tally } = recording;
  const store = connect({
    onRetry: () => tally.retried(),
    onRequest: ({ calls }) => tally.requested(calls),
  });

  const buyers = await gatherBuyers(store, settings.buyers, (done, of) =>
    onUpdate({ phase: 'gathering', done, of }),
  );
  product = await productOf(store, settings);
  const { id: productId } = product;
  const before = await markStock(store, productId);

  await recording.open(store, { productId, stock: before.stock });
  const turnstile = openTurnstile({ mostUnderWay: 4, mostTogether: 100 });
  const place: Offer['place'] = (input, call) =>
    turnstile(() => store.orders.place.mutate(input, call));
  const offer = { productId, pieces, place, tally, random };
  const attempts = await sendBuyers(buyers, {
    ...settings,
    tryToBuy: (buyer) => tryToBuy(offer, buyer),
    random,
    signal,
  });
  await recording.close();
  onUpdate({ phase: 'open', product, progress: recording.progress() });

  const evidence = await readEvidence(store, {
    productId,
    piecesAnOrder: pieces,
    before,
    attempts,
    onDone: (done, of) => onUpdate({ phase: 'proving', done, of }),
  });
  return {
    progress: recording.progress(evidence.stockNow),
    verdict: judgeSale(evidence),
    orderIds: Array.from(evidence.stored.values(), ({ id }) => id),
  };
}

function productOf(store: StoreClient, { productId, stock }: SaleSettings): Promise<Product> {
  if (productId === null) return fillShelf(store, stock);
  return store.products.get.query({ id: productId });
}
