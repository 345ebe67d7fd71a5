import { z } from 'zod';
import type {
  OrderEventView as EventView,
  OrderSummaryView as SummaryView,
  OrderView as View,
} from './order-views.ts';
export declare const OrderView: z.ZodType<View>;
export declare const OrderSummaryView: z.ZodType<SummaryView>;
export declare const OrderEventView: z.ZodType<EventView>;
/** The most lines that one order may have. */
export declare const maxLines = 2000;
export declare const PlaceOrderInput: z.ZodObject<
  {
    items: z.ZodArray<
      z.ZodObject<
        {
          productId: z.ZodString;
          quantity: z.ZodInt;
        },
        z.core.$strict
      >
    >;
    idempotencyKey: z.ZodOptional<z.ZodString>;
    userId: z.ZodOptional<z.ZodString>;
  },
  z.core.$strict
>;
export declare const GetOrderInput: z.ZodUnion<
  readonly [
    z.ZodObject<
      {
        id: z.ZodString;
      },
      z.core.$strict
    >,
    z.ZodObject<
      {
        orderNumber: z.ZodString;
      },
      z.core.$strict
    >,
    z.ZodObject<
      {
        idempotencyKey: z.ZodString;
        userId: z.ZodOptional<z.ZodString>;
      },
      z.core.$strict
    >,
  ]
>;
export declare const OrderIdInput: z.ZodObject<
  {
    id: z.ZodString;
  },
  z.core.$strict
>;
export declare const ChangeStatusInput: z.ZodObject<
  {
    id: z.ZodString;
    expectedVersion: z.ZodOptional<z.ZodInt>;
    note: z.ZodOptional<z.ZodString>;
  },
  z.core.$strict
>;
export declare const ListOrdersInput: z.ZodPrefault<
  z.ZodObject<
    {
      limit: z.ZodDefault<z.ZodInt>;
      cursor: z.ZodOptional<z.ZodNullable<z.ZodString>>;
      status: z.ZodOptional<
        z.ZodEnum<{
          cancelled: 'cancelled';
          confirmed: 'confirmed';
          delivered: 'delivered';
          pending: 'pending';
          shipped: 'shipped';
        }>
      >;
      userId: z.ZodOptional<z.ZodString>;
    },
    z.core.$strict
  >
>;
export declare const PageOrdersInput: z.ZodPrefault<
  z.ZodObject<
    {
      page: z.ZodDefault<z.ZodInt>;
      pageSize: z.ZodDefault<z.ZodInt>;
      status: z.ZodOptional<
        z.ZodEnum<{
          cancelled: 'cancelled';
          confirmed: 'confirmed';
          delivered: 'delivered';
          pending: 'pending';
          shipped: 'shipped';
        }>
      >;
      userId: z.ZodOptional<z.ZodString>;
    },
    z.core.$strict
  >
>;
