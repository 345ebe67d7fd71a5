import type { SaleSettings } from '../sale-settings.ts';
import type { SaleResult, SaleUpdate } from './hold-sale.ts';

/** What the page tells the worker. */
export type SaleCommand =
  | { readonly command: 'hold'; readonly settings: SaleSettings }
  | { readonly command: 'stop' }
  | { readonly command: 'take-back'; readonly orderIds: readonly string[] };

/** What the worker tells the page. */
export type SaleNews =
  | SaleUpdate
  | ({ readonly phase: 'over' } & SaleResult)
  | { readonly phase: 'taking-back'; readonly done: number; readonly of: number }
  | { readonly phase: 'taken-back'; readonly cancelled: number }
  | { readonly phase: 'failed'; readonly message: string; readonly requestId: string | null };
