export declare const productsRouter: import('@trpc/server').TRPCBuiltRouter<
  {
    ctx: import('../trpc/context.ts').Context;
    meta: import('../trpc/procedures.ts').ProcedureMeta;
    errorShape: import('../trpc/error-shape.ts').ErrorShape;
    transformer: false;
  },
  import('@trpc/server').TRPCDecorateCreateRouterOptions<{
    /** A product by id or SKU. PRODUCT_NOT_FOUND */
    get: import('@trpc/server').TRPCQueryProcedure<{
      input:
        | {
            id: string;
          }
        | {
            sku: string;
          };
      output: import('./product-view.ts').ProductView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Products by cursor; `search` looks into name, SKU and description. INVALID_CURSOR */
    list: import('@trpc/server').TRPCQueryProcedure<{
      input:
        | {
            limit?: number | undefined;
            cursor?: string | null | undefined;
            search?: string | undefined;
            inStock?: boolean | undefined;
            minPrice?: string | undefined;
            maxPrice?: string | undefined;
            sort?: '-price' | 'name' | 'newest' | 'price' | undefined;
          }
        | undefined;
      output: {
        items: import('./product-view.ts').ProductView[];
        nextCursor: string | null;
      };
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** The same by numbered pages. */
    listByPage: import('@trpc/server').TRPCQueryProcedure<{
      input:
        | {
            page?: number | undefined;
            pageSize?: number | undefined;
            search?: string | undefined;
            inStock?: boolean | undefined;
            minPrice?: string | undefined;
            maxPrice?: string | undefined;
            sort?: '-price' | 'name' | 'newest' | 'price' | undefined;
          }
        | undefined;
      output: {
        items: import('./product-view.ts').ProductView[];
        page: number;
        pageSize: number;
        total: number;
        totalPages: number;
      };
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Creates a product with its opening stock. SKU_TAKEN */
    create: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        sku: string;
        name: string;
        description?: string | null | undefined;
        price: string;
        stockQuantity?: number | undefined;
      };
      output: import('./product-view.ts').ProductView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Changes anything but stock. VERSION_CONFLICT with the current row, SKU_TAKEN, PRODUCT_NOT_FOUND */
    update: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
        expectedVersion: number;
        sku?: string | undefined;
        name?: string | undefined;
        description?: string | null | undefined;
        price?: string | undefined;
      };
      output: import('./product-view.ts').ProductView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Adds or takes pieces. INSUFFICIENT_STOCK, OUT_OF_RANGE, PRODUCT_NOT_FOUND */
    adjustStock: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
        delta: number;
        reason: string;
      };
      output: import('./product-view.ts').ProductView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Sets the stock to what was counted. STOCK_CHANGED with the current row, PRODUCT_NOT_FOUND */
    setStock: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
        quantity: number;
        expectedQuantity: number;
        reason: string;
      };
      output: import('./product-view.ts').ProductView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Deletes a product that is in no order. IN_USE, PRODUCT_NOT_FOUND */
    delete: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
      };
      output: Record<string, never>;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
  }>
>;
