import type { SaleSettings } from '../sale-settings.ts';
import type { SaleResult, SaleUpdate } from './run-sale.ts';

/** Messages from the page to the worker. */
export type SaleCommand =
  | { readonly command: 'start'; readonly settings: SaleSettings }
  | { readonly command: 'stop' }
  | { readonly command: 'cancel-orders'; readonly orderIds: readonly string[] };

/** Messages from the worker to the page. */
export type SaleEvent =
  | SaleUpdate
  | ({ readonly phase: 'finished' } & SaleResult)
  | { readonly phase: 'cancelling'; readonly done: number; readonly of: number }
  | { readonly phase: 'cancelled'; readonly cancelled: number }
  | { readonly phase: 'failed'; readonly message: string; readonly requestId: string | null };
