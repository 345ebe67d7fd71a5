import { type Who } from '../auth/access.ts';
import { Services } from '../services.ts';
import type { Actor, Context, SessionCookie } from './context.ts';
import { type ErrorShape } from './error-shape.ts';
/** For whom a procedure was built, to be compared with `auth/access.ts`. */
export interface ProcedureMeta {
  readonly who: Who;
}
export declare const router: import('@trpc/server').TRPCRouterBuilder<{
  ctx: Context;
  meta: ProcedureMeta;
  errorShape: ErrorShape;
  transformer: false;
}>;
/** What a procedure's function is given. */
export interface CallContext {
  readonly requestId: string;
  readonly token: string | null;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly cookie: SessionCookie | null;
  readonly services: Services;
}
/** Anyone may call. */
export declare const publicProcedure: import('@trpc/server').TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {
    access: import('../auth/access.ts').Access;
    services: Services;
  },
  import('@trpc/server').TRPCUnsetMarker,
  import('@trpc/server').TRPCUnsetMarker,
  import('@trpc/server').TRPCUnsetMarker,
  import('@trpc/server').TRPCUnsetMarker,
  false,
  ErrorShape
>;
/** Anyone who is signed in may call; what belongs to others the function itself must keep out. */
export declare const customerProcedure: import('@trpc/server').TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {
    access: import('../auth/access.ts').Access;
    actor: Actor;
    services: Services;
  },
  import('@trpc/server').TRPCUnsetMarker,
  import('@trpc/server').TRPCUnsetMarker,
  import('@trpc/server').TRPCUnsetMarker,
  import('@trpc/server').TRPCUnsetMarker,
  false,
  ErrorShape
>;
/** Only staff may call. */
export declare const staffProcedure: import('@trpc/server').TRPCProcedureBuilder<
  Context,
  ProcedureMeta,
  {
    access: import('../auth/access.ts').Access;
    actor: Actor;
    services: Services;
  },
  import('@trpc/server').TRPCUnsetMarker,
  import('@trpc/server').TRPCUnsetMarker,
  import('@trpc/server').TRPCUnsetMarker,
  import('@trpc/server').TRPCUnsetMarker,
  false,
  ErrorShape
>;
/** For the parts of a customer's procedure that only staff may use, such as `userId`. */
export declare function demandStaff(actor: Actor): void;
/** For the parts of a procedure that no API key may use, such as giving somebody the role of staff. */
export declare function demandSession(actor: Actor): void;
/** For what a browser must not be made to do by a page of another site. */
export declare function demandOwnPage(cookie: SessionCookie): void;
