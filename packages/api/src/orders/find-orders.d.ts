import { Order, type Database } from '@order-store/db';
import { type QueryBuilder } from 'objection';
import type { Actor } from '../trpc/context.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { OrderStatus } from './order-status.ts';
import type { OrderEventView, OrderSummaryView } from './order-views.ts';
interface Filter {
  readonly status?: OrderStatus | undefined;
  readonly userId?: string | undefined;
}
/** Orders newest first: a customer's own, for staff all or those of `userId`. INVALID_CURSOR, FORBIDDEN */
export declare function listOrders(
  { knex }: Database,
  signer: CursorSigner,
  actor: Actor,
  {
    status,
    userId,
    limit,
    cursor,
  }: Filter & {
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{
  items: OrderSummaryView[];
  nextCursor: string | null;
}>;
/** The same by numbered pages, for staff. */
export declare function pageOrders(
  { knex }: Database,
  {
    status,
    userId,
    ...page
  }: Filter & {
    readonly page: number;
    readonly pageSize: number;
  },
): Promise<{
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
  items: OrderSummaryView[];
}>;
/** What happened to an order, oldest first. ORDER_NOT_FOUND */
export declare function orderHistory(
  { knex }: Database,
  actor: Actor,
  id: string,
): Promise<OrderEventView[]>;
export declare function orderNotFound(id: string): DomainError;
/** Limits rows to what the actor may see, so that another's order is as if it were not there. */
export declare function visibleTo<R>(
  actor: Actor,
  rows: QueryBuilder<Order, R>,
): QueryBuilder<Order, R>;
/** Whom a call is for: oneself, or for staff whom they name. */
export declare function ownerOf(actor: Actor, userId: string | undefined): string;
export {};
