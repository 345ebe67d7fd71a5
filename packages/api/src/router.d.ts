/** Every procedure of the store. A new feature is a folder and a line here. */
export declare const appRouter: import('@trpc/server').TRPCBuiltRouter<
  {
    ctx: import('./trpc/context.ts').Context;
    meta: import('./trpc/procedures.ts').ProcedureMeta;
    errorShape: import('./trpc/error-shape.ts').ErrorShape;
    transformer: false;
  },
  import('@trpc/server').TRPCDecorateCreateRouterOptions<{
    audit: import('@trpc/server').TRPCBuiltRouter<
      {
        ctx: import('./trpc/context.ts').Context;
        meta: import('./trpc/procedures.ts').ProcedureMeta;
        errorShape: import('./trpc/error-shape.ts').ErrorShape;
        transformer: false;
      },
      import('@trpc/server').TRPCDecorateCreateRouterOptions<{
        list: import('@trpc/server').TRPCQueryProcedure<{
          input:
            | {
                limit?: number | undefined;
                cursor?: string | null | undefined;
                userId?: string | undefined;
                kind?:
                  | 'email-changed'
                  | 'key-created'
                  | 'key-revoked'
                  | 'password-change-failed'
                  | 'password-changed'
                  | 'password-reset'
                  | 'password-reset-requested'
                  | 'role-changed'
                  | 'sessions-ended'
                  | 'sign-in-failed'
                  | 'sign-in-slowed'
                  | 'signed-in'
                  | 'signed-out'
                  | 'signed-up'
                  | 'user-created'
                  | 'user-deleted'
                  | undefined;
              }
            | undefined;
          output: {
            items: import('./public-types.ts').SecurityEventView[];
            nextCursor: string | null;
          };
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
      }>
    >;
    auth: import('@trpc/server').TRPCBuiltRouter<
      {
        ctx: import('./trpc/context.ts').Context;
        meta: import('./trpc/procedures.ts').ProcedureMeta;
        errorShape: import('./trpc/error-shape.ts').ErrorShape;
        transformer: false;
      },
      import('@trpc/server').TRPCDecorateCreateRouterOptions<{
        signUp: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            email: string;
            name: string;
            password: string;
            cookie?: boolean | undefined;
          };
          output: import('./public-types.ts').SignedIn;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        signIn: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            email: string;
            password: string;
            cookie?: boolean | undefined;
          };
          output: import('./public-types.ts').SignedIn;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        signOut: import('@trpc/server').TRPCMutationProcedure<{
          input: void;
          output: Record<string, never>;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        me: import('@trpc/server').TRPCQueryProcedure<{
          input: void;
          output: import('./public-types.ts').UserView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        changePassword: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            currentPassword: string;
            newPassword: string;
          };
          output: Record<string, never>;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        listSessions: import('@trpc/server').TRPCQueryProcedure<{
          input: Record<string, never> | undefined;
          output: import('./public-types.ts').SessionView[];
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        endSession: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
          };
          output: Record<string, never>;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        endOtherSessions: import('@trpc/server').TRPCMutationProcedure<{
          input: void;
          output: Record<string, never>;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        createApiKey: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            name: string;
            scopes?: ('orders' | 'read' | 'staff')[] | undefined;
            expiresAt?: string | null | undefined;
          };
          output: import('./public-types.ts').NewApiKey;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        listApiKeys: import('@trpc/server').TRPCQueryProcedure<{
          input: Record<string, never> | undefined;
          output: import('./public-types.ts').ApiKeyView[];
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        revokeApiKey: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
          };
          output: Record<string, never>;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
      }>
    >;
    orders: import('@trpc/server').TRPCBuiltRouter<
      {
        ctx: import('./trpc/context.ts').Context;
        meta: import('./trpc/procedures.ts').ProcedureMeta;
        errorShape: import('./trpc/error-shape.ts').ErrorShape;
        transformer: false;
      },
      import('@trpc/server').TRPCDecorateCreateRouterOptions<{
        place: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            items: {
              productId: string;
              quantity: number;
            }[];
            idempotencyKey?: string | undefined;
            userId?: string | undefined;
          };
          output: import('./public-types.ts').OrderView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
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
          output: import('./public-types.ts').OrderView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        list: import('@trpc/server').TRPCQueryProcedure<{
          input:
            | {
                limit?: number | undefined;
                cursor?: string | null | undefined;
                status?:
                  | 'cancelled'
                  | 'confirmed'
                  | 'delivered'
                  | 'pending'
                  | 'shipped'
                  | undefined;
                userId?: string | undefined;
              }
            | undefined;
          output: {
            items: import('./public-types.ts').OrderSummaryView[];
            nextCursor: string | null;
          };
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        listByPage: import('@trpc/server').TRPCQueryProcedure<{
          input:
            | {
                page?: number | undefined;
                pageSize?: number | undefined;
                status?:
                  | 'cancelled'
                  | 'confirmed'
                  | 'delivered'
                  | 'pending'
                  | 'shipped'
                  | undefined;
                userId?: string | undefined;
              }
            | undefined;
          output: {
            items: import('./public-types.ts').OrderSummaryView[];
            page: number;
            pageSize: number;
            total: number;
            totalPages: number;
          };
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        history: import('@trpc/server').TRPCQueryProcedure<{
          input: {
            id: string;
          };
          output: import('./public-types.ts').OrderEventView[];
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        confirm: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
            expectedVersion?: number | undefined;
            note?: string | undefined;
          };
          output: import('./public-types.ts').OrderView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        ship: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
            expectedVersion?: number | undefined;
            note?: string | undefined;
          };
          output: import('./public-types.ts').OrderView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        deliver: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
            expectedVersion?: number | undefined;
            note?: string | undefined;
          };
          output: import('./public-types.ts').OrderView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        cancel: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
            expectedVersion?: number | undefined;
            note?: string | undefined;
          };
          output: import('./public-types.ts').OrderView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
      }>
    >;
    products: import('@trpc/server').TRPCBuiltRouter<
      {
        ctx: import('./trpc/context.ts').Context;
        meta: import('./trpc/procedures.ts').ProcedureMeta;
        errorShape: import('./trpc/error-shape.ts').ErrorShape;
        transformer: false;
      },
      import('@trpc/server').TRPCDecorateCreateRouterOptions<{
        get: import('@trpc/server').TRPCQueryProcedure<{
          input:
            | {
                id: string;
              }
            | {
                sku: string;
              };
          output: import('./public-types.ts').ProductView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
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
            items: import('./public-types.ts').ProductView[];
            nextCursor: string | null;
          };
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
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
            items: import('./public-types.ts').ProductView[];
            page: number;
            pageSize: number;
            total: number;
            totalPages: number;
          };
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        create: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            sku: string;
            name: string;
            description?: string | null | undefined;
            price: string;
            stockQuantity?: number | undefined;
          };
          output: import('./public-types.ts').ProductView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        update: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
            expectedVersion: number;
            sku?: string | undefined;
            name?: string | undefined;
            description?: string | null | undefined;
            price?: string | undefined;
          };
          output: import('./public-types.ts').ProductView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        adjustStock: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
            delta: number;
            reason: string;
          };
          output: import('./public-types.ts').ProductView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        setStock: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
            quantity: number;
            expectedQuantity: number;
            reason: string;
          };
          output: import('./public-types.ts').ProductView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        delete: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
          };
          output: Record<string, never>;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
      }>
    >;
    users: import('@trpc/server').TRPCBuiltRouter<
      {
        ctx: import('./trpc/context.ts').Context;
        meta: import('./trpc/procedures.ts').ProcedureMeta;
        errorShape: import('./trpc/error-shape.ts').ErrorShape;
        transformer: false;
      },
      import('@trpc/server').TRPCDecorateCreateRouterOptions<{
        get: import('@trpc/server').TRPCQueryProcedure<{
          input: {
            id: string;
          };
          output: import('./public-types.ts').UserView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        update: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
            expectedVersion: number;
            name?: string | undefined;
            email?: string | undefined;
          };
          output: import('./public-types.ts').UserView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        create: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            email: string;
            name: string;
            password?: string | undefined;
            role?: 'customer' | 'staff' | undefined;
          };
          output: import('./public-types.ts').UserView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        list: import('@trpc/server').TRPCQueryProcedure<{
          input:
            | {
                limit?: number | undefined;
                cursor?: string | null | undefined;
                search?: string | undefined;
              }
            | undefined;
          output: {
            items: import('./public-types.ts').UserView[];
            nextCursor: string | null;
          };
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        listByPage: import('@trpc/server').TRPCQueryProcedure<{
          input:
            | {
                page?: number | undefined;
                pageSize?: number | undefined;
                search?: string | undefined;
              }
            | undefined;
          output: {
            items: import('./public-types.ts').UserView[];
            page: number;
            pageSize: number;
            total: number;
            totalPages: number;
          };
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        setRole: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
            role: 'customer' | 'staff';
          };
          output: import('./public-types.ts').UserView;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
        delete: import('@trpc/server').TRPCMutationProcedure<{
          input: {
            id: string;
          };
          output: Record<string, never>;
          meta: import('./trpc/procedures.ts').ProcedureMeta;
          errorShape: import('./trpc/error-shape.ts').ErrorShape;
        }>;
      }>
    >;
  }>
>;
export type AppRouter = typeof appRouter;
