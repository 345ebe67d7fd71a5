export declare const authRouter: import('@trpc/server').TRPCBuiltRouter<
  {
    ctx: import('../trpc/context.ts').Context;
    meta: import('../trpc/procedures.ts').ProcedureMeta;
    errorShape: import('../trpc/error-shape.ts').ErrorShape;
    transformer: false;
  },
  import('@trpc/server').TRPCDecorateCreateRouterOptions<{
    /** Creates a customer's account and signs in. With `cookie` as in `signIn`. EMAIL_TAKEN */
    signUp: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        email: string;
        name: string;
        password: string;
        cookie?: boolean | undefined;
      };
      output: import('./sessions.ts').SignedIn;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /**
     * With `cookie: true` the token travels in a cookie that no script can read, and `token` is empty: for pages.
     * UNAUTHENTICATED, the same for an unknown e-mail and a wrong password.
     */
    signIn: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        email: string;
        password: string;
        cookie?: boolean | undefined;
      };
      output: import('./sessions.ts').SignedIn;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Ends the session that the call was made in. */
    signOut: import('@trpc/server').TRPCMutationProcedure<{
      input: void;
      output: Record<string, never>;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Who one is. */
    me: import('@trpc/server').TRPCQueryProcedure<{
      input: void;
      output: import('../public-types.ts').UserView;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Changes one's password and ends one's other sessions. VALIDATION_FAILED when `currentPassword` is wrong */
    changePassword: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        currentPassword: string;
        newPassword: string;
      };
      output: Record<string, never>;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** One's sessions, the last used first. */
    listSessions: import('@trpc/server').TRPCQueryProcedure<{
      input: Record<string, never> | undefined;
      output: import('./session-list.ts').SessionView[];
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Ends one of one's sessions: its token is dead at once. SESSION_NOT_FOUND */
    endSession: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
      };
      output: Record<string, never>;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Ends all of one's sessions but the one that the call is made in. */
    endOtherSessions: import('@trpc/server').TRPCMutationProcedure<{
      input: void;
      output: Record<string, never>;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /**
     * Makes an API key for a program, by default with the scopes `read` and `orders`. Its `key` is shown this
     * once. FORBIDDEN when a customer wants the scope `staff`, TOO_MANY_API_KEYS
     */
    createApiKey: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        name: string;
        scopes?: ('orders' | 'read' | 'staff')[] | undefined;
        expiresAt?: string | null | undefined;
      };
      output: import('./api-keys.ts').NewApiKey;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** One's API keys without their secrets, newest first. */
    listApiKeys: import('@trpc/server').TRPCQueryProcedure<{
      input: Record<string, never> | undefined;
      output: import('./api-keys.ts').ApiKeyView[];
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
    /** Revokes one of one's API keys: it is dead at once. API_KEY_NOT_FOUND */
    revokeApiKey: import('@trpc/server').TRPCMutationProcedure<{
      input: {
        id: string;
      };
      output: Record<string, never>;
      meta: import('../trpc/procedures.ts').ProcedureMeta;
      errorShape: import('../trpc/error-shape.ts').ErrorShape;
    }>;
  }>
>;
