import type { SecurityEventView as View } from './security-event-view.ts';
export declare const auditRouter: import('@trpc/server').TRPCBuiltRouter<
  {
    ctx: import('../trpc/context.ts').Context;
    meta: import('../trpc/procedures.ts').ProcedureMeta;
    errorShape: import('../trpc/error-shape.ts').ErrorShape;
    transformer: false;
  },
  import('@trpc/server').TRPCDecorateCreateRouterOptions<{
    /**
     * Sign-ins, failures, and changes of passwords, keys, roles and accounts, newest first: all, or those about
     * `userId` or of one `kind`. INVALID_CURSOR
     */
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
        items: View[];
        nextCursor: string | null;
      };
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
  }>
>;
