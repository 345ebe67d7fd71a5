import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { Authenticator } from './identity/authenticate.ts';
import type { LoginThrottle } from '../accounts/login-throttle.ts';
import type { ResetMails } from '../accounts/reset-mails.ts';
import type { SignInKeys } from '../accounts/sign-in-addresses.ts';
import type { LiveUpdates } from './streaming/live-updates.ts';
import type { Mailer } from './mail/mailer.ts';
import type { PlacementBatcher } from '../orders/placement-batcher.ts';
import type { OrderReader } from '../orders/read-order.ts';
import type { ProductList } from '../products/find-products.ts';
import type { OverloadGuard } from './overload/overload-guard.ts';
import type { RateLimits } from './rate-limits/rate-limits.ts';
import type { Read } from './replicas/route-reads.ts';
import type { AfterResponse } from './background/after-response.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import type { Metrics } from './telemetry/metrics.ts';
import type { TargetPolicy } from '../webhooks/webhook-target.ts';

/** What procedures work with, made once at start and handed to every call. */
export interface Services {
  readonly database: Database;
  /** For what only reads: runs on a replica that is up to date, where there is one. */
  readonly read: Read;
  /** Their connections, to be closed at the end. */
  readonly replicas: AsyncDisposable;
  readonly authenticate: Authenticator;
  readonly placements: PlacementBatcher;
  readonly readOrder: OrderReader;
  readonly listProducts: ProductList;
  readonly live: LiveUpdates;
  readonly webhookTargets: TargetPolicy;
  readonly cursors: CursorSigner;
  readonly overloadGuard: OverloadGuard;
  readonly rateLimits: RateLimits;
  readonly loginThrottle: LoginThrottle;
  readonly resetMails: ResetMails;
  readonly signInKeys: SignInKeys;
  readonly afterResponse: AfterResponse;
  readonly mailer: Mailer;
  /** Where people reach the store, for links in mails: without a slash at the end. Known once the server listens. */
  readonly publicUrl: Promise<string>;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Marks services as such: the context, whose type is public, carries them as an opaque object. */
export function sealServices(services: Services): Services {
  sealed.add(services);
  return services;
}

export function isServices(candidate: object): candidate is Services {
  return sealed.has(candidate);
}

const sealed = new WeakSet<object>();
