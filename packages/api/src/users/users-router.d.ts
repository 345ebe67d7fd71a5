export declare const usersRouter: import('@trpc/server').TRPCBuiltRouter<
  {
    ctx: import('../trpc/context.ts').Context;
    meta: import('../trpc/procedures.ts').ProcedureMeta;
    errorShape: import('../trpc/error-shape.ts').ErrorShape;
    transformer: false;
  },
  import('@trpc/server').TRPCDecorateCreateRouterOptions<{
    /** A profile: one's own, or as staff any. USER_NOT_FOUND */
    get: import('@trpc/server').TRPCQueryProcedure<{
      input: {
        id: string;
      };
      output: import('./user-view.ts').UserView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Changes name or e-mail. VERSION_CONFLICT with the current row, EMAIL_TAKEN, USER_NOT_FOUND */
    update: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
        expectedVersion: number;
        name?: string | undefined;
        email?: string | undefined;
      };
      output: import('./user-view.ts').UserView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Creates a user, who can sign in once there is a password. EMAIL_TAKEN */
    create: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        email: string;
        name: string;
        password?: string | undefined;
        role?: 'customer' | 'staff' | undefined;
      };
      output: import('./user-view.ts').UserView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Users newest first, all or those whose name or e-mail contains `search`. INVALID_CURSOR */
    list: import('@trpc/server').TRPCQueryProcedure<{
      input:
        | {
            limit?: number | undefined;
            cursor?: string | null | undefined;
            search?: string | undefined;
          }
        | undefined;
      output: {
        items: import('./user-view.ts').UserView[];
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
          }
        | undefined;
      output: {
        items: import('./user-view.ts').UserView[];
        page: number;
        pageSize: number;
        total: number;
        totalPages: number;
      };
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Makes somebody else staff, or a customer again, at once. FORBIDDEN for oneself, USER_NOT_FOUND */
    setRole: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
        role: 'customer' | 'staff';
      };
      output: import('./user-view.ts').UserView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Deletes somebody else who has no orders. FORBIDDEN for oneself, IN_USE, USER_NOT_FOUND */
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
