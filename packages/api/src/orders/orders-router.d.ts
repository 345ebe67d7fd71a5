export declare const ordersRouter: import('@trpc/server').TRPCBuiltRouter<
  {
    ctx: import('../trpc/context.ts').Context;
    meta: import('../trpc/procedures.ts').ProcedureMeta;
    errorShape: import('../trpc/error-shape.ts').ErrorShape;
    transformer: false;
  },
  import('@trpc/server').TRPCDecorateCreateRouterOptions<{
    /**
     * Places an order: all or nothing, at the prices of the moment, once per idempotency key.
     * PRODUCT_NOT_FOUND, USER_NOT_FOUND, INSUFFICIENT_STOCK, TOTAL_TOO_LARGE, IDEMPOTENCY_KEY_REUSED
     */
    place: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        items: {
          productId: string;
          quantity: number;
        }[];
        idempotencyKey?: string | undefined;
        userId?: string | undefined;
      };
      output: import('./order-views.ts').OrderView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** An order by id, number, or the key it was placed with. ORDER_NOT_FOUND */
    get: import('@trpc/server').TRPCQueryProcedure<{
      input:
        | {
            id: string;
          }
        | {
            orderNumber: string;
          }
        | {
            idempotencyKey: string;
            userId?: string | undefined;
          };
      output: import('./order-views.ts').OrderView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** One's own orders, for staff everybody's, newest first. INVALID_CURSOR */
    list: import('@trpc/server').TRPCQueryProcedure<{
      input:
        | {
            limit?: number | undefined;
            cursor?: string | null | undefined;
            status?: 'cancelled' | 'confirmed' | 'delivered' | 'pending' | 'shipped' | undefined;
            userId?: string | undefined;
          }
        | undefined;
      output: {
        items: import('./order-views.ts').OrderSummaryView[];
        nextCursor: string | null;
      };
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Everybody's orders by numbered pages. */
    listByPage: import('@trpc/server').TRPCQueryProcedure<{
      input:
        | {
            page?: number | undefined;
            pageSize?: number | undefined;
            status?: 'cancelled' | 'confirmed' | 'delivered' | 'pending' | 'shipped' | undefined;
            userId?: string | undefined;
          }
        | undefined;
      output: {
        items: import('./order-views.ts').OrderSummaryView[];
        page: number;
        pageSize: number;
        total: number;
        totalPages: number;
      };
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** What happened to an order, oldest first. ORDER_NOT_FOUND */
    history: import('@trpc/server').TRPCQueryProcedure<{
      input: {
        id: string;
      };
      output: import('./order-views.ts').OrderEventView[];
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** pending → confirmed. ILLEGAL_TRANSITION, VERSION_CONFLICT, ORDER_NOT_FOUND */
    confirm: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
        expectedVersion?: number | undefined;
        note?: string | undefined;
      };
      output: import('./order-views.ts').OrderView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** confirmed → shipped. ILLEGAL_TRANSITION, VERSION_CONFLICT, ORDER_NOT_FOUND */
    ship: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
        expectedVersion?: number | undefined;
        note?: string | undefined;
      };
      output: import('./order-views.ts').OrderView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** shipped → delivered. ILLEGAL_TRANSITION, VERSION_CONFLICT, ORDER_NOT_FOUND */
    deliver: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
        expectedVersion?: number | undefined;
        note?: string | undefined;
      };
      output: import('./order-views.ts').OrderView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** pending or confirmed → cancelled; the stock goes back, once. ILLEGAL_TRANSITION, VERSION_CONFLICT, ORDER_NOT_FOUND */
    cancel: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
        expectedVersion?: number | undefined;
        note?: string | undefined;
      };
      output: import('./order-views.ts').OrderView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
  }>
>;
